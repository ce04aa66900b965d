import { and, eq, sql, type SQL } from 'drizzle-orm';
import type { Outcome } from '../../../kernel/result.ts';
import { moment } from '../../../platform/columns.ts';
import type { Tx } from '../../../platform/db.ts';
import { settingDeadlines, type Deadline } from '../../../platform/deadlines/set.ts';
import type { Telling } from '../../../platform/events/event.ts';
import { telling } from '../../../platform/events/tell.ts';
import type { Keyed } from '../../../platform/keys/once.ts';
import { SERIES_STEPS } from '../../../series-steps.ts';
import type { Marked, SeriesRow } from '../facts.ts';
import { series } from '../tables.ts';
import { ids } from './visible.ts';

/** The row, locked until the transaction ends; nothing else is written before. */
export async function lockSeries(tx: Tx, realm: string, id: string): Promise<SeriesRow | null> {
  return (await tx.select().from(series).where(and(eq(series.realm, realm), eq(series.id, id))).for('update'))[0] ?? null;
}

export interface Written {
  /** As it shall be. */
  readonly series: SeriesRow;
  /** Null for a birth. */
  readonly before: SeriesRow | null;
  readonly words: string | null;
  /** Who are asked first; null: as before. */
  readonly preferred: readonly string[] | null;
  /** What becomes of one occurrence. */
  readonly mark: Marked | null;
  /** Marks without an order go. */
  readonly forgets: boolean;
  readonly dues: readonly Deadline[];
  readonly telling: Telling;
  readonly keyed: Keyed | null;
  readonly outcome: Outcome<unknown>;
}

/**
 * Writes a step with one statement: the row, who is preferred, the occurrence, time limits, the key's outcome and the event. An occurrence that has an order
 * never gets another: then it throws, as it does if the row was not locked, and with it goes the order that was placed in this transaction.
 */
export async function writeSeries(tx: Tx, { series: row, before, words, preferred, mark, forgets, dues, telling: told, keyed, outcome }: Written): Promise<void> {
  const { realm, id } = row;
  const moved = before === null ? tx.insert(series).values(row).returning({ id: series.id })
    : tx.update(series).set(row).where(and(eq(series.realm, realm), eq(series.id, id), eq(series.revision, before.revision))).returning({ id: series.id });
  const parts: SQL[] = [sql`moved as (${moved.getSQL()})`];
  if (words !== null) parts.push(sql`apart as (insert into series_private (realm, series_id, words) select ${realm}, moved.id, ${words} from moved on conflict (realm, series_id) do update set words = excluded.words)`);
  if (forgets) parts.push(sql`forgot as (delete from series_occurrences v using moved where v.realm = ${realm} and v.series_id = moved.id and v.order_id is null)`);
  if (preferred !== null) parts.push(...preferring(realm, id, preferred));
  if (mark !== null) parts.push(marking(realm, mark));
  settingDeadlines({ subject: { realm, table: SERIES_STEPS.name, id }, dues, keep: false, held: false, wasHeldSince: null, now: told.at!, taken: told.step })
    .forEach((part, i) => parts.push(sql`${sql.raw(`due${i}`)} as (${part})`));
  if (keyed) parts.push(sql`keyed as (${keyed.into(outcome, sql`moved`)})`);
  const rows = await tx.execute<{ marked: number }>(sql`with ${sql.join(parts, sql`, `)} ${telling([told], sql`moved w`)} returning ${mark === null ? sql`1` : sql`(select count(*)::int from marked)`} as marked`);
  if (rows.length !== 1) throw new Error('a series was moved without its lock');
  if (rows[0]!.marked !== 1) throw new Error('an occurrence of a series has an order already');
}

const preferring = (realm: string, id: string, people: readonly string[]): SQL[] => [
  sql`gone as (delete from series_people y where y.realm = ${realm} and y.series_id = ${id}::uuid and y.person_id <> all(${ids(people)}))`,
  sql`come as (insert into series_people (realm, series_id, person_id) select ${realm}, moved.id, k.person from moved cross join unnest(${ids(people)}) as k(person) on conflict do nothing)`,
];

const marking = (realm: string, { date, mark, startsAt, endsAt, orderId }: Marked): SQL => sql`marked as (
  insert into series_occurrences as v (realm, series_id, date, mark, starts_at, ends_at, order_id)
  select ${realm}, moved.id, ${date}::date, ${mark}, ${moment(startsAt)}, ${moment(endsAt)}, ${orderId}::uuid from moved
  on conflict (realm, series_id, date) do update set mark = excluded.mark, starts_at = excluded.starts_at, ends_at = excluded.ends_at, order_id = coalesce(v.order_id, excluded.order_id)
    where v.order_id is null or excluded.order_id is null or v.order_id = excluded.order_id
  returning date)`;
