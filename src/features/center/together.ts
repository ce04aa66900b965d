import { done, refuse, type Outcome } from '../../kernel/result.ts';
import { guestOf, type Caller } from '../../platform/actor.ts';
import { once } from '../../platform/keys/once.ts';
import type { Platform } from '../../platform/platform.ts';
import { partKey } from './part-key.ts';

/** So many orders are dealt with in one mutation. */
export const MOST_TOGETHER = 50;
/** So many of them at once: the others who want something shall not wait for a long list. */
const AT_ONCE = 4;

/** One of several orders: its id here (of what names none: the id of nothing), and as it was named. */
export interface OneOf { readonly orderId: string; readonly named: string }

/** What came of one of them; without a revision: it was not moved by it. */
export interface Each { readonly named: string; readonly outcome: Outcome<{ readonly id: string; readonly revision?: number }> }

interface Together<Item extends OneOf> {
  readonly mutation: string;
  readonly key: string;
  readonly items: readonly Item[];
  /** One order's deed, in a transaction of its own and under a key of its own. */
  readonly each: (item: Item, key: string) => Promise<Each['outcome']>;
}

/**
 * One deed for each of several orders, each by itself: one that is refused keeps none of the others. The key is kept first, for the whole list, and each order has
 * one that follows from it: who asks again after a fault or a crash has what was done already answered as it was, and the rest done.
 */
export async function together<Item extends OneOf>(platform: Platform, caller: Caller, { mutation, key, items, each }: Together<Item>): Promise<Outcome<readonly Each[]>> {
  const whole = await once(platform, { actor: guestOf(caller.realm, caller), mutation, key, input: items }, async () => fits(items));
  if (!whole.ok) return whole;
  const told: Each[] = [];
  const left = items.map((item, at) => ({ item, at }));
  const one = async (): Promise<void> => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) {
      const { item, at } = next;
      told[at] = { named: item.named, outcome: await each(item, partKey(key, item.orderId)) };
    }
  };
  const ways = await Promise.allSettled(Array.from({ length: AT_ONCE }, one));
  for (const way of ways) if (way.status === 'rejected') throw way.reason;
  return done(told);
}

function fits(items: readonly OneOf[]): Outcome<object> {
  if (items.length > MOST_TOGETHER) return refuse('TOO_MANY_AT_ONCE', { most: MOST_TOGETHER }, ['input']);
  return new Set(items.map(({ named }) => named)).size < items.length ? refuse('NAMED_TWICE', {}, ['input']) : done({});
}
