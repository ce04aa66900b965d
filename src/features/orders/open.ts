import { decide } from '../../kernel/lifecycle.ts';
import type { Outcome } from '../../kernel/result.ts';
import type { Tx } from '../../platform/db.ts';
import type { Keyed } from '../../platform/keys/once.ts';
import type { Platform } from '../../platform/platform.ts';
import { SEVEN_ORDERS, type OrderWho } from '../../seven-orders.ts';
import type { OrderRow } from './facts.ts';
import type { Moved } from './moving.ts';
import { ORDER_RULES } from './rules.ts';
import type { ReadFacts } from './store/facts.ts';
import { take } from './take.ts';

/** Whether the effect of a claim may open the order as it is now. Pure. */
export const mayOpen = (read: ReadFacts, order: OrderRow): boolean =>
  decide(SEVEN_ORDERS, ORDER_RULES, 'open', { state: order.state, roles: new Set<OrderWho>(['effect']), facts: { ...read.facts, order } }).allowed;

/** The step `open`, taken by effect in a transaction that holds the order's lock; `order` as that transaction left it. Ask `mayOpen` before. */
export const openWithin = (platform: Platform, tx: Tx, read: ReadFacts, order: OrderRow, keyed: Keyed | null): Promise<Outcome<Moved>> =>
  take(platform, tx, { read: { ...read, facts: { ...read.facts, order } }, step: 'open', input: {}, to: 'OPEN', as: 'effect', keyed });
