import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Executor } from '../../../platform/db.ts';
import { keptRowsOf } from '../../../platform/rows.ts';
import { asList, given, steady } from '../../../platform/steady.ts';
import { listsByKey, together } from '../../../platform/together.ts';
import { seats } from '../tables.ts';
import { crewFactsJson, crewFactsOf, type CrewFacts } from './facts.ts';
import type { SeatRow } from './rows.ts';

/** Seats by id, one statement; the caller decides who may see them. */
export const seatsById = (db: Executor, realm: string, ids: readonly string[]): Promise<SeatRow[]> =>
  db.select().from(seats).where(and(eq(seats.realm, realm), inArray(seats.id, [...ids])));

const s = keptRowsOf(seats, 's');
const ofOrders = steady<SeatRow>(
  sql`select ${s.columns} from seats s where s.realm = ${given('realm')} and s.order_id = any(${given('ids')}::uuid[]) order by s.taken_at, s.id`, s.read);

/** Every taking of orders, all attempts, by order and as they were taken. */
export const seatsOf = together((db, realm, orderIds) => ofOrders(db, { realm, ids: asList(orderIds) }), listsByKey(({ orderId }: SeatRow) => orderId));

/** A page of what somebody took, newest first. */
export const seatsOfPerson = (db: Executor, realm: string, personId: string, limit: number, after: { takenAt: Date; id: string } | null): Promise<SeatRow[]> =>
  db.select().from(seats).where(and(
    eq(seats.realm, realm), eq(seats.personId, personId),
    after ? sql`(${seats.takenAt}, ${seats.id}) < (${after.takenAt.toISOString()}::timestamptz, ${after.id}::uuid)` : undefined,
  )).orderBy(sql`${seats.takenAt} desc, ${seats.id} desc`).limit(limit);

export const countSeatsOfPerson = (db: Executor, realm: string, personId: string): Promise<number> =>
  db.$count(seats, and(eq(seats.realm, realm), eq(seats.personId, personId)));

/** A seat that stands, or (null) one that the asker might take of the order. */
export interface Asked { readonly orderId: string; readonly seatId: string | null }

/** What decisions look at, for many seats and births at once: one statement, in the order asked. */
export async function readCrewFacts(db: Executor, realm: string, personId: string | null, asked: readonly Asked[]): Promise<(CrewFacts | null)[]> {
  const rows = await db.execute<{ n: number; facts: unknown }>(sql`
    with me as (select ${personId}::uuid as id),
    k as (select * from json_to_recordset(${JSON.stringify(asked.map((one, n) => ({ n, ...one })))}::text::json) as k (n int, "orderId" uuid, "seatId" uuid))
    select k.n, ${crewFactsJson(sql`k."seatId"`, sql`me.id`)} as facts from me, k join orders o on o.realm = ${realm} and o.id = k."orderId"`);
  const facts = new Map(rows.map((row) => [row.n, crewFactsOf(row.facts)]));
  return asked.map((_, n) => facts.get(n) ?? null);
}

