import { and, eq, sql, type SQL } from 'drizzle-orm';
import type { Outcome } from '../../../kernel/result.ts';
import type { Tx } from '../../../platform/db.ts';
import { settingDeadlines } from '../../../platform/deadlines/set.ts';
import type { Telling } from '../../../platform/events/event.ts';
import { toldRows } from '../../../platform/events/tell.ts';
import type { Keyed } from '../../../platform/keys/once.ts';
import type { SeatKind } from '../../../seat-steps.ts';
import { movingOrder, partsOf, writeAll, type AlongWritten, type OrderPatch, type OrderRow, type Prepared } from '../../orders/index.ts';
import type { Change } from '../changes.ts';
import { relationOf } from '../changes.ts';
import type { SeatDue } from '../lifecycle.ts';
import { seats } from '../tables.ts';
import { slotOf } from './needs.ts';
import { seatOf, type SeatJson, type SeatRow } from './rows.ts';

/** The order under its lock, as far as writing about its seats needs it. */
export interface LockedOrder {
  readonly realm: string;
  readonly id: string;
  readonly attempt: number;
  readonly revision: number;
  readonly plannedStart: Date | null;
  readonly plannedEnd: Date | null;
  readonly placedAt: Date;
  readonly communityId: string | null;
}

export interface SeatWriting {
  readonly order: OrderRow;
  readonly seat: { readonly id: string; readonly kind: SeatKind; readonly personId: string; readonly attempt: number };
  /** A new row instead of a changed one; who assigned it. */
  readonly birth: { readonly assignedBy: string | null } | null;
  readonly change: Change;
  readonly now: Date;
  readonly travelMinutes: number;
  readonly telling: Telling;
  readonly dues: readonly SeatDue[];
  /** What becomes of the order's row: counts, and the revision that the last of all that is written gives. */
  readonly moves: OrderPatch & { readonly revision: number };
  /** The step of the order that this one takes by effect. */
  readonly opened: Prepared | null;
  /** What else is written and told with it. */
  readonly along: readonly AlongWritten[];
  readonly tellings: readonly Telling[];
  readonly keyed: Keyed | null;
  readonly outcome: Outcome<unknown>;
}

/**
 * Writes a step of a seat with one statement: seat, the order's row, relation, time limits, events, all that the step brings along, and the
 * key's outcome. Answers the seat as it is now. Throws `AskAgain` when a rival in another order took the person's time in the same moment.
 */
export async function writeSeat(tx: Tx, w: SeatWriting): Promise<SeatRow> {
  const { order, seat, now, moves, opened } = w;
  const parts: SQL[] = [sql`seat as (${w.birth ? insertion(tx, w) : changing(tx, w)})`, sql`moved as (${movingOrder(tx, order, { ...moves, ...opened?.patch })})`];
  if (w.change.relation === 'JOINS') parts.push(sql`related as (${joining(w)})`);
  if (w.change.relation === 'LEAVES') parts.push(sql`related as (${leaving(w)})`);
  const deadlines = { subject: { realm: order.realm, table: 'SEAT', id: seat.id }, dues: w.dues, keep: w.change.patch.state === undefined, held: false, wasHeldSince: null, now, taken: w.telling.step };
  settingDeadlines(deadlines).forEach((part, i) => parts.push(sql`${sql.raw(`seat_due${i}`)} as (${part})`));
  const more = partsOf({ order, saying: null, deadlines: opened?.deadlines ?? null, along: [...opened?.along ?? [], ...w.along] });
  if (w.keyed) parts.push(sql`keyed as (${w.keyed.into(w.outcome, sql`moved`)})`);
  const told = toldRows([w.telling, ...opened?.tellings ?? [], ...w.tellings], sql`moved`);
  const row = await writeAll<{ seat: SeatJson | null }>(tx, [...parts, ...more.parts], [...told, ...more.told], ['seats_'], sql`(select row_to_json(seat) from seat) as seat`);
  if (row.seat === null) throw new Error('a seat was moved that is not there');
  return seatOf(row.seat);
}

const stamp = (at: Date): SQL => sql`${at.toISOString()}::timestamptz`;

/** Planned start to end as a range; null as long as there is no date. */
export const span = ({ plannedStart, plannedEnd }: Pick<LockedOrder, 'plannedStart' | 'plannedEnd'>): SQL =>
  (plannedStart === null || plannedEnd === null ? sql`null::tstzrange` : sql`tstzrange(${stamp(plannedStart)}, ${stamp(plannedEnd)})`);

/** The same with half of the time for travelling on either side. */
export const reachOf = ({ plannedStart, plannedEnd }: Pick<LockedOrder, 'plannedStart' | 'plannedEnd'>, travelMinutes: number): SQL => span({
  plannedStart: plannedStart && new Date(plannedStart.getTime() - travelMinutes * 30_000), plannedEnd: plannedEnd && new Date(plannedEnd.getTime() + travelMinutes * 30_000),
});

/** The slot that a seat takes which its person holds from now on. */
const slot = ({ order, seat }: Pick<SeatWriting, 'order' | 'seat'>): SQL => sql`(select ${sql.raw(slotOf('p.id'))}
  from orders o, (select ${seat.personId}::uuid as id) p where o.realm = ${order.realm} and o.id = ${order.id}::uuid)`;

const insertion = (tx: Tx, { order, seat, birth, change, now, travelMinutes }: SeatWriting): SQL => tx.insert(seats).values({
  state: 'OFFERED', ...change.patch, realm: order.realm, id: seat.id, orderId: order.id, attempt: seat.attempt, kind: seat.kind, personId: seat.personId,
  during: span(order), reach: reachOf(order, travelMinutes), communityId: order.communityId, ...(change.patch.state === 'HELD' ? { slot: slot({ order, seat }) } : {}), takenAt: now, assignedBy: birth!.assignedBy,
}).returning().getSQL();

const changing = (tx: Tx, { order, seat, change }: SeatWriting): SQL => {
  const where = and(eq(seats.realm, order.realm), eq(seats.id, seat.id));
  if (Object.keys(change.patch).length === 0) return sql`select * from seats where ${where}`;
  const held = change.patch.state === 'CONFIRMED' ? { slot: sql`coalesce(${seats.slot}, ${slot({ order, seat })})` } : {};
  return tx.update(seats).set({ ...change.patch, ...held }).where(where).returning().getSQL();
};

const joining = ({ order, seat, change, now }: SeatWriting): SQL => sql`insert into order_relations (realm, order_id, attempt, person_id, relation, since, firm, placed_at)
  select ${order.realm}, id, ${seat.attempt}::smallint, ${seat.personId}::uuid, ${relationOf(seat.kind)}, ${stamp(now)}, ${change.patch.state !== 'HELD'}::boolean, ${stamp(order.placedAt)} from moved
  on conflict (realm, order_id, person_id, relation, attempt) do update set until = null, firm = excluded.firm`;

const leaving = ({ order, seat, now }: SeatWriting): SQL => sql`update order_relations set until = coalesce(until, ${stamp(now)}), firm = false
  where realm = ${order.realm} and order_id = ${order.id}::uuid and attempt = ${seat.attempt}::smallint and person_id = ${seat.personId}::uuid and relation = ${relationOf(seat.kind)}`;
