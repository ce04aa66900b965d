import { and, eq, getTableColumns, inArray, sql, type SQL } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { settingsOf, type RealmSettings } from '../../places/index.ts';
import { dateOf } from '../../../platform/columns.ts';
import type { Executor, Tx } from '../../../platform/db.ts';
import { firstDeadlines } from '../../../platform/deadlines/set.ts';
import { provenFacts } from '../../../platform/events/facts.ts';
import { telling } from '../../../platform/events/tell.ts';
import { calendarFor, limitsOf } from '../calendar.ts';
import type { OrderFacts, OrderRow } from '../facts.ts';
import { duesAfter, type Due } from '../lifecycle.ts';
import { orderPrivate, orderRelations, orders } from '../tables.ts';
import { birthOf, relationsOf, rowOf, type NewOrder } from './insert.ts';

/** What the births of a list share. */
export interface ListGround {
  readonly now: Date;
  readonly settings: RealmSettings;
  readonly timeZone: string;
  /** The placer operates the realm now. */
  readonly operator: boolean;
  /** One short number for each order. */
  readonly numbers: readonly number[];
}

/** One statement: business time, the realm's ways, the placer's right, and the next numbers. */
export async function readListGround(db: Executor, realm: string, placerId: string, count: number): Promise<ListGround> {
  const [row] = await db.execute<{ now: string; settings: unknown; time_zone: string | null; operator: boolean; numbers: string[] }>(sql`
    with clock as materialized (select business_now() as at)
    select clock.at as now, r.settings, r.time_zone,
      exists (select from appointments a where a.realm = ${realm} and a.person_id = ${placerId}::uuid and a.role = 'OPERATOR'
        and a.since <= clock.at and (a.until is null or a.until > clock.at)) as operator,
      array(select nextval('order_numbers') from generate_series(1, ${count}::integer)) as numbers
    from clock left join realms r on r.realm = ${realm}`);
  return { now: dateOf(row!.now), settings: settingsOf(row!.settings ?? {}), timeZone: row!.time_zone ?? 'Asia/Shanghai', operator: row!.operator, numbers: row!.numbers.map(Number) };
}

/** Which of these references of other lists are orders of the realm already. */
export async function listedAlready(db: Executor, realm: string, references: readonly string[]): Promise<Set<string>> {
  if (references.length === 0) return new Set();
  const rows = await db.select({ importedAs: orders.importedAs }).from(orders).where(and(eq(orders.realm, realm), inArray(orders.importedAs, [...references])));
  return new Set(rows.flatMap(({ importedAs }) => importedAs ?? []));
}

/**
 * Orders of another list are born by one statement, with all that belongs to them; one whose reference is an order already is left alone,
 * by the unique index. All are of one realm and of one moment. Answers the references that were born.
 */
export async function insertListed(tx: Tx, given: readonly NewOrder[]): Promise<string[]> {
  const [first] = given;
  if (!first) return [];
  const rows = given.map(rowOf);
  const told = rows.map((order, i) => birthOf(order, given[i]!));
  const events = sql`json_to_recordset(${JSON.stringify(told.map(({ subjectId, after, facts }) => ({ id: subjectId, after, facts: provenFacts(facts) })))}::text::json) as e(id uuid, after jsonb, facts jsonb) join born on born.id = e.id`;
  const born = await tx.execute<{ subject_id: string }>(sql`
    with born as (insert into orders select * from ${recordset(orders, rows)} on conflict do nothing returning id),
    apart as (insert into order_private select p.* from ${recordset(orderPrivate, given.map(({ row, contact }) => ({ realm: first.birth.actor.realm, orderId: row.id, ...contact })))} p join born on born.id = p.order_id),
    related as (insert into order_relations select r.* from ${recordset(orderRelations, given.flatMap((one) => relationsOf(one).map((relation) => ({ firm: false, ...relation }))))} r join born on born.id = r.order_id),
    due as (${firstDeadlines(duesOf(given, rows), sql`select id from born`)})
    ${telling([{ ...told[0]!, subjectId: sql`e.id`, orderId: sql`e.id`, after: sql`e.after`, facts: sql`e.facts` }], events)} returning subject_id`);
  const ids = new Set(born.map((row) => row.subject_id));
  return given.flatMap(({ row, importedAs }) => (ids.has(row.id) ? importedAs ?? [] : []));
}

/** Rows as one parameter, whatever their number; each must say every column. */
function recordset(table: PgTable, rows: readonly object[]): SQL {
  const names = getTableColumns(table);
  const named = rows.map((row) => Object.fromEntries(Object.entries(row).map(([key, value]) => [names[key]!.name, value])));
  return sql`json_populate_recordset(null::${table}, ${JSON.stringify(named)}::text::json)`;
}

/** Orders of one item in one kind of place have the same time limits. */
function duesOf(given: readonly NewOrder[], rows: readonly OrderRow[]) {
  const known = new Map<string, Due[]>();
  return given.map(({ birth }, i) => {
    const order = rows[i]!;
    const kind = `${order.itemCode} ${order.communityId === null}`;
    const read = { facts: { order, now: birth.now, settings: birth.settings } as OrderFacts, timeZone: birth.timeZone };
    const dues = known.get(kind) ?? duesAfter('place', order, read.facts, calendarFor(read), limitsOf(read));
    known.set(kind, dues);
    return { subject: { realm: order.realm, table: 'ORDER', id: order.id }, dues };
  });
}
