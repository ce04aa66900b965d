import type { Needs } from '../../kernel/lifecycle.ts';
import type { UrgeWords } from '../../urge-steps.ts';

/** What decides whether an order may be urged. */
export interface UrgeFacts {
  readonly now: Date;
  readonly held: boolean;
  /** Since when it is in its state. */
  readonly since: Date;
  /** When the first time limit of the state ends; null: none runs. */
  readonly due: Date | null;
  /** A reminder was given in this state: a limit is over already. */
  readonly reminded: boolean;
  readonly urgedToday: boolean;
}

export type UrgeCode = 'ON_HOLD' | 'NOTHING_TO_URGE' | 'URGE_TOO_EARLY' | 'URGED_TODAY';

const halfOf = ({ since, due, now }: UrgeFacts): Date => (due === null ? now : new Date(since.getTime() + (due.getTime() - since.getTime()) / 2));

/** What urging needs, each with its refusal. Pure. */
export const URGE_RULES: Needs<UrgeWords, UrgeFacts, UrgeCode> = {
  NOT_HELD: { code: 'ON_HOLD', holds: ({ held }) => !held },
  LIMITED: { code: 'NOTHING_TO_URGE', holds: ({ due }) => due !== null },
  HALF_OVER: { code: 'URGE_TOO_EARLY', holds: (facts) => facts.reminded || facts.now >= halfOf(facts), args: (facts) => ({ from: halfOf(facts).toISOString() }) },
  NOT_YET_TODAY: { code: 'URGED_TODAY', holds: ({ urgedToday }) => !urgedToday },
};

const DAY_MS = 86_400_000;

/** The working day of an instant, as YYYY-MM-DD: that day, or the next one on which people work. */
export function workingDayOf(calendar: { dateOf(at: Date): string; isWorkingDay(date: string): boolean }, at: Date): string {
  let day = calendar.dateOf(at);
  while (!calendar.isWorkingDay(day)) day = new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);
  return day;
}
