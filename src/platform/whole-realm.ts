import { sql, type SQL } from 'drizzle-orm';
import type { Executor } from './db.ts';

/** All rows of a realm in one table: its columns and the rows as a JSON array, as they stand in a file. */
export interface TableOfRealm {
  readonly table: string;
  readonly columns: readonly string[];
  readonly rows: string;
}

/** Not of a realm's past: what nodes remember of requests and how far they have read. */
const OF_NODES = new Set(['events', 'keys', 'handler_cursors', 'handler_retries', 'push_subscriptions', 'push_news', 'pushes']);

/** Every row of a realm, for a file: all events as if they were put away before any feed began, nothing of what nodes keep for themselves. Tables without rows are left out. */
export async function takeRealm(db: Executor, realm: string): Promise<TableOfRealm[]> {
  const tables = await db.execute<{ name: string; columns: string[] }>(sql`
    select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' group by c.relname having bool_or(a.attname = 'realm') order by c.relname`);
  const past = sql`select to_jsonb(e) || jsonb_build_object('epoch', 0, 'xid', '0', 'seq', row_number() over (order by e.epoch, e.xid, e.seq)) as row from all_events e where e.realm = ${realm}`;
  const taken: TableOfRealm[] = [];
  for (const { name, columns } of tables.filter((table) => !OF_NODES.has(table.name))) {
    const [all] = await db.execute<{ rows: string | null }>(sql`
      select json_agg(r.row)::text as rows from (${name === 'old_events' ? past : sql`select to_jsonb(t) as row from ${sql.identifier(name)} t where t.realm = ${realm}`}) r`);
    if (all?.rows) taken.push({ table: name, columns, rows: all.rows });
  }
  return taken;
}

/**
 * Puts a realm's rows where there are none of it. By one statement what other rows point at, for foreign keys are looked at when it ends, so that no order of tables is
 * needed; then each other table by its own: while a statement of seconds lasts, no feed of the whole server goes on. Columns of a later migration get their defaults.
 */
export async function layRealm(db: Executor, tables: readonly TableOfRealm[]): Promise<void> {
  const pointedAt = new Set((await db.execute<{ name: string }>(sql`
    select distinct t.relname as name from pg_constraint c join pg_class t on t.oid = c.confrelid where c.contype = 'f' and t.relnamespace = current_schema()::regnamespace`)).map(({ name }) => name));
  await db.execute(laying(tables.filter(({ table }) => pointedAt.has(table))));
  for (const table of tables.filter((one) => !pointedAt.has(one.table))) await db.execute(laying([table]));
}

function laying(tables: readonly TableOfRealm[]): SQL {
  const laid = tables.map(({ table, columns, rows }, i) => {
    const names = sql.join(columns.map((column) => sql.identifier(column)), sql`, `);
    return sql`${sql.raw(`laid${i}`)} as (insert into ${sql.identifier(table)} (${names}) select ${names} from json_populate_recordset(null::${sql.identifier(table)}, ${rows}::text::json))`;
  });
  return sql`with ${sql.join(laid, sql`, `)} select 1`;
}
