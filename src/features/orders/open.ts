import { decide } from '../../kernel/lifecycle.ts';
import type { Tx } from '../../platform/db.ts';
import type { Platform } from '../../platform/platform.ts';
import { SEVEN_ORDERS, type OrderWho } from '../../seven-orders.ts';
import type { OrderRow } from './facts.ts';
import { ORDER_RULES } from './rules.ts';
import type { ReadFacts } from './store/facts.ts';
import { prepare, type Prepared } from './take.ts';

/** Whether the effect of a claim may open the order as it is now. Pure. */
export const mayOpen = (read: ReadFacts, order: OrderRow): boolean =>
  decide(SEVEN_ORDERS, ORDER_RULES, 'open', { state: order.state, roles: new Set<OrderWho>(['effect']), facts: { ...read.facts, order } }).allowed;

/** The step `open`, taken by effect and written with the step of another room that asks for it; `order` as that one leaves it. Ask `mayOpen` before. */
export async function prepareOpen(platform: Platform, tx: Tx, read: ReadFacts, order: OrderRow): Promise<Prepared> {
  const prepared = await prepare(platform, tx, { read: { ...read, facts: { ...read.facts, order } }, step: 'open', input: {}, to: 'OPEN', as: 'effect' });
  if (!prepared.ok) throw new Error(`an order was opened by effect and refused: ${prepared.refusal.code}`);
  return prepared.value;
}
