import type { Actor } from '../../platform/actor.ts';
import type { PressWho } from '../../press-steps.ts';
import { holds, leads, type OrderRow } from '../orders/index.ts';

/** In which capacity the center faces an order. Pure. */
export const pressersOf = (actor: Actor, order: OrderRow): ReadonlySet<PressWho> => new Set<PressWho>([
  ...(holds(actor, ['DISPATCHER'], order.streetId) ? ['dispatcher' as const] : []), ...(leads(actor, order) ? ['streetLeader' as const] : []),
]);

/** Works at the center of the order's street, or looks over it: sees who is working on what. Pure. */
export const seesTheCenter = (actor: Actor, order: OrderRow): boolean => holds(actor, ['DISPATCHER', 'STREET_LEADER', 'AUDITOR', 'OPERATOR'], order.streetId) || leads(actor, order);
