import { and, desc, eq, inArray, sql, type SQL } from 'drizzle-orm';
import type { Outcome } from '../../../kernel/result.ts';
import { dateOf } from '../../../platform/columns.ts';
import type { Executor, Tx } from '../../../platform/db.ts';
import type { Telling } from '../../../platform/events/event.ts';
import { telling } from '../../../platform/events/tell.ts';
import type { Keyed } from '../../../platform/keys/once.ts';
import type { Along, Beside, Known } from '../../orders/index.ts';
import { coolingOffs } from '../tables.ts';

/** A time in which somebody takes no new seats. */
export type CoolingRow = typeof coolingOffs.$inferSelect;

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

/**
 * The person of a seat, to be locked beside its order: what somebody did in one of a person's seats is counted in the order of this lock, so
 * that two in the same moment see one another.
 */
export const personOf = (seatId: string): Beside => ({
  rows: sql`select p.id from o, persons p where p.realm = o.realm and p.id = (select s.person_id from seats s where s.realm = o.realm and s.id = ${seatId}::uuid) for no key update of p`,
  of: () => true,
});

/** No seat brings about two coolings off, unless the first was undone. */
const FRESH = sql`not exists (select from cooling_offs c where c.realm = s.realm and c.person_id = s.person_id and s.id = any(c.seat_ids) and not (c.state = 'LIFTED' and c.lifted_by is null))`;

/** Seats of the person of seat `seatId` that are like it, or are about to be, and have not led to cooling off yet: their ids and (null: just now) when they ended. */
const recorded = (seatId: string, like: SQL): Known => sql`(select json_agg(json_build_object('id', s.id, 'endedAt', s.ended_at))
  from seats s join orders i on i.realm = s.realm and i.id = s.order_id
  where s.realm = o.realm and s.person_id = (select q.person_id from seats q where q.realm = o.realm and q.id = ${seatId}::uuid) and ${FRESH} and ${like})`;

/** Seats in which the person was absent. */
const absences = (seatId: string): Known => recorded(seatId, sql`(s.state = 'NO_SHOW' or s.id = ${seatId}::uuid)`);

/** Seats that the person took, whose requester's contact they read in full, and that they gave back. */
const readAndGivenBack = (seatId: string): Known => recorded(seatId, sql`(s.state = 'RELEASED' and s.ended_by = s.person_id or s.id = ${seatId}::uuid) and s.assigned_by is null
  and exists (select from contact_readings r where r.realm = s.realm and r.reader_id = s.person_id and r.at >= s.taken_at and r.at <= coalesce(s.ended_at, business_now())
    and r.order_id = s.order_id and r.person_id = i.requester_id and r.what && '{NAME,PHONE,ADDRESS}')`);

/** Coolings off in force that the seat brought about. */
const broughtAbout = (seatId: string): Known => sql`(select json_agg(json_build_object('id', c.id, 'personId', c.person_id, 'cause', c.cause, 'streetId', c.street_id, 'until', c.until))
  from cooling_offs c join seats s on s.realm = c.realm and s.person_id = c.person_id
  where s.realm = o.realm and s.id = ${seatId}::uuid and c.state = 'COOLING' and c.until > business_now() and s.id = any(c.seat_ids))`;

/** What a step of a seat must know about its person's record, to be read with the facts under the person's lock. */
export const KNOWN_RECORD: { readonly [S in JudgedStep]: (seatId: string) => Known } = { noShow: absences, giveBack: readAndGivenBack, undoNoShow: broughtAbout };

/** Steps of a seat after which its person may cool off, or no longer has to. */
export type JudgedStep = 'noShow' | 'giveBack' | 'undoNoShow';

/** Of `absences` or `readAndGivenBack` those since then. */
export const recordedSince = (known: unknown, since: Date): string[] =>
  ((known ?? []) as { id: string; endedAt: string | null }[]).filter(({ endedAt }) => endedAt === null || dateOf(endedAt) > since).map(({ id }) => id);

/** What is told of a cooling off. */
export type CoolingBrief = Pick<CoolingRow, 'realm' | 'id' | 'personId' | 'cause' | 'streetId' | 'until'>;

/** What `broughtAbout` answered. */
export const coolingsOf = (realm: string, known: unknown): CoolingBrief[] =>
  ((known ?? []) as (Omit<CoolingBrief, 'until' | 'realm'> & { until: string })[]).map((row) => ({ ...row, realm, until: dateOf(row.until) }));

/** Somebody cools off from now on. */
export const puttingCooling = (db: Executor, row: CoolingBrief & { readonly seatIds: readonly string[]; readonly since: Date }): Along =>
  db.insert(coolingOffs).values({ ...row, state: 'COOLING', seatIds: [...row.seatIds] }).getSQL();

/** Lifts one: by somebody with a reason, or (null) because what brought it about was undone. */
export const lifting = (db: Executor, { realm, id }: Pick<CoolingRow, 'realm' | 'id'>, by: { readonly personId: string; readonly reason: string } | null, now: Date): Along =>
  db.update(coolingOffs).set({ state: 'LIFTED', liftedAt: now, liftedBy: by?.personId ?? null, reason: by?.reason ?? null }).where(and(eq(coolingOffs.realm, realm), eq(coolingOffs.id, id))).returning({ id: coolingOffs.id }).getSQL();

/** Writes by one statement that somebody lifted it: the row, the event and the key's outcome. */
export async function putLifted(tx: Tx, row: CoolingRow, by: { readonly personId: string; readonly reason: string }, { now, told, keyed, outcome }: { now: Date; told: Telling; keyed: Keyed; outcome: Outcome<unknown> }): Promise<void> {
  await tx.execute(sql`with lifted as (${lifting(tx, row, by, now)}), keyed as (${keyed.into(outcome, sql`lifted`)}) ${telling([told], sql`lifted`)}`);
}
