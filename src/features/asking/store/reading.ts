import { and, count, desc, eq, gt, inArray, lt, or, sql } from 'drizzle-orm';
import { dateOf } from '../../../platform/columns.ts';
import type { Executor } from '../../../platform/db.ts';
import { askings, asks } from '../tables.ts';
import type { AskingRow } from './askings.ts';

/** What one person was asked. */
export type AskRow = typeof asks.$inferSelect;

/** The last asking of each order, of its present attempt: what is shown of it. One statement. */
export async function lastAskings(db: Executor, realm: string, orderIds: readonly string[]): Promise<AskingRow[]> {
  return db.selectDistinctOn([askings.orderId]).from(askings).where(and(eq(askings.realm, realm), inArray(askings.orderId, [...orderIds]), sql`exists (select from orders o
    where o.realm = ${askings.realm} and o.id = ${askings.orderId} and o.attempt = ${askings.attempt})`)).orderBy(askings.orderId, desc(askings.since), desc(askings.kind));
}

/** How many were asked, by what came of it. */
export interface AskCounts { readonly asked: number; readonly open: number; readonly taken: number; readonly declined: number; readonly lapsed: number; readonly nextAt: Date | null }

/** The numbers of askings, in the order given, and when the clock asks on: one statement. Of those that were put away, what was kept of them. */
export async function countsOf(db: Executor, rows: readonly AskingRow[]): Promise<AskCounts[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const counted = await db.execute<{ id: string; open: number; taken: number; declined: number; lapsed: number; due: string | null }>(sql`
    select k.id, (count(a.id) filter (where a.state = 'ASKED'))::int as open, (count(a.id) filter (where a.state = 'TAKEN'))::int as taken, (count(a.id) filter (where a.state = 'DECLINED'))::int as declined,
      (count(a.id) filter (where a.state = 'LAPSED'))::int as lapsed, (select d.due_at from deadlines d where d.realm = k.realm and d.subject_table = 'ASKING' and d.subject_id = k.id and d.step = 'widen') as due
    from askings k left join asks a on a.realm = k.realm and a.asking_id = k.id where k.realm = ${rows[0]!.realm} and k.id = any(${`{${ids.join(',')}}`}::uuid[]) group by k.realm, k.id`);
  const byId = new Map(counted.map((row) => [row.id, row]));
  return rows.map(({ id, state, asked, taken, declined }) => {
    const row = byId.get(id)!;
    return state === 'PUT_AWAY' ? { asked, open: 0, taken, declined, lapsed: asked - taken - declined, nextAt: null }
      : { asked, open: row.open, taken: row.taken, declined: row.declined, lapsed: row.lapsed, nextAt: row.due === null ? null : dateOf(row.due) };
  });
}

/** What a person was asked, by id: their own alone. */
export const asksById = (db: Executor, realm: string, personId: string | null, ids: readonly string[]): Promise<AskRow[]> =>
  (personId === null ? Promise.resolve([]) : db.select().from(asks).where(and(eq(asks.realm, realm), eq(asks.personId, personId), inArray(asks.id, [...ids]))));

/** What a person was last asked of each order. */
export const asksOfOrders = (db: Executor, realm: string, personId: string | null, orderIds: readonly string[]): Promise<AskRow[]> =>
  (personId === null ? Promise.resolve([]) : db.selectDistinctOn([asks.orderId]).from(asks).where(and(eq(asks.realm, realm), eq(asks.personId, personId), inArray(asks.orderId, [...orderIds]))).orderBy(asks.orderId, desc(asks.attempt)));

const ofPerson = (realm: string, personId: string, open: boolean | null) =>
  and(eq(asks.realm, realm), eq(asks.personId, personId), open === null ? undefined : sql`(${asks.state} = 'ASKED') = ${open}::boolean`);

/** A page of what a person was asked, the newest first; `open`: what waits for an answer, or the others. */
export const asksOfPerson = (db: Executor, realm: string, personId: string, open: boolean | null, limit: number, after: { readonly at: Date; readonly id: string } | null): Promise<AskRow[]> =>
  db.select().from(asks).where(and(ofPerson(realm, personId, open), after === null ? undefined : or(lt(asks.askedAt, after.at), and(eq(asks.askedAt, after.at), lt(asks.id, after.id)))))
    .orderBy(desc(asks.askedAt), desc(asks.id)).limit(limit);

export async function countAsksOfPerson(db: Executor, realm: string, personId: string, open: boolean | null): Promise<number> {
  return (await db.select({ n: count() }).from(asks).where(ofPerson(realm, personId, open)))[0]?.n ?? 0;
}

/** A page of those who were asked, in the order in which they were. */
export const asksOfAsking = (db: Executor, realm: string, askingId: string, limit: number, after: number): Promise<AskRow[]> =>
  db.select().from(asks).where(and(eq(asks.realm, realm), eq(asks.askingId, askingId), gt(asks.rank, after))).orderBy(asks.rank).limit(limit);

export async function countAsksOfAsking(db: Executor, realm: string, askingId: string): Promise<number> {
  return (await db.select({ n: count() }).from(asks).where(and(eq(asks.realm, realm), eq(asks.askingId, askingId))))[0]?.n ?? 0;
}
