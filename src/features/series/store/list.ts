import { and, desc, sql, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Actor } from '../../../platform/actor.ts';
import { dateOf, moment } from '../../../platform/columns.ts';
import type { Executor } from '../../../platform/db.ts';
import type { Marked, SeriesRow } from '../facts.ts';
import { series } from '../tables.ts';
import { ids, visibleTo } from './visible.ts';

const z = alias(series, 'z');

/** Which series a list shows: one's own (and one's wards'), or those in a division that one looks after; each has its index. */
export type SeriesScope = { readonly mine: true } | { readonly gridId: string } | { readonly communityId: string } | { readonly buildingId: string };

function scoped(actor: Actor, scope: SeriesScope): SQL {
  if ('mine' in scope) return actor.wardIds.length === 0 ? sql`z.requester_id = ${actor.personId}::uuid` : sql`z.requester_id = any(${ids([...actor.wardIds, ...(actor.personId === null ? [] : [actor.personId])])})`;
  return 'gridId' in scope ? sql`z.grid_id = ${scope.gridId}::uuid` : 'communityId' in scope ? sql`z.community_id = ${scope.communityId}::uuid` : sql`z.building_id = ${scope.buildingId}::uuid`;
}

/** A page of the series that the actor may see, the newest first, after a moment and id. One statement. */
export async function seriesPage(db: Executor, actor: Actor, scope: SeriesScope, limit: number, after: { readonly at: Date; readonly id: string } | null): Promise<SeriesRow[]> {
  return db.select().from(z).where(and(visibleTo(actor), scoped(actor, scope), after === null ? undefined : sql`(z.begun_at, z.id) < (${moment(after.at)}, ${after.id}::uuid)`))
    .orderBy(desc(z.begunAt), desc(z.id)).limit(limit);
}

export async function countSeries(db: Executor, actor: Actor, scope: SeriesScope): Promise<number> {
  const [row] = await db.select({ n: sql<number>`count(*)::int` }).from(z).where(and(visibleTo(actor), scoped(actor, scope)));
  return row!.n;
}

/** Series by id, as far as the actor may see them. */
export async function seriesById(db: Executor, actor: Actor, some: readonly string[]): Promise<SeriesRow[]> {
  return db.select().from(z).where(and(visibleTo(actor), sql`z.id = any(${ids(some)})`));
}

/** Of which series orders are. */
export async function seriesOfOrders(db: Executor, realm: string, orderIds: readonly string[]): Promise<{ orderId: string; seriesId: string }[]> {
  return db.execute<{ orderId: string; seriesId: string }>(sql`select order_id as "orderId", series_id as "seriesId" from series_occurrences where realm = ${realm} and order_id = any(${ids(orderIds)})`);
}

/** Occurrences of a series that were placed, moved or skipped, the latest first, before a date. */
export async function markedPage(db: Executor, realm: string, seriesId: string, limit: number, before: string | null): Promise<Marked[]> {
  const rows = await db.execute<{ date: string; mark: Marked['mark']; starts_at: string; ends_at: string; order_id: string | null }>(sql`
    select m.date::text as date, m.mark, m.starts_at, m.ends_at, m.order_id from series_occurrences m
    where m.realm = ${realm} and m.series_id = ${seriesId}::uuid ${before === null ? sql`` : sql`and m.date < ${before}::date`} order by m.date desc limit ${limit}`);
  return rows.map((row) => ({ date: row.date, mark: row.mark, startsAt: dateOf(row.starts_at), endsAt: dateOf(row.ends_at), orderId: row.order_id }));
}

export async function countMarked(db: Executor, realm: string, seriesId: string): Promise<number> {
  const [row] = await db.execute<{ n: number }>(sql`select count(*)::int as n from series_occurrences m where m.realm = ${realm} and m.series_id = ${seriesId}::uuid`);
  return row!.n;
}

/** The words of many series; ask only for whoever may read them, and record it. */
export async function wordsOfMany(db: Executor, realm: string, some: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.execute<{ id: string; words: string }>(sql`select series_id as id, words from series_private where realm = ${realm} and series_id = any(${ids(some)})`);
  return new Map(rows.map(({ id, words }) => [id, words]));
}

/** For the order that is placed from them. */
export const wordsOf = async (db: Executor, realm: string, id: string): Promise<string | null> => (await wordsOfMany(db, realm, [id])).get(id) ?? null;
