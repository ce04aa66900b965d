import { and, eq, sql, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Actor } from '../../../platform/actor.ts';
import type { Executor } from '../../../platform/db.ts';
import type { OrderRow } from '../facts.ts';
import { orders } from '../tables.ts';
import { filtered, type Filter } from './lists.ts';
import { visibleTo } from './visible.ts';

const o = alias(orders, 'o');

/** A list of orders `o` by a table of a higher room, which has the index that it is read by. */
export interface BesideAsked<Also> {
  /** The table and its name: `search_texts f`. */
  readonly table: SQL;
  /** How its rows belong to orders. */
  readonly on: SQL;
  readonly where: SQL;
  readonly filter: Filter;
  readonly by: SQL;
  readonly limit: number;
  /** What else is read of each row, of type json. */
  readonly also: SQL<Also>;
}

/** One page of such a list, of the orders that the actor may see: one statement, planned by the very values that it is asked with. */
export async function ordersBeside<Also>(db: Executor, actor: Actor, { table, on, where, filter, by, limit, also }: BesideAsked<Also>): Promise<{ order: OrderRow; also: Also }[]> {
  return db.select({ order: o, also }).from(o).innerJoin(table, on)
    .where(and(eq(o.realm, actor.realm), where, ...filtered(actor, filter), visibleTo(actor))).orderBy(by).limit(limit);
}

/** How many orders such a list has; of more than `most` no more are counted. */
export async function countBeside(db: Executor, actor: Actor, { table, on, where, filter }: Pick<BesideAsked<unknown>, 'table' | 'on' | 'where' | 'filter'>, most: number | null = null): Promise<number> {
  const some = db.select({ one: sql`1` }).from(o).innerJoin(table, on).where(and(eq(o.realm, actor.realm), where, ...filtered(actor, filter), visibleTo(actor)));
  const [row] = await db.execute<{ n: number }>(sql`select count(*)::int as n from (${some.getSQL()} ${most === null ? sql`` : sql`limit ${most}::int`}) found`);
  return row!.n;
}
