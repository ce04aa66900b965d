import { and, eq, inArray, sql } from 'drizzle-orm';
import { settingsOf, type RealmSettings } from '../../places/index.ts';
import { dateOf } from '../../../platform/columns.ts';
import type { Executor, Tx } from '../../../platform/db.ts';
import { firstDeadlines } from '../../../platform/deadlines/set.ts';
import { telling } from '../../../platform/events/tell.ts';
import { calendarFor, limitsOf } from '../calendar.ts';
import type { OrderFacts } from '../facts.ts';
import { duesAfter } from '../lifecycle.ts';
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
 * Orders of another list are born, with all that belongs to them, by two statements; one whose reference is an order already is left
 * alone, by the unique index. Answers the references that were born.
 */
export async function insertListed(tx: Tx, given: readonly NewOrder[]): Promise<string[]> {
  const taken = await tx.insert(orders).values(given.map(rowOf)).onConflictDoNothing().returning({ id: orders.id });
  const ids = new Set(taken.map(({ id }) => id));
  const born = given.filter(({ row }) => ids.has(row.id));
  if (born.length === 0) return [];
  const rows = born.map(rowOf);
  const dues = firstDeadlines(born.map((one, i) => {
    const order = rows[i]!;
    const read = { facts: { order, now: one.birth.now, settings: one.birth.settings } as OrderFacts, timeZone: one.birth.timeZone };
    return { subject: { realm: order.realm, table: 'ORDER', id: order.id }, dues: duesAfter('place', order, read.facts, calendarFor(read), limitsOf(read)) };
  }));
  await tx.execute(sql`with
    apart as (${tx.insert(orderPrivate).values(born.map((one) => ({ realm: one.birth.actor.realm, orderId: one.row.id, ...one.contact }))).getSQL()}),
    related as (${tx.insert(orderRelations).values(born.flatMap(relationsOf)).getSQL()})
    ${dues === null ? sql`` : sql`, due as (${dues})`}
    ${telling(rows.map((order, i) => birthOf(order, born[i]!)))}`);
  return born.flatMap(({ importedAs }) => importedAs ?? []);
}
