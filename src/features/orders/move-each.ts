import { decide } from '../../kernel/lifecycle.ts';
import { done, refused, type Outcome } from '../../kernel/result.ts';
import type { Tx } from '../../platform/db.ts';
import type { Platform } from '../../platform/platform.ts';
import { SEVEN_ORDERS, type OrderStep, type OrderWho } from '../../seven-orders.ts';
import type { OrderFacts, OrderRow } from './facts.ts';
import { locksOf } from './higher.ts';
import { knownFor } from './known-for.ts';
import type { MoveCall } from './move.ts';
import { ORDER_RULES } from './rules.ts';
import { extraOf, knownOf } from './store/extra.ts';
import { readFacts } from './store/facts.ts';
import { lockOrder, type AlongWritten } from './store/write.ts';
import { take } from './take.ts';

const BY_EFFECT: ReadonlySet<OrderWho> = new Set(['effect']);

/**
 * The same step of several orders that the caller has locked (`lockOrders`), by effect of another room's step, which answers for it and for the key: what all of them look at is read by one
 * statement, and each is written by one, whatever the other room writes `beside` it. The first that may not be taken refuses all.
 */
export async function moveEachWithin<S extends OrderStep>(
  platform: Platform, tx: Tx, { realm, asker, step, input }: Pick<MoveCall<S>, 'realm' | 'asker' | 'step' | 'input'>, orders: readonly OrderRow[], beside: (facts: OrderFacts) => readonly AlongWritten[] = () => [],
): Promise<Outcome<null>> {
  if (orders.length === 0) return done(null);
  const locks = locksOf(platform, step);
  for (const order of orders) if (locks?.of(order)) await lockOrder(tx, realm, order.id, locks);
  const all = await readFacts(tx, realm, asker, orders, extraOf(step, input), knownOf(knownFor(platform, step, orders, input)));
  for (const { id } of orders) {
    const read = all.get(id)!;
    const { facts } = read;
    const decision = decide(SEVEN_ORDERS, ORDER_RULES, step, { state: facts.order.state, roles: BY_EFFECT, facts });
    if (!decision.allowed) return refused(decision);
    const taken = await take(platform, tx, { read, step, input, to: decision.to, as: decision.as, keyed: null, beside: beside(facts) });
    if (!taken.ok) return taken;
  }
  return done(null);
}
