import { done, refuse, type Outcome } from '../../kernel/result.ts';
import { guestOf, type Caller } from '../../platform/actor.ts';
import type { Tx } from '../../platform/db.ts';
import { once } from '../../platform/keys/once.ts';
import type { Platform } from '../../platform/platform.ts';
import { moveWithin } from '../orders/index.ts';
import { lockTaken } from './store/taken.ts';

/** So many orders of one person are handed over in one deed. */
export const MOST_TAKEN = 100;

/**
 * Hands over all orders that the caller works on (交班): to a colleague, or back into the queue. All of them or none, in one transaction: what they took before is
 * locked by one statement, in the order in which orders are locked, and then each is moved by its own step of the table.
 */
export async function handOverShift(platform: Platform, caller: Caller, to: string | null, key: string): Promise<Outcome<{ readonly ids: string[] }>> {
  const outcome = await once(platform, { actor: guestOf(caller.realm, caller), mutation: 'handOverShift', key, input: { to } }, (tx) => within(platform, tx, caller, to));
  platform.hub.hint();
  return outcome;
}

async function within(platform: Platform, tx: Tx, caller: Caller, to: string | null): Promise<Outcome<{ readonly ids: string[] }>> {
  const { realm } = caller;
  const ids = await lockTaken(tx, caller, MOST_TAKEN + 1);
  if (ids.length === 0) return refuse('NOTHING_TAKEN');
  if (ids.length > MOST_TAKEN) return refuse('TOO_MANY_TAKEN', { most: MOST_TAKEN });
  // All at once on the one connection, which takes the statements one after the other: a hundred orders wait for three answers, not for three hundred.
  const ways = await Promise.allSettled(ids.map((orderId) => {
    const call = { realm, asker: { caller }, orderId };
    return to === null ? moveWithin(platform, tx, { ...call, step: 'letGo', input: {} }) : moveWithin(platform, tx, { ...call, step: 'handOver', input: { to } });
  }));
  for (const way of ways) if (way.status === 'rejected') throw way.reason;
  return ways.flatMap((way) => (way.status === 'fulfilled' && !way.value.ok ? [way.value] : []))[0] ?? done({ ids });
}
