import { randomInt } from 'node:crypto';
import type { OwnEffect } from '../../seven-orders.ts';
import { knowing, type Effect } from './higher.ts';
import type { StepInputs } from './inputs.ts';
import { goesToGridFirst } from './rules.ts';
import { StepRefused, type Moving } from './moving.ts';
import { BOOKING_OWN } from './booking-effects.ts';
import { drawn } from './sample.ts';
import { firstEnd, freeHolds, knownHolds, liftingHolds, puttingHold, standingHolds, type Hold } from './store/holds.ts';
import { puttingContact, puttingStartCode } from './store/private.ts';
import { relating, serving } from './store/relations.ts';
import { LAST_ATTEMPT } from './words.ts';

const input = <S extends keyof StepInputs>(moving: Moving, _step: S): StepInputs[S] => moving.input as StepInputs[S];

/** What each step does inside this room. Exhaustive: a new effect without code does not compile. */
export const OWN: { readonly [E in OwnEffect]: Effect } = {
  ...BOOKING_OWN,
  // Booked before the order is born, in the same transaction (`place.ts`): a birth has no row yet that could be patched.
  BOOK_CAPACITY: async () => {},
  TAKE: async ({ facts }) => ({ takenBy: facts.actor.personId }),
  HAND_OVER: async (moving) => ({ takenBy: input(moving, 'handOver').to }),
  LET_GO: async () => ({ takenBy: null }),
  ASK: async () => {},
  MERGE: async (moving) => {
    const { tx, order, facts } = moving;
    const { into } = input(moving, 'merge');
    if (order.requesterId !== null) moving.along(serving(tx, { realm: order.realm, orderId: into, personId: order.requesterId, now: facts.now }));
    return { mergedInto: into };
  },
  HOLDING_SET: async (moving) => {
    const { extra, order, as, facts } = moving;
    const byItself = as === 'clock' && goesToGridFirst(order, facts.settings) ? order.gridId : order.communityId;
    return { holdingId: extra.division?.id ?? byItself, ...(extra.division && order.communityId === null ? { communityId: extra.division.communityId } : {}) };
  },
  HOLDING_UP: async ({ facts }) => ({ holdingId: facts.higherId }),
  HOLDING_CLEARED: async () => ({ holdingId: null }),
  COUNT_RETURN: async ({ order }) => ({ returns: order.returns + 1, returnedBy: [...order.returnedBy, order.holdingId as string] }),
  PLAN_SET: async (moving) => {
    const plan = input(moving, 'accept');
    moving.along(puttingStartCode(moving.tx, moving.order, startCode()));
    return {
      plannedStart: plan.plannedStart, plannedEnd: plan.plannedEnd, summary: plan.summary.trim(),
      helpersWanted: plan.helpersWanted ?? moving.order.helpersWanted, leastCrew: plan.leastCrew ?? moving.order.leastCrew, codeFailures: 0,
    };
  },
  PLAN_CLEARED: async () => ({ plannedStart: null, plannedEnd: null }),
  AMEND: async (moving) => {
    const { tx, order, extra } = moving;
    const change = input(moving, 'amend');
    for (const write of puttingContact(tx, order, { words: change.words ?? null, ...change.contact })) moving.along(write);
    const place = extra.division;
    return {
      ...(change.wantedStart !== undefined ? { wantedStart: change.wantedStart } : {}),
      ...(change.wantedEnd !== undefined ? { wantedEnd: change.wantedEnd } : {}),
      ...(change.plannedStart != null ? { plannedStart: change.plannedStart } : {}),
      ...(change.plannedEnd != null ? { plannedEnd: change.plannedEnd } : {}),
      ...(change.summary != null ? { summary: change.summary.trim() } : {}),
      ...(change.helpersWanted != null ? { helpersWanted: change.helpersWanted } : {}),
      ...(change.leastCrew != null ? { leastCrew: change.leastCrew } : {}),
      ...(change.persons != null ? { persons: change.persons } : {}),
      ...(place ? { divisionId: place.id, communityId: place.communityId, gridId: place.gridId, buildingId: place.buildingId } : {}),
    };
  },
  OPEN_IF_PROVIDER: async (moving) => { if (moving.order.serves === 'PROVIDER' && moving.order.resourceId !== null) moving.then('open'); },
  HANDLE_ALONE: async ({ tx, order, facts, along }) => {
    along(relating(tx, order, { personId: facts.actor.personId as string, relation: 'ALONE', now: facts.now }));
    return { plannedStart: facts.now, plannedEnd: new Date(facts.now.getTime() + ALONE_MS), startedAt: facts.now, holdingId: order.gridId };
  },
  OUTCOME: async (moving) => ({ outcome: input(moving, 'settle').outcome }),
  RESOLVED_SET: async (moving) => {
    const { order, facts, as } = moving;
    // The requester's "resolved" decides; somebody else's only as long as the requester has not spoken.
    const decides = order.resolved === null || as === 'requester' || as === 'speaker' || as === 'guardian';
    return { ratedAt: order.ratedAt ?? facts.now, ...(decides ? { resolved: input(moving, 'rate').resolved } : {}) };
  },
  DRAW_SAMPLE: async ({ order, facts }) =>
    order.state === 'DONE' && drawn(order, facts.settings.sampleShare) ? { sampled: true } : {},
  REOPEN_IF_UNRESOLVED: async ({ patch, order, then }) => {
    if (patch.resolved === false && order.attempt < LAST_ATTEMPT) then('reopen');
  },
  NEW_ATTEMPT: async ({ order }) => ({
    attempt: order.attempt + 1, helpersLiving: 0, leadsLiving: 0, codeFailures: 0, startedAt: null, doneAt: null, ratedAt: null, closedAt: null,
    answeredAt: null, resolved: null, outcome: null, sampled: false, calledBackAt: null,
  }),
  HOLD: knowing((order) => (order.holds === 0 ? null : knownHolds()), async (moving) => {
    const { tx, order, facts, known } = moving;
    const { until } = input(moving, 'hold');
    moving.along(puttingHold(tx, order, { by: facts.actor.personId, since: facts.now, until }));
    moving.due('lift', firstEnd([...freeHolds(standingHolds(known['HOLD'])), { until }])!);
    return { holds: order.holds + 1, heldSince: order.heldSince ?? facts.now };
  }),
  LIFT: knowing(() => knownHolds(), async (moving) => {
    const { tx, order, facts, known, as } = moving;
    const named = 'holdId' in moving.input ? input(moving, 'lift').holdId ?? null : null;
    // Those that are named, or (for the clock) over; without either, all. What waits for a unit goes on when the unit answers, and not before.
    const lifts = ({ id, until, forBooking }: Hold): boolean =>
      (as === 'effect' ? forBooking : !forBooking && (named === null || id === named) && (facts.actor.kind !== 'CLOCK' || until <= facts.now));
    const standing = standingHolds(known['LIFT']);
    const lifted = standing.filter(lifts);
    if (lifted.length === 0 && standing.some(({ forBooking }) => forBooking)) throw new StepRefused({ code: 'WAITS_FOR_UNIT', args: {} });
    const left = standing.filter((hold) => !lifts(hold));
    moving.along(liftingHolds(tx, order, lifted.map(({ id }) => id), facts.now));
    const next = firstEnd(freeHolds(left));
    if (next !== null) moving.due('lift', next);
    if (as === 'effect' && left.length === 0 && order.state === 'ACCEPTED' && order.serves === 'PROVIDER' && order.plannedStart !== null) moving.then('open');
    return { holds: left.length, heldSince: left.length === 0 ? null : order.heldSince, ...(as === 'effect' ? input(moving, 'lift').provider : {}) };
  }),
};

const ALONE_MS = 2 * 3_600_000;

/** Six digits that the resident tells the crew at the door. */
const startCode = (): string => String(randomInt(1_000_000)).padStart(6, '0');
