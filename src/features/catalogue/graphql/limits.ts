import type { Duration } from '../../../kernel/durations.ts';
import type { Limits } from '../rules/limits.ts';
import type { DurationUnitName } from './words.ts';

/** A time limit as the schema shows it. */
export interface ShownLimit {
  readonly table: string;
  readonly step: string;
  readonly then: string;
  readonly amount: number;
  readonly unit: DurationUnitName;
}

const UNITS = { seconds: 'SECONDS', minutes: 'MINUTES', hours: 'HOURS', days: 'DAYS', workingHours: 'WORKING_HOURS', workingDays: 'WORKING_DAYS' } as const;
type Unit = keyof typeof UNITS;

/** Limits by key as a list. */
export const limitsShown = (limits: Limits): ShownLimit[] => Object.entries(limits).map(([key, span]) => {
  const [table, step, then] = key.split('.') as [string, string, string];
  const [unit, amount] = Object.entries(span)[0] as [Unit, number];
  return { table, step, then, amount, unit: UNITS[unit] };
});

/** A list of limits by key. */
export const limitsOf = (shown: readonly ShownLimit[]): Limits => Object.fromEntries(shown.map(({ table, step, then, amount, unit }) => {
  const name = (Object.keys(UNITS) as Unit[]).find((one) => UNITS[one] === unit)!;
  return [`${table}.${step}.${then}`, { [name]: amount } as unknown as Duration];
}));
