import type { Actor } from '../../platform/actor.ts';
import type { Tx } from '../../platform/db.ts';
import type { Platform } from '../../platform/platform.ts';
import type { SeriesStep, SeriesWho } from '../../series-steps.ts';
import type { RealmCalendar } from '../places/index.ts';
import type { TimingInput } from '../resources/index.ts';
import type { Occurrence, SeriesRow } from './facts.ts';
import type { Limits } from './lifecycle.ts';
import type { Preference } from './preference.ts';
import type { Recording } from './record.ts';
import type { Along } from './store/facts.ts';

/** What of a series is said anew; null: it stays. */
export interface Changed {
  readonly words?: string | null;
  readonly timing?: TimingInput | null;
  readonly skipsHolidays?: boolean | null;
  readonly validUntil?: Date | null;
}

/** What the steps of a series say besides which one it is. */
export interface StepInputs {
  pause: object;
  resume: object;
  skip: { readonly date: string; readonly cancelOrder: boolean };
  shift: { readonly date: string; readonly startsAt: Date };
  prefer: Preference;
  change: Changed;
  end: { readonly cancelOrders: boolean };
  placeNext: object;
  runOut: object;
}
/** Every step but the birth, and what an order that may not be placed leads to. */
export type SeriesMove = keyof StepInputs;

/** Where a step has left a series. */
export interface Moved { readonly id: string; readonly revision: number }

/** A step under way: the series as it was locked, with all that was read. */
export interface Moving {
  readonly platform: Platform;
  readonly tx: Tx;
  readonly actor: Actor;
  readonly now: Date;
  readonly before: SeriesRow;
  readonly along: Along;
  readonly calendar: RealmCalendar;
  readonly next: Occurrence | null;
  readonly limits: Limits;
  readonly as: SeriesWho;
}

/** What a step changes. */
export type Change = Pick<Recording, 'preferred' | 'mark' | 'words' | 'forgets'> & { readonly row?: Partial<SeriesRow>; readonly instead?: SeriesStep };
