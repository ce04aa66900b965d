import { SEVEN_ORDERS, type OrderState } from '../../seven-orders.ts';
import type { OrderRow, Sight } from './facts.ts';
import { guards, holds, leads, worksForHolding, provides } from './roles.ts';

/** Roles over the street (or county) that see all of its orders. */
export const OVERSEERS = ['DISPATCHER', 'STREET_LEADER', 'AUDITOR', 'OPERATOR'] as const;
/** Roles that see the orders of their grid from the moment they are placed: its brokers (officer and pair) and its head. */
export const GRID_ROLES = ['GRID_OFFICER', 'PAIR', 'GRID_HEAD'] as const;

const { from } = SEVEN_ORDERS.steps.rate;
/** States in which somebody may speak for the requester: those from which an order is rated. */
export const RATEABLE: readonly string[] = from === 'BIRTH' ? [] : from;

/** Shown to everybody, guests too: item, community, time and free places. */
export const isPublic = (order: Pick<OrderRow, 'state' | 'sensitive'>): boolean => order.state === 'OPEN' && !order.sensitive;

/**
 * A building head sees that there are orders in their building. Of a sensitive item they see nothing at all, being "everyone else" of the
 * table of personal data; except when it is to be rated and they speak for a requester whom no app reaches.
 */
const headsBuilding = ({ actor, order, requesterByOfficer }: Sight): boolean =>
  order.buildingId !== null && holds(actor, ['BUILDING_HEAD'], order.buildingId)
  && (!order.sensitive || (requesterByOfficer && RATEABLE.includes(order.state)));

/** States in which a community that dispatches itself stands where the center would. */
export const UNDISPATCHED: readonly OrderState[] = ['PLACED', 'NEEDS_INFO'];

/** In a realm whose communities dispatch themselves: works for the order's own, which has not dispatched it yet. */
export const dispatchesOwn = ({ actor, order, settings: { selfDispatch } }: Sight): boolean =>
  selfDispatch && UNDISPATCHED.includes(order.state) && order.communityId !== null && holds(actor, ['COMMUNITY_WORKER'], order.communityId);

/** Whether an appointment or a unit's desk lets the actor see the order, whatever its relations. */
export function isOfficial(sight: Sight): boolean {
  const { actor, order } = sight;
  return holds(actor, OVERSEERS, order.streetId)
    || leads(actor, order)
    || worksForHolding(actor, order)
    || (order.gridId !== null && holds(actor, GRID_ROLES, order.gridId))
    || headsBuilding(sight)
    || dispatchesOwn(sight)
    || provides(actor, order);
}

/** Somebody like the actor could claim or grab it as it stands; nobody takes a place where a unit serves, and no helper where only a lead does. */
export const couldTake = ({ actor, skilled, order: { state, serves } }: Sight): boolean =>
  (actor.partyMember && serves !== 'PROVIDER' && (state === 'ACCEPTED' || state === 'OPEN')) || (skilled && serves === 'CREW' && state === 'OPEN');

/** Whether the actor may see that the order exists: the pure face of `visibleTo`. What you may not see is not found. */
export function maySee(sight: Sight): boolean {
  const { actor, order } = sight;
  return actor.kind === 'CLOCK' || isPublic(order) || sight.mine.length > 0 || guards(actor, order)
    || couldTake(sight)
    || isOfficial(sight);
}
