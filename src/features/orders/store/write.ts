import { and, eq, getTableColumns, inArray, sql, type SQL } from 'drizzle-orm';
import type { Outcome } from '../../../kernel/result.ts';
import type { Executor, Tx } from '../../../platform/db.ts';
import type { Keyed } from '../../../platform/keys/once.ts';
import type { Telling } from '../../../platform/events/event.ts';
import { appending, toldRows, type SqlTelling } from '../../../platform/events/tell.ts';
import { settingDeadlines, type DeadlineSetting } from '../../../platform/deadlines/set.ts';
import { AskAgain, violated } from '../../../platform/faults.ts';
import type { OrderPatch, OrderRow } from '../facts.ts';
import { orders } from '../tables.ts';

/** Rows that are locked after an order, by the same statement. */
export interface Beside {
  /** A query with a lock of its own, which finds them by the locked order `o` alone, so that it cannot lock them before it. */
  readonly rows: SQL;
  /** Whether there must be one of this order. */
  readonly of: (order: OrderRow) => boolean;
}

/**
 * The order's row, locked until the transaction ends, and after it what is to be locked beside; nothing else is written before. Undefined:
 * there is none. What was born beside it while the lock was waited for is not in that statement's sight, and is looked for once more.
 */
export async function lockOrder(tx: Tx, realm: string, id: string | SQL, beside: Beside | null = null): Promise<OrderRow | undefined> {
  const one = tx.select().from(orders).where(and(eq(orders.realm, realm), eq(orders.id, id))).for('update');
  if (beside === null) return (await one)[0];
  const o = tx.$with('o').as(one);
  const also = tx.$with('also', {}).as(beside.rows);
  const columns = Object.fromEntries(Object.keys(getTableColumns(orders)).map((name) => [name, o[name as keyof OrderRow]]));
  for (let tries = 1; tries <= 2; tries++) {
    const [row] = await tx.with(o, also).select({ ...columns, also: sql<number>`(select count(*)::int from also)` }).from(o) as unknown as (OrderRow & { also: number })[];
    if (row === undefined) return undefined;
    const { also: count, ...order } = row;
    if (count > 0 || !beside.of(order)) return order;
  }
  throw new Error('an order lacks what must be locked beside it');
}

/** Locks orders in the one order in which several are locked: by id. */
export async function lockOrders(tx: Tx, realm: string, ids: readonly string[]): Promise<OrderRow[]> {
  return ids.length === 0 ? [] : tx.select().from(orders).where(and(eq(orders.realm, realm), inArray(orders.id, [...ids]))).orderBy(orders.id).for('update');
}

/** A write into another table, as part of a step's one statement: it sees nothing of the statement's other parts and touches none of their rows. */
export type Along = SQL;
export interface AlongMore {
  /** An event for each row that the write returns; the row is called `w`. */
  readonly told?: SqlTelling;
  /** Under which later writes of the step find what it returns. */
  readonly name?: string;
}

export interface AlongWritten extends AlongMore { readonly write: Along }

export interface Saying { readonly revision: number; readonly step: string; readonly words: string; readonly personId: string | null; readonly at: Date }

export interface Written {
  readonly order: OrderRow;
  readonly patch: OrderPatch;
  readonly revision: number;
  readonly saying: Saying | null;
  readonly tellings: readonly Telling[];
  readonly deadlines: DeadlineSetting | null;
  /** What the step writes into other tables. */
  readonly along?: readonly AlongWritten[];
  /** Beginnings of the names of constraints that a rival elsewhere may run into. */
  readonly rivals?: readonly string[];
  readonly keyed: Keyed | null;
  readonly outcome: Outcome<unknown>;
}

/** The UPDATE of the order's row, which must have been locked; it returns the id. */
export const movingOrder = (tx: Executor, order: Pick<OrderRow, 'realm' | 'id' | 'revision'>, change: OrderPatch & { readonly revision: number }): SQL => (tx as Tx).update(orders).set(change)
  .where(and(eq(orders.realm, order.realm), eq(orders.id, order.id), eq(orders.revision, order.revision))).returning({ id: orders.id }).getSQL();

/** Everything else that a step of an order writes, as parts of one statement in which `moved` is the order's UPDATE; and the events that those parts tell. */
export function partsOf({ order, saying, deadlines, along = [] }: Pick<Written, 'order' | 'saying' | 'deadlines' | 'along'>): { readonly parts: SQL[]; readonly told: SQL[] } {
  const parts: SQL[] = [];
  const told: SQL[] = [];
  if (saying) {
    parts.push(sql`said as (insert into order_sayings (realm, order_id, revision, step, words, person_id, at)
      select ${order.realm}, moved.id, ${saying.revision}::integer, ${saying.step}, ${saying.words}, ${saying.personId}::uuid, ${saying.at.toISOString()}::timestamptz from moved)`);
  }
  if (deadlines) settingDeadlines(deadlines).forEach((part, i) => parts.push(sql`${sql.raw(`due${i}`)} as (${part})`));
  along.forEach(({ write, told: each, name: given }, i) => {
    const name = sql.raw(given ?? `along${i}`);
    parts.push(sql`${name} as (${write})`);
    if (each) told.push(...toldRows([each], sql`${name} w`));
  });
  return { parts, told };
}

/**
 * Writes a step with one statement: the row, what was said, time limits, other tables, the key's outcome and the events. Throws `AskAgain`
 * when a rival ran into one of `rivals` in the same moment.
 */
export async function writeStep(tx: Executor, written: Written): Promise<void> {
  const { order, patch, revision, tellings, keyed, outcome } = written;
  const { parts, told } = partsOf(written);
  const all = [sql`moved as (${movingOrder(tx, order, { ...patch, revision })})`, ...parts, ...(keyed ? [sql`keyed as (${keyed.into(outcome, sql`moved`)})`] : [])];
  await writeAll(tx, all, [...toldRows(tellings, sql`moved`), ...told], written.rivals ?? []);
}

/** The one statement, once its parts are known: it ends with the events. Answers what `returning` says of the first of them. */
export async function writeAll<Row extends Record<string, unknown>>(tx: Executor, parts: readonly SQL[], told: readonly SQL[], rivals: readonly string[], returning: SQL = sql`1`): Promise<Row> {
  try {
    const [row] = await tx.execute<Row & { moved: number }>(sql`with ${sql.join([...parts], sql`, `)} ${appending(told)} returning (select count(*)::int from moved) as moved, ${returning}`);
    if (row?.moved !== 1) throw new Error('an order was moved without its lock');
    return row as Row;
  } catch (error) {
    const against = violated(error);
    if (against !== null && rivals.some((name) => against.startsWith(name))) throw new AskAgain(error);
    throw error;
  }
}

/** Counts a wrong start code, with the key's outcome. */
export async function countFailure(tx: Executor, order: OrderRow, keyed: Keyed | null, outcome: Outcome<unknown>): Promise<void> {
  const counted = sql`update orders set code_failures = least(code_failures + 1, 99) where realm = ${order.realm} and id = ${order.id}::uuid returning id`;
  await tx.execute(keyed ? sql`with counted as (${counted}) ${keyed.into(outcome, sql`counted`)}` : counted);
}
