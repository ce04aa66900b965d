import { and, eq, inArray, sql, type SQL } from 'drizzle-orm';
import type { Actor } from '../../../platform/actor.ts';
import type { Executor, Tx } from '../../../platform/db.ts';
import type { Telling } from '../../../platform/events/event.ts';
import { telling } from '../../../platform/events/tell.ts';
import { AskAgain, violated } from '../../../platform/faults.ts';
import type { Outcome } from '../../../kernel/result.ts';
import type { Keyed } from '../../../platform/keys/once.ts';
import type { SEAT_STEPS, SeatNeed } from '../../../seat-steps.ts';
import type { AlongWritten, Known, OrderRow } from '../../orders/index.ts';
import type { SeatDue } from '../lifecycle.ts';
import { SEAT_RULES } from '../rules.ts';
import { waits } from '../tables.ts';
import { crewFrom } from './facts.ts';
import { NEEDS_IN_SQL } from './needs.ts';
import { reachOf, span } from './write.ts';

/** Somebody's place in the line of an order, living or ended. */
export type WaitRow = typeof waits.$inferSelect;

const stamp = (at: Date): SQL => sql`${at.toISOString()}::timestamptz`;
/** Who came first stands first: by time; of those whom one draw put there, by what was drawn; then by id. */
const IN_LINE = sql`w.since, w.drawn, w.id`;

/** Places in line by id; the caller decides who may see them. */
export const waitsById = (db: Executor, realm: string, ids: readonly string[]): Promise<WaitRow[]> =>
  db.select().from(waits).where(and(eq(waits.realm, realm), inArray(waits.id, [...ids])));

/** Where living rows stand in their lines, 1 being the next; rows that have ended are not in the answer. Computed each time, never kept. */
export async function positionsOf(db: Executor, realm: string, ids: readonly string[]): Promise<Map<string, number>> {
  const rows = await db.execute<{ id: string; position: number }>(sql`
    select w.id, (select count(*)::int from waits x where x.realm = w.realm and x.order_id = w.order_id and x.attempt = w.attempt and x.state = 'WAITING'
      and x.since <= w.since and (x.since, coalesce(x.drawn, 2147483647), x.id) <= (w.since, coalesce(w.drawn, 2147483647), w.id)) as position
    from waits w where w.realm = ${realm} and w.id = any(${`{${ids.join(',')}}`}::uuid[]) and w.state = 'WAITING'`);
  return new Map(rows.map((row) => [row.id, row.position]));
}

/** The living places of a person in the lines of orders, one statement. */
export const livingWaits = (db: Executor, realm: string, personId: string, orderIds: readonly string[]): Promise<WaitRow[]> =>
  db.select().from(waits).where(and(eq(waits.realm, realm), eq(waits.personId, personId), eq(waits.state, 'WAITING'), inArray(waits.orderId, [...orderIds])));

/** A page of somebody's places in lines, newest first. */
export const waitsOfPerson = (db: Executor, realm: string, personId: string, limit: number, after: { since: Date; id: string } | null): Promise<WaitRow[]> =>
  db.select().from(waits).where(and(
    eq(waits.realm, realm), eq(waits.personId, personId),
    after ? sql`(${waits.since}, ${waits.id}) < (${after.since.toISOString()}::timestamptz, ${after.id}::uuid)` : undefined,
  )).orderBy(sql`${waits.since} desc, ${waits.id} desc`).limit(limit);

export const countWaitsOfPerson = (db: Executor, realm: string, personId: string): Promise<number> =>
  db.$count(waits, and(eq(waits.realm, realm), eq(waits.personId, personId)));

interface Kept { readonly order: OrderRow; readonly now: Date; readonly telling: Telling; readonly keyed: Keyed | null; readonly outcome: Outcome<unknown> }

const moving = ({ order }: Pick<Kept, 'order'>, by: number, from: string): SQL => sql`update orders set revision = ${order.revision + 1}::integer, waiting = ${order.waiting + by}::integer
  from ${sql.raw(from)} w where orders.realm = ${order.realm} and orders.id = ${order.id}::uuid and orders.revision = ${order.revision}::integer returning orders.id`;

const finish = async (tx: Tx, changed: SQL, by: number, kept: Kept): Promise<void> => {
  const keyed = kept.keyed ? sql`, keyed as (${kept.keyed.into(kept.outcome, sql`moved`)})` : sql``;
  const rows = await tx.execute(sql`with w as (${changed}), moved as (${moving(kept, by, 'w')})${keyed} ${telling([kept.telling], sql`moved`)} returning seq`);
  if (rows.length !== 1) throw new Error('a line was changed without the lock of its order');
};

/** Puts somebody at the end of the line, under the order's lock: row, count, revision, event and the key's outcome in one statement. */
export async function standInLine(tx: Tx, who: { readonly id: string; readonly personId: string }, kept: Kept): Promise<void> {
  const { order, now } = kept;
  try {
    await finish(tx, sql`insert into waits (realm, id, order_id, attempt, person_id, state, since)
      values (${order.realm}, ${who.id}::uuid, ${order.id}::uuid, ${order.attempt}::smallint, ${who.personId}::uuid, 'WAITING', ${stamp(now)}) returning id`, 1, kept);
  } catch (error) {
    if (violated(error) === 'waits_once') throw new AskAgain(error);
    throw error;
  }
}

