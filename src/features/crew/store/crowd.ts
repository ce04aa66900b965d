import { sql, type SQL } from 'drizzle-orm';
import type { Tx } from '../../../platform/db.ts';
import { AskAgain, violated } from '../../../platform/faults.ts';
import { BINDING_SEATS, LIVING_SEATS, type SeatKind } from '../../../seat-steps.ts';
import { literals } from './needs.ts';
import { reachOf, span, type LockedOrder } from './write.ts';

/** A seat that a step of the order changed. */
export interface Moved {
  readonly id: string;
  readonly kind: SeatKind;
  readonly personId: string;
  readonly hours: number | null;
}

/** Living seats of the present attempt that are left. */
export interface Left { readonly helpersLiving: number; readonly leadsLiving: number }

interface Row extends Record<string, unknown> { id: string; kind: SeatKind; person_id: string; hours: string | null }

const LIVING = sql.raw(literals(LIVING_SEATS));
const BINDING = sql.raw(literals(BINDING_SEATS));
const ALREADY_HOLDING = sql.raw(literals(['HELD', 'CONFIRMED']));
const stamp = (at: Date): SQL => sql`${at.toISOString()}::timestamptz`;
const of = (order: LockedOrder): SQL => sql`s.realm = ${order.realm} and s.order_id = ${order.id}::uuid`;
const changed = sql.raw('s.id, s.kind, s.person_id, s.attempt, s.hours');
const movedOf = (row: Row): Moved => ({ id: row.id, kind: row.kind, personId: row.person_id, hours: row.hours === null ? null : Number(row.hours) });

/** The relation of everyone in `who` ends, and opens no door any more. */
const leaving = (order: LockedOrder, who: string, now: Date): SQL => sql`update order_relations r set until = coalesce(r.until, ${stamp(now)}), firm = false from ${sql.raw(who)} w
  where r.realm = ${order.realm} and r.order_id = ${order.id}::uuid and r.attempt = w.attempt and r.person_id = w.person_id and r.relation = case w.kind when 'LEAD' then 'LEAD' else 'CREW' end`;

const forgetting = (order: LockedOrder, who: string): SQL =>
  sql`delete from deadlines d using ${sql.raw(who)} w where d.realm = ${order.realm} and d.subject_table = 'SEAT' and d.subject_id = w.id`;

/** Frees every living seat of the order, unmarked; answers which. One statement. */
export async function freeAll(tx: Tx, order: LockedOrder, now: Date): Promise<Moved[]> {
  const rows = await tx.execute<Row>(sql`
    with freed as (update seats s set state = 'RELEASED', ended_at = ${stamp(now)} where ${of(order)} and s.state in (${LIVING}) returning ${changed}),
    gone as (${leaving(order, 'freed', now)}), forgotten as (${forgetting(order, 'freed')})
    select id, kind, person_id, hours from freed order by id`);
  return rows.map(movedOf);
}

/** The order's clock stands: its offers wait as well. What is tied to the planned start does not. */
export async function stopOffers(tx: Tx, order: LockedOrder, now: Date): Promise<void> {
  await tx.execute(sql`update deadlines d set paused_at = ${stamp(now)}, lease = null, leased_until = null from seats s
    where ${of(order)} and d.realm = s.realm and d.subject_table = 'SEAT' and d.subject_id = s.id and not d.anchored and d.paused_at is null`);
}

/** The order's clock goes on: its offers have as long as they had left. */
export async function goOnWithOffers(tx: Tx, order: LockedOrder, now: Date): Promise<void> {
  await tx.execute(sql`update deadlines d set due_at = d.due_at + (${stamp(now)} - d.paused_at), paused_at = null from seats s
    where ${of(order)} and d.realm = s.realm and d.subject_table = 'SEAT' and d.subject_id = s.id and d.paused_at is not null`);
}

/**
 * The order's plan was amended: seats take the new time, and may be left unmarked until `unmarkedUntil`; those that now overlap with
 * another binding seat of their person are freed. One statement; throws `AskAgain` when such a seat was taken in the same moment.
 */
export async function replan(
  tx: Tx, order: LockedOrder, { now, unmarkedUntil, confirmAt, travelMinutes }: { now: Date; unmarkedUntil: Date; confirmAt: Date | null; travelMinutes: number },
): Promise<{ freed: Moved[]; left: Left }> {
  const during = span(order);
  const reach = reachOf(order, travelMinutes);
  try {
    const rows = await tx.execute<Row & { freed: boolean }>(sql`
      with mine as (select s.id, s.state in (${BINDING}) and ${during} is not null and exists (select from seats x where x.realm = s.realm and x.person_id = s.person_id
          and x.id <> s.id and x.state in (${BINDING}) and (x.during && ${during} or (x.community_id <> s.community_id and x.reach && ${reach}))) as overlaps
        from seats s where ${of(order)} and s.attempt = ${order.attempt}::smallint and s.state in (${LIVING})),
      seat as (update seats s set during = case when m.overlaps then s.during else ${during} end, reach = case when m.overlaps then s.reach else ${reach} end,
          state = case when m.overlaps then 'RELEASED' else s.state end, ended_at = case when m.overlaps then ${stamp(now)} end,
          unmarked_until = ${stamp(unmarkedUntil)}
        from mine m where s.realm = ${order.realm} and s.id = m.id returning ${changed}, m.overlaps as freed, s.state),
      freed as (select * from seat where freed),
      gone as (${leaving(order, 'freed', now)}), forgotten as (${forgetting(order, 'freed')}),
      due as (update deadlines d set due_at = ${confirmAt === null ? sql`d.due_at` : stamp(confirmAt)}, lease = null, leased_until = null, tries = 0, refused = null
        from seat w where not w.freed and w.state = 'HELD' and d.realm = ${order.realm} and d.subject_table = 'SEAT' and d.subject_id = w.id and d.step = 'confirm')
      select id, kind, person_id, hours, freed from seat order by id`);
    return { freed: rows.filter((row) => row.freed).map(movedOf), left: counted(rows.filter((row) => !row.freed)) };
  } catch (error) {
    if (violated(error)?.startsWith('seats_')) throw new AskAgain(error);
    throw error;
  }
}

