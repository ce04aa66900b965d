import { randomInt } from 'node:crypto';
import { giveBack } from '../resources/index.ts';
import type { OwnEffect } from '../../seven-orders.ts';
import type { Effect } from './higher.ts';
import type { StepInputs } from './inputs.ts';
import type { Moving } from './moving.ts';
import { drawn } from './sample.ts';
import { liftHolds, putHold } from './store/holds.ts';
import { putContact, puttingStartCode } from './store/private.ts';
import { relate, servedBy } from './store/relations.ts';
import { LAST_ATTEMPT } from './words.ts';

const input = <S extends keyof StepInputs>(moving: Moving, _step: S): StepInputs[S] => moving.input as StepInputs[S];

/** What each step does inside this room. Exhaustive: a new effect without code does not compile. */
export const OWN: { readonly [E in OwnEffect]: Effect } = {
  // Booked before the order is born, in the same transaction (`place.ts`): a birth has no row yet that could be patched.
  BOOK_CAPACITY: async () => {},
  GIVE_CAPACITY_BACK: async ({ tx, order }) => {
    if (order.resourceId !== null) await giveBack(tx, { realm: order.realm, orderId: order.id });
  },
  TAKE: async ({ facts }) => ({ takenBy: facts.actor.personId }),
  LET_GO: async () => ({ takenBy: null }),
  ASK: async () => {},
  MERGE: async (moving) => {
    const { tx, order, facts } = moving;
    const { into } = input(moving, 'merge');
    if (order.requesterId !== null) await servedBy(tx, { realm: order.realm, orderId: into, personId: order.requesterId, now: facts.now });
    return { mergedInto: into };
  },
  HOLDING_SET: async (moving) => {
    const { extra, order } = moving;
    return { holdingId: extra.division?.id ?? order.communityId, ...(extra.division && order.communityId === null ? { communityId: extra.division.communityId } : {}) };
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
    if (change.words != null || change.contact != null) await putContact(tx, order, { words: change.words ?? null, ...change.contact });
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
  OPEN_IF_PROVIDER: async (moving) => { if (moving.order.serves === 'PROVIDER') moving.then('open'); },
  HANDLE_ALONE: async ({ tx, order, facts }) => {
    await relate(tx, order, { personId: facts.actor.personId as string, relation: 'ALONE', now: facts.now });
    return { plannedStart: facts.now, plannedEnd: new Date(facts.now.getTime() + ALONE_MS), startedAt: facts.now, holdingId: order.gridId };
  },
  OUTCOME: async (moving) => ({ outcome: input(moving, 'settle').outcome }),
  RESOLVED_SET: async (moving) => {
    const { order, facts, as } = moving;
    // The requester's "resolved" decides; somebody else's only as long as the requester has not spoken.
    const decides = order.resolved === null || as === 'requester' || as === 'speaker';
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
  HOLD: async (moving) => {
    const { tx, order, facts } = moving;
    const { until } = input(moving, 'hold');
    moving.due('lift', await putHold(tx, order, { by: facts.actor.personId, since: facts.now, until }));
    return { holds: order.holds + 1, heldSince: order.heldSince ?? facts.now };
  },
  LIFT: async (moving) => {
    const { tx, order, facts } = moving;
    const named = 'holdId' in moving.input ? input(moving, 'lift').holdId ?? null : null;
    const left = await liftHolds(tx, order, { id: named, now: facts.now, onlyDue: facts.actor.kind === 'CLOCK' });
    if (left.nextUntil !== null) moving.due('lift', left.nextUntil);
    return { holds: left.count, heldSince: left.count === 0 ? null : order.heldSince };
  },
};

const ALONE_MS = 2 * 3_600_000;

/** Six digits that the resident tells the crew at the door. */
const startCode = (): string => String(randomInt(1_000_000)).padStart(6, '0');
