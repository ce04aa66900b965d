import { and, eq, inArray, sql, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Actor } from '../../../platform/actor.ts';
import { dateOf } from '../../../platform/columns.ts';
import type { Executor } from '../../../platform/db.ts';
import { rowsOf } from '../../../platform/rows.ts';
import { asList, given, steady } from '../../../platform/steady.ts';
import type { OrderRow } from '../facts.ts';
import { orderHolds, orders, orderSayings } from '../tables.ts';
import { uuids, visibleTo } from './visible.ts';

const o = alias(orders, 'o');
const row = rowsOf(orders, 'o');

/** Orders by id that the actor may see, one statement; the others are not in the answer. */
export const ordersById = (db: Executor, actor: Actor, ids: readonly string[]): Promise<OrderRow[]> =>
  db.select().from(o).where(and(eq(o.realm, actor.realm), inArray(o.id, [...ids]), visibleTo(actor)));

/** The order's row as it is, not locked; the caller decides who may see it. */
export async function readOrder(db: Executor, realm: string, id: string): Promise<OrderRow | null> {
  const [found] = await db.select().from(orders).where(and(eq(orders.realm, realm), eq(orders.id, id)));
  return found ?? null;
}

const asTheyAre = steady(sql`
  select clock.at, ${row.columns} from (select business_now() as at offset 0) clock
  left join orders o on o.realm = ${given('realm')} and o.id = any(${given('ids')}::uuid[])`,
(values) => ({ at: dateOf(values[0] as string), row: values[1] === null ? null : row.read(values, 1) }));

/** Orders as they are now and the time by which they are read, one statement; the caller decides who may see them. */
export async function readOrders(db: Executor, realm: string, ids: readonly string[]): Promise<{ readonly at: Date; readonly rows: OrderRow[] }> {
  const read = await asTheyAre(db, { realm, ids: asList(ids) });
  return { at: read[0]!.at, rows: read.flatMap(({ row: found }) => found ?? []) };
}

/** The order with this short number, if the actor may see it. */
export async function orderByNumber(db: Executor, actor: Actor, number: number): Promise<OrderRow | null> {
  const [found] = await db.select().from(o).where(and(eq(o.realm, actor.realm), eq(o.number, number), visibleTo(actor)));
  return found ?? null;
}

export type Saying = typeof orderSayings.$inferSelect;
export const sayingsOf = (db: Executor, realm: string, ids: readonly string[]): Promise<Saying[]> =>
  db.select().from(orderSayings).where(and(eq(orderSayings.realm, realm), inArray(orderSayings.orderId, [...ids]))).orderBy(orderSayings.orderId, orderSayings.revision);

export type Hold = typeof orderHolds.$inferSelect;
export const holdsOf = (db: Executor, realm: string, ids: readonly string[]): Promise<Hold[]> =>
  db.select().from(orderHolds).where(and(eq(orderHolds.realm, realm), inArray(orderHolds.orderId, [...ids]), sql`${orderHolds.liftedAt} is null`)).orderBy(orderHolds.until);

export interface DueRow { readonly orderId: string; readonly step: string; readonly at: Date; readonly paused: boolean }

/** What the clock will do to the orders next, the earliest first. */
export async function duesOf(db: Executor, realm: string, ids: readonly string[]): Promise<DueRow[]> {
  const rows = await db.execute<{ order_id: string; step: string; due_at: string; paused: boolean }>(sql`
    select subject_id as order_id, step, due_at, paused_at is not null as paused from deadlines
    where realm = ${realm} and subject_table = 'ORDER' and subject_id = any(${uuids(ids)}) and refused is null order by due_at, step`);
  return rows.map((row) => ({ orderId: row.order_id, step: row.step, at: new Date(row.due_at), paused: row.paused }));
}

/**
 * Orders that may be the same matter: living, of the same item, in the same community, placed within two weeks of it. Place, item and
 * time find them; the words only rank (trigrams of short Chinese are weak).
 */
export async function likelyDuplicates(db: Executor, actor: Actor, order: OrderRow): Promise<OrderRow[]> {
  if (order.communityId === null) return [];
  const near: SQL = sql`o.realm = ${order.realm} and o.item_code = ${order.itemCode} and o.community_id = ${order.communityId}::uuid and o.id <> ${order.id}::uuid
    and o.placed_at between ${order.placedAt.toISOString()}::timestamptz - interval '14 days' and ${order.placedAt.toISOString()}::timestamptz + interval '14 days'
    and o.state in ('PLACED', 'NEEDS_INFO', 'DISPATCHED', 'ACCEPTED', 'OPEN', 'UNDERWAY')`;
  return db.select().from(o).where(and(near, visibleTo(actor))).orderBy(sql`
    o.building_id is not distinct from ${order.buildingId}::uuid desc, o.grid_id is not distinct from ${order.gridId}::uuid desc,
    (select coalesce(similarity(mine.words, theirs.words), 0) from order_private mine, order_private theirs
      where mine.realm = o.realm and mine.order_id = ${order.id}::uuid and theirs.realm = o.realm and theirs.order_id = o.id) desc,
    abs(extract(epoch from o.placed_at - ${order.placedAt.toISOString()}::timestamptz)), o.id`).limit(5);
}
