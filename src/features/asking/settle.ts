import type { SeatKind } from '../../seat-steps.ts';
import type { AskingState } from '../../ask-steps.ts';
import { wantedKind, type Fillable } from './rules.ts';

/** An order and its askings that were not put away, as they stand. */
export interface Standing {
  readonly order: Fillable & { readonly id: string; readonly attempt: number };
  /** The realm asks people at all. */
  readonly asks: boolean;
  /** What has happened is not long ago: a list of old orders starts no flood. */
  readonly fresh: boolean;
  /** The order itself moved, or a place became free: a grab begins no asking. */
  readonly moved: boolean;
  /** It has ended, for good or until it is opened again. */
  readonly over: boolean;
  /** Somebody who was asked has just answered. */
  readonly answered: boolean;
  readonly askings: readonly { readonly id: string; readonly attempt: number; readonly kind: SeatKind; readonly state: AskingState; readonly open: number; readonly told: readonly string[]; readonly wave: number }[];
}

/** What becomes of an order's askings. */
export interface Settled {
  readonly begin: SeatKind | null;
  readonly rest: readonly string[];
  readonly goOn: readonly string[];
  /** The clock asks on now: nobody is left of whom an answer could come. */
  readonly hurry: readonly string[];
  /** To be put away after a while. */
  readonly end: readonly string[];
}

/** What an order's askings should do, by how the order stands now and not by what has happened to it: whoever looks twice does nothing more. Pure. */
export function settledBy({ order, asks, fresh, moved, over, answered, askings }: Standing, now: Date): Settled {
  const kind = asks ? wantedKind(order, now) : null;
  const wanted = askings.find((one) => one.attempt === order.attempt && one.kind === kind);
  const others = askings.filter((one) => one !== wanted);
  return {
    begin: kind !== null && wanted === undefined && fresh && moved ? kind : null,
    rest: others.filter(({ state }) => state === 'ASKING' || state === 'EXHAUSTED').map(({ id }) => id),
    goOn: wanted?.state === 'RESTING' && fresh ? [wanted.id] : [],
    hurry: answered && wanted?.state === 'ASKING' && wanted.wave > 0 && wanted.open === 0 && wanted.told.length === 0 ? [wanted.id] : [],
    end: over ? askings.map(({ id }) => id) : [],
  };
}

/** Whether there is anything to do. */
export const isQuiet = ({ begin, rest, goOn, hurry, end }: Settled): boolean => begin === null && rest.length + goOn.length + hurry.length + end.length === 0;