/** Takes somebody out of the line at their own wish. */
export const stepOut = (tx: Tx, waitId: string, kept: Kept): Promise<void> => finish(tx, sql`update waits set state = 'LEFT', ended_at = ${stamp(kept.now)}
  where realm = ${kept.order.realm} and id = ${waitId}::uuid and state = 'WAITING' returning id`, -1, kept);

/** One of the line whose turn it is; `passedFor`: the code for which they may not be offered anything. */
export interface Turn { readonly waitId: string; readonly personId: string; readonly passedFor: string | null }

const OF_THE_PERSON = ['QUALIFIED', 'NOT_THE_REQUESTER', 'SKILLED', 'NOT_ON_CREW', 'NOT_ELSEWHERE', 'COOLED_OFF', 'WITHIN_SEATS'] as const satisfies readonly (typeof SEAT_STEPS.steps.offer.needs)[number][];
const WHY_NOT = sql.raw(`case ${OF_THE_PERSON.map((need: SeatNeed) => `when not (${NEEDS_IN_SQL[need].holds('HELPER')}) then '${SEAT_RULES[need].code}'`).join(' ')} end`);

/** The order as it is in memory, as a row `o`: its step may not be written yet. */
const asRow = (order: OrderRow): SQL => sql`json_populate_record(null::orders, ${JSON.stringify(
  Object.fromEntries(Object.entries(order).map(([name, value]) => [name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), value])),
)}::text::json)`;

const turns = (order: OrderRow, offset: number, limit: number): SQL => sql`
  select w.id as "waitId", w.person_id as "personId", f.why as "passedFor" from ${asRow(order)} o
    join waits w on w.realm = o.realm and w.order_id = o.id and w.attempt = o.attempt and w.state = 'WAITING',
    lateral (select ${WHY_NOT} as why ${crewFrom(sql`null::uuid`, sql`w.person_id`)}) f
  order by ${IN_LINE} offset ${offset}::int limit ${limit}::int`;

/** So many are read along with a step's facts; mostly the first is the one. */
export const FIRST_TURNS = 10;

/** The first of the line in its order, and whether each may take a place now: the same needs as everybody else's. `order` is as its step leaves it, as far as those look at it. */
export const knownTurns = (order: OrderRow): Known => sql`(select json_agg(row_to_json(t)) from (${turns(order, 0, FIRST_TURNS)}) t)`;

/** A portion of the line from its `offset`th on, by a statement of its own. */
export const readTurns = async (tx: Tx, order: OrderRow, offset: number, limit: number): Promise<Turn[]> => [...await tx.execute<Turn & Record<string, unknown>>(turns(order, offset, limit))];

export interface TurnTaken extends Turn { readonly seatId: string | null }

/** Offers places to those in `turns` who have a seat's id, and takes the others out of the line, as parts of a step's statement. The order's row is the step's. */
export function takingTurns(order: OrderRow, taken: readonly TurnTaken[], { now, travelMinutes, dues }: { now: Date; travelMinutes: number; dues: readonly SeatDue[] }): AlongWritten[] {
  const t = sql`json_to_recordset(${JSON.stringify(taken)}::text::json) as t ("waitId" uuid, "personId" uuid, "seatId" uuid, "passedFor" text)`;
  const due = JSON.stringify(dues.map(({ step, at, anchored }) => ({ step, at, anchored })));
  return [
    {
      name: 'offered',
      write: sql`insert into seats (realm, id, order_id, attempt, kind, person_id, state, during, reach, community_id, taken_at)
        select ${order.realm}, "seatId", ${order.id}::uuid, ${order.attempt}::smallint, 'HELPER', "personId", 'OFFERED', ${span(order)}, ${reachOf(order, travelMinutes)}, ${order.communityId}::uuid, ${stamp(now)}
        from ${t} where "seatId" is not null returning id`,
    },
    {
      write: sql`update waits w set state = case when t."seatId" is null then 'PASSED_OVER' else 'OFFERED' end, ended_at = ${stamp(now)}, seat_id = t."seatId", passed_for = t."passedFor"
        from ${t} where w.realm = ${order.realm} and w.id = t."waitId"`,
    },
    {
      write: sql`insert into deadlines (realm, subject_table, subject_id, step, due_at, anchored)
        select ${order.realm}, 'SEAT', offered.id, d.step, d.at, d.anchored from offered, json_to_recordset(${due}::text::json) as d (step text, at timestamptz, anchored boolean)`,
    },
  ];
}

/** Nobody waits any longer, because the order (as its step leaves it) gives no places: everybody is sent home and told, as part of the step's statement. */
export const sendingLineHome = (order: OrderRow, now: Date, actor: Actor): Required<Pick<AlongWritten, 'write' | 'told'>> => ({
  write: sql`update waits set state = 'DISSOLVED', ended_at = ${stamp(now)} where realm = ${order.realm} and order_id = ${order.id}::uuid and state = 'WAITING' returning id, person_id`,
  told: {
    realm: order.realm, table: 'WAIT', step: 'dissolve', subjectType: 'Waiting', subjectId: sql`w.id`, orderId: order.id, revision: order.revision, at: now,
    actorPerson: actor.personId, actorKind: actor.kind, after: sql`jsonb_build_object('personIds', jsonb_build_array(w.person_id))`, facts: sql`jsonb_build_object('personId', w.person_id)`,
  },
});

/** The place in line that a step is about, as it is known under the order's lock. */
export const knownWait = (waitId: string): Known => sql`(select json_build_object('personId', w.person_id, 'state', w.state) from waits w where w.realm = o.realm and w.id = ${waitId}::uuid)`;
