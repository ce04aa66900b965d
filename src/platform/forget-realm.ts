import { sql } from 'drizzle-orm';
import type { Executor } from './db.ts';

/**
 * Removes everything that belongs to a realm, by one statement: foreign keys are looked at when it ends, so no order of tables is needed.
 * What does not carry a realm (clock, epoch, migrations) stays.
 */
export async function forgetRealm(db: Executor, realm: string): Promise<void> {
  const tables = await db.execute<{ name: string }>(sql`
    select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') and not c.relispartition and a.attname = 'realm' order by c.relname`);
  const gone = tables.map(({ name }, i) => sql`${sql.raw(`gone${i}`)} as (delete from ${sql.identifier(name)} where realm = ${realm})`);
  await db.execute(sql`with ${sql.join(gone, sql`, `)} select 1`);
}
