/** Occurrences each week, each month or on single dates; or plain periods whose capacity may be used at any time within. */
export const PERIOD_KINDS = ['WEEKLY', 'MONTHLY', 'DATES', 'DAY', 'WEEK', 'MONTH'] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];

/** For whom a resource is; a field left out does not narrow. */
export interface ForWhom {
  /** Years, inclusive. */
  readonly ageFrom?: number;
  readonly ageTo?: number;
  /** People of these divisions and all below them. */
  readonly divisionIds?: readonly string[];
  /** In words; read by people, not decided upon. */
  readonly words?: string;
}