/** Those present begin to serve: all who hold a seat, if none is named. One statement. */
export async function beginAll(tx: Tx, order: LockedOrder, { now, present }: { now: Date; present: readonly string[] | null }): Promise<Moved[]> {
  const named = present === null ? sql`true` : sql`s.id = any(${`{${present.join(',')}}`}::uuid[])`;
  const rows = await tx.execute<Row>(sql`
    with begun as (update seats s set state = 'SERVING', begun_at = ${stamp(now)}
      where ${of(order)} and s.attempt = ${order.attempt}::smallint and s.state in (${ALREADY_HOLDING}) and ${named} returning ${changed}),
    firm as (update order_relations r set firm = true from begun w where r.realm = ${order.realm} and r.order_id = ${order.id}::uuid and r.attempt = w.attempt
      and r.person_id = w.person_id and r.relation = case w.kind when 'LEAD' then 'LEAD' else 'CREW' end),
    forgotten as (${forgetting(order, 'begun')})
    select id, kind, person_id, hours from begun order by id`);
  return rows.map(movedOf);
}

/**
 * The service is over: whoever serves has served, with hours (those that are named, else from their beginning until now in whole
 * quarters, up and a day at most), and everybody's relation to the order ends. Who never began keeps the seat until `freeAbsentAt`, so
 * that they can still be marked, and sees nothing personal any more; or (null) is freed at once. One statement.
 */
export async function endAll(
  tx: Tx, order: LockedOrder, { now, hours, freeAbsentAt }: { now: Date; hours: readonly { seatId: string; hours: number }[]; freeAbsentAt: Date | null },
): Promise<{ served: Moved[]; freed: Moved[]; left: Left }> {
  const absent = sql`s.attempt = ${order.attempt}::smallint and s.state in (${LIVING}) and s.state <> 'SERVING'`;
  const rows = await tx.execute<Row & { what: 'SERVED' | 'FREED' | 'KEPT' }>(sql`
    with said as (select * from json_to_recordset(${JSON.stringify(hours)}::text::json) as h ("seatId" uuid, hours numeric)),
    ended as (update seats s set state = 'SERVED', ended_at = ${stamp(now)},
        hours = coalesce((select h.hours from said h where h."seatId" = s.id), least(24, ceil(extract(epoch from ${stamp(now)} - s.begun_at) / 900) / 4))
      where ${of(order)} and s.attempt = ${order.attempt}::smallint and s.state = 'SERVING' returning ${changed}),
    absent as (${freeAbsentAt === null
    ? sql`update seats s set state = 'RELEASED', ended_at = ${stamp(now)} where ${of(order)} and ${absent} returning ${changed}`
    : sql`select ${changed} from seats s where ${of(order)} and ${absent}`}),
    over as (update order_relations r set until = ${stamp(now)}, firm = r.firm and r.person_id not in (select person_id from absent)
      where r.realm = ${order.realm} and r.order_id = ${order.id}::uuid and r.attempt = ${order.attempt}::smallint and r.relation in ('LEAD', 'CREW', 'ALONE') and r.until is null),
    forgotten as (delete from deadlines d using absent w where d.realm = ${order.realm} and d.subject_table = 'SEAT' and d.subject_id = w.id and d.step <> 'free')
    ${freeAbsentAt === null ? sql`` : sql`, due as (insert into deadlines (realm, subject_table, subject_id, step, due_at, anchored)
      select ${order.realm}, 'SEAT', id, 'free', ${stamp(freeAbsentAt)}, true from absent)`}
    select id, kind, person_id, hours, 'SERVED' as what from ended
    union all select id, kind, person_id, hours, ${freeAbsentAt === null ? sql`'FREED'` : sql`'KEPT'`} from absent order by id`);
  const those = (what: Row['what']): Moved[] => rows.filter((row) => row.what === what).map(movedOf);
  return { served: those('SERVED'), freed: those('FREED'), left: counted(rows.filter((row) => row.what === 'KEPT')) };
}

const counted = (rows: readonly Row[]): Left => ({
  helpersLiving: rows.filter((row) => row.kind === 'HELPER').length, leadsLiving: rows.filter((row) => row.kind === 'LEAD').length,
});
