import { and, eq, sql, type SQL } from 'drizzle-orm';
import type { Outcome } from '../../../kernel/result.ts';
import type { Executor, Tx } from '../../../platform/db.ts';
import type { Keyed } from '../../../platform/keys/once.ts';
import type { Telling } from '../../../platform/events/event.ts';
import { telling } from '../../../platform/events/tell.ts';
import { settingDeadlines, type DeadlineSetting } from '../../../platform/deadlines/set.ts';
import type { OrderPatch, OrderRow } from '../facts.ts';
import { orders } from '../tables.ts';

/** The order's row, locked until the transaction ends; nothing else is written before. Undefined: there is none. */
export async function lockOrder(tx: Tx, realm: string, id: string | SQL): Promise<OrderRow | undefined> {
  const [row] = await tx.select().from(orders).where(and(eq(orders.realm, realm), eq(orders.id, id))).for('update');
  return row;
}

/** A write into another table, as part of a step's one statement: it sees nothing of the statement's other parts and touches none of their rows. */
export type Along = SQL;

export interface Written {
  readonly order: OrderRow;
  readonly patch: OrderPatch;
  readonly revision: number;
  readonly saying: { readonly step: string; readonly words: string; readonly personId: string | null; readonly at: Date } | null;
  readonly tellings: readonly Telling[];
  readonly deadlines: DeadlineSetting | null;
  /** What the step writes into other tables. */
  readonly along?: readonly Along[];
  readonly keyed: Keyed | null;
  readonly outcome: Outcome<unknown>;
}

/** Writes a step with one statement: the row, what was said, time limits, the key's outcome and the events. */
export async function writeStep(tx: Executor, { order, patch, revision, saying, tellings, deadlines, along = [], keyed, outcome }: Written): Promise<void> {
  const update = (tx as Tx).update(orders).set({ ...patch, revision })
    .where(and(eq(orders.realm, order.realm), eq(orders.id, order.id), eq(orders.revision, order.revision))).returning({ id: orders.id }).getSQL();
  const parts: SQL[] = [sql`moved as (${update})`];
  if (saying) {
    parts.push(sql`said as (insert into order_sayings (realm, order_id, revision, step, words, person_id, at)
      select ${order.realm}, moved.id, ${revision}::integer, ${saying.step}, ${saying.words}, ${saying.personId}::uuid, ${saying.at.toISOString()}::timestamptz from moved)`);
  }
  if (deadlines) settingDeadlines(deadlines).forEach((part, i) => parts.push(sql`${sql.raw(`due${i}`)} as (${part})`));
  along.forEach((part, i) => parts.push(sql`${sql.raw(`along${i}`)} as (${part})`));
  if (keyed) parts.push(sql`keyed as (${keyed.into(outcome, sql`moved`)})`);
  const rows = await tx.execute(sql`with ${sql.join(parts, sql`, `)} ${telling(tellings, sql`moved`)} returning seq`);
  if (rows.length !== tellings.length) throw new Error('an order was moved without its lock');
}

/** Counts a wrong start code, with the key's outcome. */
export async function countFailure(tx: Executor, order: OrderRow, keyed: Keyed | null, outcome: Outcome<unknown>): Promise<void> {
  const counted = sql`update orders set code_failures = least(code_failures + 1, 99) where realm = ${order.realm} and id = ${order.id}::uuid returning id`;
  await tx.execute(keyed ? sql`with counted as (${counted}) ${keyed.into(outcome, sql`counted`)}` : counted);
}
