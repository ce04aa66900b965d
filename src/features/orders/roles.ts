import type { Role } from '../../appointing.ts';
import type { Actor } from '../../platform/actor.ts';
import type { OrderWho } from '../../seven-orders.ts';
import type { MyRelation, OrderFacts, OrderRow } from './facts.ts';
import type { Relation } from './words.ts';

/** Whether the actor holds one of the roles over one of the divisions; a role over the county is a role over everything in the realm. */
export const holds = (actor: Actor, roles: readonly Role[], ...divisionIds: readonly (string | null)[]): boolean =>
  actor.roles.some((held) => (roles as readonly string[]).includes(held.role) && (held.level === 'COUNTY' || (held.divisionId !== null && divisionIds.includes(held.divisionId))));

/** Leader of the street the order lies in; without a street, the realm's operator. */
export const leads = (actor: Actor, order: OrderRow): boolean =>
  order.streetId === null ? actor.roles.some((held) => held.role === 'OPERATOR') : holds(actor, ['STREET_LEADER'], order.streetId);

/** Works for the division that holds the order now. */
export const worksForHolding = (actor: Actor, order: OrderRow): boolean =>
  order.holdingId !== null && actor.roles.some((held) => held.divisionId === order.holdingId && HOLDERS.includes(held.role as Role));

/** Speaks for whoever offers the resource that was ordered: its unit, community, team, or the person themselves. */
export const provides = (actor: Actor, { providerId, providerDivisionId, providerTeamId, providerPersonId }: OrderRow): boolean =>
  (providerPersonId !== null && providerPersonId === actor.personId)
  || (providerDivisionId !== null && holds(actor, ['COMMUNITY_WORKER'], providerDivisionId))
  || actor.roles.some(({ role, organisationId, teamId }) => (role === 'REPRESENTATIVE' && providerId !== null && organisationId === providerId)
    || (role === 'CAPTAIN' && providerTeamId !== null && teamId === providerTeamId));

/** May act for the requester. */
export const guards = ({ wardIds }: Pick<Actor, 'wardIds'>, { requesterId }: Pick<OrderRow, 'requesterId'>): boolean => requesterId !== null && wardIds.includes(requesterId);

/** A broker (中间人) of the order: officer of its grid, or the volunteer paired with one. */
export const isBroker = (actor: Actor, { gridId }: Pick<OrderRow, 'gridId'>): boolean => gridId !== null && holds(actor, ['GRID_OFFICER', 'PAIR'], gridId);

/** Roles over a division that work for it when it holds an order. */
export const HOLDERS: readonly Role[] = ['COMMUNITY_WORKER', 'GRID_OFFICER', 'GRID_HEAD', 'DISPATCHER', 'STREET_LEADER'];

/** In what capacities the actor faces the order now: the names that the table of steps uses. Pure. */
export function rolesOf(facts: OrderFacts): ReadonlySet<OrderWho> {
  const { actor, order, mine } = facts;
  const roles = new Set<OrderWho>();
  const add = (role: OrderWho, is: boolean): void => { if (is) roles.add(role); };
  if (actor.kind === 'CLOCK') return roles.add('clock');
  if (actor.kind !== 'PERSON') return roles;

  add('requester', stands(mine, 'REQUESTER'));
  add('served', stands(mine, 'SERVED'));
  add('placer', stands(mine, 'PLACER'));
  add('guardian', guards(actor, order));
  add('dispatcher', holds(actor, ['DISPATCHER'], order.streetId));
  add('streetLeader', leads(actor, order));
  add('ownWorker', facts.settings.selfDispatch && order.communityId !== null && holds(actor, ['COMMUNITY_WORKER'], order.communityId));
  add('holdingWorker', worksForHolding(actor, order));
  add('gridOfficer', order.gridId !== null && holds(actor, ['GRID_OFFICER'], order.gridId));
  add('lead', stands(mine, 'LEAD', order.attempt));
  add('unledHelper', order.leadsLiving === 0 && stands(mine, 'CREW', order.attempt));
  add('provider', provides(actor, order));
  add('aloneOfficer', stands(mine, 'ALONE', order.attempt));
  add('speaker', facts.requesterByOfficer && isTheirOfficer(actor, order));
  // Who places for a ward leaves no relation.
  add('independent', mine.length === 0 && !guards(actor, order) && order.placerId !== actor.personId && holds(actor, ['DISPATCHER', 'STREET_LEADER', 'AUDITOR'], order.streetId));
  return roles;
}

const isTheirOfficer = (actor: Actor, order: OrderRow): boolean =>
  (order.gridId !== null && holds(actor, ['GRID_OFFICER', 'PAIR', 'GRID_HEAD'], order.gridId))
  || (order.buildingId !== null && holds(actor, ['BUILDING_HEAD'], order.buildingId));

const stands = (mine: readonly MyRelation[], relation: Relation, attempt?: number): boolean =>
  mine.some((one) => one.relation === relation && one.living && (attempt === undefined || one.attempt === attempt));
