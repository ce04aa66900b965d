import { and, asc, count, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Executor, Tx } from '../../../platform/db.ts';
import { pushes, pushPreferences, pushSubscriptions } from '../tables.ts';
import type { EndedWhy } from '../words.ts';

export type Subscription = typeof pushSubscriptions.$inferSelect;
export type NewSubscription = Pick<Subscription, 'realm' | 'id' | 'personId' | 'channel' | 'address' | 'keys' | 'lane' | 'device'>;
interface Owner { readonly realm: string; readonly personId: string }

const s = pushSubscriptions;
const living = ({ realm, personId }: Owner) => and(eq(s.realm, realm), eq(s.personId, personId), isNull(s.endedAt));

/** Takes hold of a person's preferences, which are made if they were not there: whoever changes how they are pushed waits here for one another. */
export async function holdPreferences(tx: Tx, { realm, personId }: Owner): Promise<void> {
  await tx.insert(pushPreferences).values({ realm, personId }).onConflictDoNothing();
  await tx.select({ realm: pushPreferences.realm }).from(pushPreferences).where(and(eq(pushPreferences.realm, realm), eq(pushPreferences.personId, personId))).for('update');
}

/** Whoever has the address now, of whatever person; nobody else subscribes it until the transaction ends. */
export async function holderOf(tx: Tx, { realm, channel, address }: Pick<Subscription, 'realm' | 'channel' | 'address'>): Promise<Subscription | null> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`push ${realm} ${channel} ${address}`}, 0))`);
  return (await tx.select().from(s).where(and(eq(s.realm, realm), eq(s.channel, channel), eq(s.address, address), isNull(s.endedAt))).for('update'))[0] ?? null;
}

export const insertSubscription = (tx: Tx, row: NewSubscription): Promise<unknown> => tx.insert(s).values(row);

/** The same address with the keys and the name that it has now. */
export const renewSubscription = (tx: Tx, { realm, id }: Subscription, { keys, lane, device }: Pick<NewSubscription, 'keys' | 'lane' | 'device'>): Promise<unknown> =>
  tx.update(s).set({ keys, lane, device }).where(and(eq(s.realm, realm), eq(s.id, id)));

export async function countSubscriptions(db: Executor, owner: Owner): Promise<number> {
  return (await db.select({ n: count() }).from(s).where(living(owner)))[0]?.n ?? 0;
}

export const subscriptionsOf = (db: Executor, owner: Owner): Promise<Subscription[]> => db.select().from(s).where(living(owner)).orderBy(asc(s.addedAt), asc(s.id));

/** One's own, also those that have ended. */
export const subscriptionsById = (db: Executor, { realm, personId }: Owner, ids: readonly string[]): Promise<Subscription[]> =>
  (ids.length === 0 ? Promise.resolve([]) : db.select().from(s).where(and(eq(s.realm, realm), eq(s.personId, personId), inArray(s.id, [...ids]))));

/** Ends a subscription, and with it what waits for it; false: there is no such living one. */
export async function endSubscription(tx: Tx, { realm, personId }: Owner, id: string, why: EndedWhy): Promise<boolean> {
  const ended = await tx.update(s).set({ endedAt: sql`business_now()`, endedWhy: why }).where(and(living({ realm, personId }), eq(s.id, id))).returning({ id: s.id });
  if (ended.length === 0) return false;
  await tx.update(pushes).set({ state: 'DROPPED', why: 'SUBSCRIPTION_ENDED', endedAt: sql`machine_now()`, lease: null })
    .where(and(eq(pushes.realm, realm), eq(pushes.subscriptionId, id), eq(pushes.state, 'WAITING')));
  return true;
}
