import type { Muted } from './words.ts';

/** A span of every day in the realm's time, HH:MM; over midnight if it ends before it begins. */
export interface DailySpan {
  readonly from: string;
  readonly until: string;
}

/** How somebody wants to be pushed: the realm's defaults, over them what they chose. */
export interface PushPreferences {
  /** Null: none. */
  readonly quiet: DailySpan | null;
  /** So many pushes a day; what is beyond them comes in the next digest. */
  readonly aDay: number;
  /** Nothing but digests (and what presses). */
  readonly digestOnly: boolean;
  /** When digests come, HH:MM in the realm's time; one at least. */
  readonly digestTimes: readonly string[];
  /** Nothing comes while they serve. */
  readonly restWhileServing: boolean;
}

/** The realm's days, right in its own zone. */
export interface Days {
  /** YYYY-MM-DD of an instant. */
  dateOf(at: Date): string;
  /** The instant of a local date and time. */
  at(date: string, time: string): Date;
}

export interface Mute {
  readonly what: Muted;
  /** Code of the item, id of the team or order; empty for everything. */
  readonly of: string;
  /** Null: until it is taken back. */
  readonly until: Date | null;
}

/** All that the decision about one piece of news may look at. */
export interface NewsFacts {
  readonly days: Days;
  /** When it happened. */
  readonly happenedAt: Date;
  readonly read: boolean;
  /** The row of its table of steps says that it touches a service, and they are told as somebody who takes part in it. */
  readonly presses: boolean;
  /** What it asks for cannot be done any more: the offer is answered, the order has no more places. */
  readonly over: boolean;
  /** Until when they must answer it. */
  readonly answerBy: Date | null;
  readonly order: null | {
    readonly id: string;
    readonly itemCode: string;
    readonly plannedStart: Date | null;
    readonly plannedEnd: Date | null;
  };
  /** Teams that they muted and through which this reaches them. */
  readonly teamIds: readonly string[];
  readonly mutes: readonly Mute[];
  /** Until when they take days off; null: they do not. */
  readonly offUntil: Date | null;
  /** Orders that they serve at this moment. */
  readonly serving: readonly string[];
  /** Pushes that they had today, by the realm's day. */
  readonly pushedToday: number;
  /** It was put off to a digest, whose time has come. */
  readonly inDigest: boolean;
}
