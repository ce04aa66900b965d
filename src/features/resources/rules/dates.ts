import type { PeriodKind } from '../words.ts';

/** When something happens, as tokens that a date may bear: MO, 15, -1, 2TU, -1FR, 2026-11-03. */
export interface DateRule {
  readonly kind: PeriodKind;
  readonly days: readonly string[];
  readonly every: number;
  readonly phase: number;
}

const DAY_MS = 86_400_000;
const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'] as const;

/**
 * Every token that a date (YYYY-MM-DD) bears: its weekday, its day of the month from both ends, its weekday's number in the month from
 * both ends, itself. A rule falls on a date exactly when they share a token, which SQL asks with `&&`.
 */
export function tokensOf(date: string): string[] {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const weekday = WEEKDAYS[new Date(`${date}T00:00:00Z`).getUTCDay()]!;
  return [weekday, `${day}`, `${day - length - 1}`, `${Math.ceil(day / 7)}${weekday}`, `${-Math.ceil((length - day + 1) / 7)}${weekday}`, date];
}

/** Number of the week (Monday first) or month that a date lies in, from a fixed origin. */
export function indexOf(kind: PeriodKind, date: string): number {
  if (kind === 'MONTHLY') return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
  return Math.floor((Date.parse(`${date}T00:00:00Z`) / DAY_MS + 3) / 7);
}

/** Which of every so many weeks or months those are that count from `date`. */
export const phaseOf = (kind: PeriodKind, date: string, every: number): number => (kind === 'DATES' ? 0 : indexOf(kind, date) % every);

/** Whether the rule falls on the date. The SQL face is `happensOn` in the store. */
export function occursOn(rule: DateRule, date: string): boolean {
  const tokens = new Set(tokensOf(date));
  if (!rule.days.some((token) => tokens.has(token))) return false;
  return rule.kind === 'DATES' || indexOf(rule.kind, date) % rule.every === rule.phase;
}
