import type { Needs } from '../../kernel/lifecycle.ts';
import type { OrderCondition, OrderWords } from '../../seven-orders.ts';
import { guards, leads } from './roles.ts';
import type { MyRelation, OrderFacts, OrderRow } from './facts.ts';
import { LAST_ATTEMPT, MOST_RETURNS } from './words.ts';

const HOUR_MS = 3_600_000;
/** How long before the planned start a crew may begin. */
const EARLIEST_START_MS = HOUR_MS;

/** What the order's steps need, each with the refusal that it gives. Pure. */
export const ORDER_RULES: Needs<OrderWords, OrderFacts, OrderCode> = {
  NOT_HELD: { code: 'ON_HOLD', holds: ({ order }) => order.holds === 0 },
  HELD: { code: 'NOT_ON_HOLD', holds: ({ order }) => order.holds > 0 },
  TAKEN_BY_NOBODY_ELSE: { code: 'TAKEN_BY_ANOTHER', holds: ({ order, actor }) => order.takenBy === null || order.takenBy === actor.personId || actor.kind === 'CLOCK' },
  TAKEN_BY_ME: { code: 'NOT_TAKEN', holds: ({ order, actor }) => order.takenBy !== null && (order.takenBy === actor.personId || actor.kind === 'CLOCK' || leads(actor, order)) },
  DISPATCHABLE_AGAIN: { code: 'RETURNED_TOO_OFTEN', holds: ({ order, actor }) => order.returns < MOST_RETURNS || leads(actor, order), args: ({ order }) => ({ returns: order.returns }) },
  RETURNABLE: { code: 'RETURNED_TOO_OFTEN', holds: ({ order }) => order.returns < MOST_RETURNS, args: ({ order }) => ({ returns: order.returns }) },
  ESCALATION_ALLOWED: { code: 'NOT_IN_THIS_REALM', holds: ({ settings }) => settings.escalate },
  HIGHER_DIVISION: { code: 'NO_HIGHER_DIVISION', holds: ({ higherId }) => higherId !== null },
  ALONE_ALLOWED: { code: 'NOT_IN_THIS_REALM', holds: ({ settings }) => settings.handleAlone },
  DATED: { code: 'NO_DATE', holds: ({ order }) => order.plannedStart !== null },
  NEAR_START: {
    code: 'TOO_EARLY',
    holds: ({ order, now }) => order.plannedStart !== null && now.getTime() >= order.plannedStart.getTime() - EARLIEST_START_MS,
    args: ({ order }) => ({ from: order.plannedStart === null ? null : new Date(order.plannedStart.getTime() - EARLIEST_START_MS).toISOString() }),
  },
  CREW_READY: {
    code: 'CREW_MISSING',
    holds: ({ order, crewBound }) => order.serves === 'PROVIDER' || crewBound >= Math.max(1, order.leastCrew),
    args: ({ order, crewBound }) => ({ least: Math.max(1, order.leastCrew), present: crewBound }),
  },
  PLACES_FREE: { code: 'ORDER_FULL', holds: ({ order }) => placesFree(order) > 0 || (order.serves !== 'PROVIDER' && order.leadsLiving === 0) },
  UNRATED_BY_ME: { code: 'ALREADY_RATED', holds: (facts) => !ratedAlready(facts) },
  NOT_SERVED_BY_ME: { code: 'SERVED_IT', holds: ({ order, mine }) => !mine.some((one) => one.attempt === order.attempt && ['LEAD', 'CREW', 'ALONE'].includes(one.relation)) },
  IN_SAMPLE: { code: 'NOT_IN_SAMPLE', holds: ({ order }) => order.sampled },
  NOT_CALLED_BACK: { code: 'ALREADY_CALLED_BACK', holds: ({ order }) => order.calledBackAt === null },
  UNIT_SERVES: { code: 'NOT_FROM_THE_LIST', holds: ({ order }) => order.serves === 'PROVIDER' },
  UNBOOKED: { code: 'ALREADY_BOOKED', holds: ({ order }) => order.resourceId === null },
  ANSWERED: { code: 'NOT_ANSWERED_YET', holds: ({ order }) => order.answeredAt !== null || order.requesterId === null },
  RESOLVED_OR_LAST: {
    code: 'NOT_RESOLVED',
    // The clock closes what nobody rated; a person must leave the resident the time to rate.
    holds: ({ order, actor }) => order.resolved === true || (actor.kind === 'CLOCK' ? order.state === 'DONE' : order.attempt >= LAST_ATTEMPT),
    args: ({ order }) => ({ attempt: order.attempt }),
  },
  // Whoever is served speaks for themselves, and a guardian by a consent of their own; a consent is what lets somebody else speak for them.
  CONSENTED: { code: 'CONSENT_NEEDED', holds: ({ consented, mine, actor, order }) => consented || guards(actor, order) || mine.some((one) => one.living && isServed(one)) },
};

