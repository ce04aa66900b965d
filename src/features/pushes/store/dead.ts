import { and, count, desc, eq, inArray, lt, or, sql } from 'drizzle-orm';
import type { Executor, Tx } from '../../../platform/db.ts';
import { pushes } from '../tables.ts';

export type DeadPush = Pick<typeof pushes.$inferSelect, 'realm' | 'id' | 'channel' | 'lane' | 'kind' | 'code' | 'tries' | 'fault' | 'notedAt' | 'endedAt'>;

const p = pushes;
const COLUMNS = { realm: p.realm, id: p.id, channel: p.channel, lane: p.lane, kind: p.kind, code: p.code, tries: p.tries, fault: p.fault, notedAt: p.notedAt, endedAt: p.endedAt };
const dead = (realm: string) => and(eq(p.realm, realm), eq(p.state, 'DEAD'));

/** Pushes that were given up, the latest first; nothing in them says for whom they were. */
export const deadPage = (db: Executor, realm: string, limit: number, after: { readonly at: Date; readonly id: string } | null): Promise<DeadPush[]> =>
  db.select(COLUMNS).from(p).where(and(dead(realm), after === null ? undefined : or(lt(p.endedAt, after.at), and(eq(p.endedAt, after.at), lt(p.id, after.id)))))
    .orderBy(desc(p.endedAt), desc(p.id)).limit(limit);

export const deadById = (db: Executor, realm: string, ids: readonly string[]): Promise<DeadPush[]> =>
  (ids.length === 0 ? Promise.resolve([]) : db.select(COLUMNS).from(p).where(and(dead(realm), inArray(p.id, [...ids]))));

export async function countDead(db: Executor, realm: string): Promise<number> {
  return (await db.select({ n: count() }).from(p).where(dead(realm)))[0]?.n ?? 0;
}

/** Has dead letters tried again from now on, as often as new ones, those named or (null) so many of the oldest; returns how many. */
export async function reviveDead(tx: Tx | Executor, realm: string, ids: readonly string[] | null, most: number): Promise<number> {
  const some = tx.select({ id: p.id }).from(p).where(and(dead(realm), ids === null ? undefined : inArray(p.id, [...ids]))).orderBy(p.endedAt, p.id).limit(most).for('update', { skipLocked: true });
  const rows = await tx.update(p).set({ state: 'WAITING', tries: 0, endedAt: null, nextAt: sql`machine_now()`, expiresAt: sql`machine_now() + interval '1 day'` })
    .where(and(eq(p.realm, realm), inArray(p.id, some))).returning({ id: p.id });
  return rows.length;
}
