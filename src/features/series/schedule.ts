import { nextPeriods, type Offering, type Zone } from '../resources/index.ts';
import type { Marked, Occurrence } from './facts.ts';
import { LONGEST_DAYS } from './words.ts';

/** When a series happens. */
export interface Plan extends Offering {
  readonly skipsHolidays: boolean;
}

/** A realm's zone and holidays; `RealmCalendar` is one. */
export interface Days extends Zone {
  isHoliday(date: string): boolean;
}

/** So many holidays may lie between two occurrences that count; a rule that falls on nothing else is over. */
const HOLIDAYS_A_YEAR = 40;

/** The next occurrences that have not begun, moved ones where they were moved to, skipped and placed ones included; soonest first. Pure. */
export function occurrencesAhead(plan: Plan, marks: readonly Marked[], now: Date, days: Days, first: number): Occurrence[] {
  const byDate = new Map(marks.map((one) => [one.date, one]));
  const planned = nextPeriods(plan, now, first + marks.length + (plan.skipsHolidays ? HOLIDAYS_A_YEAR : 0), days, LONGEST_DAYS)
    .map((period): Occurrence => ({ ...period, date: days.dateOf(period.startsAt), state: 'PLANNED', orderId: null }))
    .filter(({ date }) => !byDate.has(date) && !(plan.skipsHolidays && days.isHoliday(date)));
  const special = marks.filter(({ startsAt }) => startsAt > now).map(({ mark, ...one }): Occurrence => ({ ...one, state: mark }));
  return [...planned, ...special].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime() || (a.date < b.date ? -1 : 1)).slice(0, first);
}

/** The next occurrence whose order is still to be placed; null: none is left. Pure. */
export function nextToPlace(plan: Plan, marks: readonly Marked[], now: Date, days: Days): Occurrence | null {
  return occurrencesAhead(plan, marks, now, days, marks.length + 1).find(({ state }) => state === 'PLANNED' || state === 'MOVED') ?? null;
}