const isServed = ({ relation }: MyRelation): boolean => relation === 'REQUESTER' || relation === 'SERVED';

/** Whoever was served rates once an attempt; whoever speaks for the requester, only as long as nobody has. */
function ratedAlready({ order, mine, requesterRated }: OrderFacts): boolean {
  const served = mine.some((one) => one.living && isServed(one));
  return served ? mine.some((one) => one.relation === 'RATER' && one.attempt === order.attempt) : requesterRated;
}

/** Refusals of the order's needs. */
export type OrderCode =
  | 'ON_HOLD' | 'NOT_ON_HOLD' | 'TAKEN_BY_ANOTHER' | 'NOT_TAKEN' | 'RETURNED_TOO_OFTEN' | 'NOT_IN_THIS_REALM' | 'NO_HIGHER_DIVISION' | 'NO_DATE' | 'TOO_EARLY'
  | 'CREW_MISSING' | 'ORDER_FULL' | 'ALREADY_RATED' | 'SERVED_IT' | 'NOT_IN_SAMPLE' | 'ALREADY_CALLED_BACK' | 'NOT_ANSWERED_YET' | 'NOT_RESOLVED' | 'CONSENT_NEEDED' | 'ALREADY_BOOKED' | 'NOT_FROM_THE_LIST';

export const placesFree = (order: Pick<OrderRow, 'helpersWanted' | 'helpersLiving'>): number => order.helpersWanted - order.helpersLiving;

/** Whether the clock passes it to its grid. Pure. */
export const goesToGridFirst = ({ gridId }: Pick<OrderRow, 'gridId'>, { gridFirst, gridMayHold }: OrderFacts['settings']): boolean => gridFirst && gridMayHold && gridId !== null;

/** When a time limit of the table applies, asked of the order as the step left it. Pure and exhaustive. */
export const ORDER_CONDITIONS_HOLD: { readonly [C in OrderCondition]: (after: OrderRow, facts: OrderFacts) => boolean } = {
  CLOCK_DISPATCHES: (after, { settings }) => goesToGridFirst(after, settings) || (after.serves === 'PROVIDER' && after.communityId !== null && settings.clockDispatchesProviderItems),
  CREW_ITEM_DATED: (after, facts) => after.state === 'ACCEPTED' && after.serves === 'CREW' && isNewlyDated(after, facts),
  LEAD_ONLY_DATED: (after, facts) => after.state === 'ACCEPTED' && after.serves === 'LEAD_ONLY' && isNewlyDated(after, facts),
  UNDATED: (after) => after.plannedStart === null,
  IS_OPEN: (after) => after.state === 'OPEN',
  IS_ACCEPTED: (after) => after.state === 'ACCEPTED',
  IS_UNDERWAY: (after) => after.state === 'UNDERWAY',
  RESOLVED: (after) => after.state === 'RATED' && after.resolved === true,
  UNRESOLVED_AT_LAST: (after) => after.state === 'RATED' && after.resolved === false && after.attempt >= LAST_ATTEMPT,
  SAMPLED: (after) => after.sampled && after.calledBackAt === null,
};

/** The step gave it a date, or another one; what else is amended does not wind the clock up again. */
const isNewlyDated = (after: OrderRow, { order: before }: OrderFacts): boolean =>
  after.plannedStart !== null && after.plannedStart.getTime() !== before.plannedStart?.getTime();
