import { sql, type SQL } from 'drizzle-orm';
import type { Executor } from './db.ts';

/** Rows of a realm in one table, all of them or MOST: its columns and the rows as a JSON array, as they stand in a file. */
export interface TableOfRealm {
  readonly table: string;
  readonly columns: readonly string[];
  readonly rows: string;
}

/** Rows that are laid by one statement. */
const MOST = 2_000;

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
    const rows = JSON.parse(all?.rows ?? '[]') as unknown[];
    for (let from = 0; from < rows.length; from += MOST) taken.push({ table: name, columns, rows: JSON.stringify(rows.slice(from, from + MOST)) });
  }
  return taken;
}

/**
 * Puts a realm's rows where there are none of it, each table after those that it points at, each by a statement of its own: while one lasts, no feed of the whole
 * server goes on. Tables that point at one another go together, for foreign keys are looked at when a statement ends. Columns of a later migration get their defaults.
 */
export async function layRealm(db: Executor, tables: readonly TableOfRealm[]): Promise<void> {
  const arrows = await db.execute<{ from: string; to: string }>(sql`
    select distinct a.relname as from, b.relname as to from pg_constraint c join pg_class a on a.oid = c.conrelid join pg_class b on b.oid = c.confrelid
    where c.contype = 'f' and a.oid <> b.oid and a.relnamespace = current_schema()::regnamespace`);
  for (let left = [...tables]; left.length > 0;) {
    const waits = ({ table }: TableOfRealm): boolean => arrows.some(({ from, to }) => from === table && left.some((other) => other.table === to));
    const ready = left.filter((one) => !waits(one));
    if (ready.length > 0) for (const one of ready) await db.execute(laying([one]));
    else await db.execute(laying(left));
    left = ready.length > 0 ? left.filter(waits) : [];
  }
}

function laying(tables: readonly TableOfRealm[]): SQL {
  const laid = tables.map(({ table, columns, rows }, i) => {
    const names = sql.join(columns.map((column) => sql.identifier(column)), sql`, `);
    return sql`${sql.raw(`laid${i}`)} as (insert into ${sql.identifier(table)} (${names}) select ${names} from json_populate_recordset(null::${sql.identifier(table)}, ${rows}::text::json))`;
  });
  return sql`with ${sql.join(laid, sql`, `)} select 1`;
}
