import type { Actor } from '../../platform/actor.ts';
import { holds, isBroker, leads, worksForHolding, type OrderRow } from '../orders/index.ts';

/** Who answers for an order sees its whole trail: its center, its street leader, the division that holds it, its brokers, and who audits or operates. */
export const seesTrail = (actor: Actor, order: OrderRow): boolean => audits(actor, order) || holds(actor, ['DISPATCHER', 'STREET_LEADER'], order.streetId) || leads(actor, order) || worksForHolding(actor, order) || isBroker(actor, order);

/** Who looks into who did what, and who read what: auditor and operator. */
export const audits = (actor: Actor, order: OrderRow): boolean => holds(actor, ['AUDITOR', 'OPERATOR'], order.streetId);
