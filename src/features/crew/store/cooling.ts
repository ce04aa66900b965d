import { and, desc, eq, inArray, sql, type SQL } from 'drizzle-orm';
import type { Executor, Tx } from '../../../platform/db.ts';
import { coolingOffs } from '../tables.ts';
import type { CoolingCause } from '../words.ts';

/** A time in which somebody takes no new seats. */
export type CoolingRow = typeof coolingOffs.$inferSelect;

const stamp = (at: Date): SQL => sql`${at.toISOString()}::timestamptz`;

export const coolingsById = (db: Executor, realm: string, ids: readonly string[]): Promise<CoolingRow[]> =>
  db.select().from(coolingOffs).where(and(eq(coolingOffs.realm, realm), inArray(coolingOffs.id, [...ids])));

/** The one that is in force for a person, if any: of several the one that ends last. */
export async function coolingOf(db: Executor, realm: string, personId: string): Promise<CoolingRow | null> {
  const [row] = await db.select().from(coolingOffs)
    .where(and(eq(coolingOffs.realm, realm), eq(coolingOffs.personId, personId), eq(coolingOffs.state, 'COOLING'), sql`${coolingOffs.until} > business_now()`))
    .orderBy(desc(coolingOffs.until)).limit(1);
  return row ?? null;
}

/** Business time and the row, locked until the transaction ends. */
export async function lockCooling(tx: Tx, realm: string, id: string): Promise<{ readonly row: CoolingRow; readonly now: Date } | null> {
  const [found] = await tx.select({ row: coolingOffs, now: sql<string>`business_now()` }).from(coolingOffs).where(and(eq(coolingOffs.realm, realm), eq(coolingOffs.id, id))).for('update');
  return found ? { row: found.row, now: new Date(found.now) } : null;
}

/** What somebody did in one of a person's seats, counted in the order of their person's lock: two in the same moment see one another. */
export async function lockPerson(tx: Tx, realm: string, personId: string): Promise<void> {
  await tx.execute(sql`select from persons where realm = ${realm} and id = ${personId}::uuid for no key update`);
}

/** No seat brings about two coolings off, unless the first was undone. */
const FRESH = sql`not exists (select from cooling_offs c where c.realm = s.realm and c.person_id = s.person_id and s.id = any(c.seat_ids) and not (c.state = 'LIFTED' and c.lifted_by is null))`;

/** Seats in which a person was absent since then, and that have not led to cooling off yet. */
export async function absences(tx: Tx, realm: string, personId: string, since: Date): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(sql`select s.id from seats s where s.realm = ${realm} and s.person_id = ${personId}::uuid and s.state = 'NO_SHOW' and s.ended_at > ${stamp(since)} and ${FRESH}`);
  return rows.map(({ id }) => id);
}

/** Seats that a person took, whose requester's contact they read in full, and that they gave back since then; those that have not led to cooling off yet. */
export async function readAndGivenBack(tx: Tx, realm: string, personId: string, since: Date): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    select s.id from seats s join orders o on o.realm = s.realm and o.id = s.order_id
    where s.realm = ${realm} and s.person_id = ${personId}::uuid and s.state = 'RELEASED' and s.ended_by = s.person_id and s.assigned_by is null and s.ended_at > ${stamp(since)} and ${FRESH}
      and exists (select from contact_readings r where r.realm = s.realm and r.reader_id = s.person_id and r.at >= s.taken_at and r.at <= s.ended_at
        and r.order_id = s.order_id and r.person_id = o.requester_id and r.what && '{NAME,PHONE,ADDRESS}')`);
  return rows.map(({ id }) => id);
}

export const putCooling = async (tx: Tx, row: { readonly realm: string; readonly id: string; readonly personId: string; readonly cause: CoolingCause; readonly streetId: string | null;
  readonly seatIds: readonly string[]; readonly since: Date; readonly until: Date; }): Promise<void> => {
  await tx.insert(coolingOffs).values({ ...row, state: 'COOLING', seatIds: [...row.seatIds] });
};

/** Lifts one: by somebody with a reason, or (null) because what brought it about was undone. */
export const putLifted = async (tx: Tx, { realm, id }: Pick<CoolingRow, 'realm' | 'id'>, by: { readonly personId: string; readonly reason: string } | null, now: Date): Promise<void> => {
  await tx.update(coolingOffs).set({ state: 'LIFTED', liftedAt: now, liftedBy: by?.personId ?? null, reason: by?.reason ?? null }).where(and(eq(coolingOffs.realm, realm), eq(coolingOffs.id, id)));
};

/** Those in force that a seat brought about. */
export const coolingsFrom = (tx: Tx, realm: string, personId: string, seatId: string, now: Date): Promise<CoolingRow[]> =>
  tx.select().from(coolingOffs).where(and(eq(coolingOffs.realm, realm), eq(coolingOffs.personId, personId), eq(coolingOffs.state, 'COOLING'), sql`${coolingOffs.until} > ${stamp(now)}`, sql`${seatId}::uuid = any(${coolingOffs.seatIds})`));
