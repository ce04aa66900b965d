import type { SeatEffect, SeatKind, SeatState, SeatStep } from '../../seat-steps.ts';
import { LIVING_SEATS } from '../../seat-steps.ts';
import { LATE_MS } from './rules.ts';
import type { SeatPatch, SeatRow } from './store/rows.ts';

/** A decided step of a seat, as far as its effects must know. */
export interface Taken {
  readonly step: SeatStep;
  readonly to: SeatState;
  readonly now: Date;
  /** Null: the clock. */
  readonly by: string | null;
  readonly plannedStart: Date | null;
  readonly orderState: string;
  readonly orderAttempt: number;
  /** The seat as it was; for a birth as it will be. */
  readonly seat: Pick<SeatRow, 'kind' | 'state' | 'attempt' | 'unmarkedUntil'>;
  readonly birth: boolean;
  readonly hours: number | null;
  readonly reason: string | null;
}

/** What a step changes beside the seat's state and times. */
export interface Change {
  patch: SeatPatch;
  /** Added to the order's living seats of the kind. */
  count: -1 | 0 | 1;
  relation: 'JOINS' | 'LEAVES' | null;
  opensOrder: boolean;
}

/** What each effect of the table changes. Exhaustive: a new effect without code does not compile. */
export const SEAT_EFFECT: { readonly [E in SeatEffect]: (taken: Taken) => Partial<Change> } = {
  PLACE_TAKEN: () => ({ count: 1 }),
  PLACE_FREED: ({ seat, orderAttempt }) => ({ count: seat.attempt === orderAttempt && isLiving(seat.state) ? -1 : 0 }),
  CREW_JOINS: () => ({ relation: 'JOINS' }),
  CREW_LEAVES: () => ({ relation: 'LEAVES' }),
  OPEN_ORDER: ({ seat, orderState }) => ({ opensOrder: seat.kind === 'LEAD' && orderState === 'ACCEPTED' }),
  LATE_MARK: (taken) => ({ patch: { late: isLate(taken) } }),
  EXTENSION: ({ now, reason }) => ({ patch: { extendedAt: now, extendedBecause: reason } }),
  HOURS: ({ hours }) => (hours === null ? {} : { patch: { hours } }),
};

/** Everything that a step changes, by its row's effects. */
export function changeOf(effects: readonly SeatEffect[], taken: Taken): Change {
  const change: Change = { patch: stamped(taken), count: 0, relation: null, opensOrder: false };
  for (const effect of effects) {
    const { patch, ...rest } = SEAT_EFFECT[effect](taken);
    Object.assign(change, rest, { patch: { ...change.patch, ...patch } });
  }
  return change;
}

export const isLiving = (state: SeatState): boolean => (LIVING_SEATS as readonly string[]).includes(state);

/** CREW or LEAD: the relation that a seat of this kind gives. */
export const relationOf = (kind: SeatKind): 'LEAD' | 'CREW' => (kind === 'LEAD' ? 'LEAD' : 'CREW');

const isLate = ({ plannedStart, now, seat }: Taken): boolean =>
  plannedStart !== null && plannedStart.getTime() - now.getTime() < LATE_MS && !(seat.unmarkedUntil !== null && now < seat.unmarkedUntil);

/** The times that a change of state leaves in the row. */
function stamped({ step, to, now, by, seat, birth, reason }: Taken): SeatPatch {
  if (!birth && to === seat.state) return {};
  return {
    state: to,
    ...(to === 'HELD' ? { heldAt: now } : {}),
    ...(to === 'CONFIRMED' ? { confirmedAt: now, confirmedBy: by === null ? 'CLOCK' : 'HOLDER', ...(seat.state === 'OFFERED' ? { heldAt: now } : {}) } : {}),
    ...(to === 'SERVING' ? { begunAt: now } : {}),
    ...(isLiving(to) ? {} : { endedAt: now, endedBy: step === 'free' ? null : by, reason }),
  };
}
