import type { Actor } from '../../platform/actor.ts';
import type { OrderRow } from '../orders/facts.ts';
import { holds, leads, worksForHolding } from '../orders/roles.ts';

/** Whether somebody sees how people are asked for an order, and whom: who dispatches it, leads its street, or works for the division that holds it. */
export const seesAsking = (actor: Actor, order: OrderRow): boolean =>
  holds(actor, ['DISPATCHER', 'STREET_LEADER', 'OPERATOR'], order.streetId) || leads(actor, order) || worksForHolding(actor, order);
