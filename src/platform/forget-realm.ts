import { sql } from 'drizzle-orm';
import type { Executor } from './db.ts';

/** Beside other realms some thousand orders take minutes. */
const PATIENCE_MS = 600_000;

/**
 * Removes everything that belongs to a realm, in one transaction. What does not carry a realm (clock, epoch, migrations) stays. Where it is the only realm its tables
 * are emptied: deleting 1,200 orders with all that hangs on them took more than half a minute, because each foreign key is looked for in what is going. Beside other
 * realms it is deleted; foreign keys are looked at when that ends, so no order of tables is needed.
 */
export async function forgetRealm(db: Executor, realm: string): Promise<void> {
  const tables = await db.execute<{ name: string }>(sql`
    select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') and not c.relispartition and a.attname = 'realm' order by c.relname`);
  await db.transaction(async (tx) => {
    for (const limit of ['statement_timeout', 'lock_timeout']) await tx.execute(sql.raw(`set local ${limit} = ${PATIENCE_MS}`));
    const isAlone = async (): Promise<boolean> => (await tx.execute<{ alone: boolean }>(sql`select not exists (select from realms where realm <> ${realm}) as alone`))[0]!.alone;
    // Beside other realms nothing is locked: each order that is placed in them looks at its realm's row. Nobody founds one between looking and emptying.
    if (await isAlone() && (await tx.execute(sql`lock table realms in share row exclusive mode`), await isAlone())) {
      await tx.execute(sql`truncate ${sql.join(tables.map(({ name }) => sql.identifier(name)), sql`, `)}`);
      return;
    }
    const gone = tables.map(({ name }, i) => sql`${sql.raw(`gone${i}`)} as (delete from ${sql.identifier(name)} where realm = ${realm})`);
    await tx.execute(sql`with ${sql.join(gone, sql`, `)} select 1`);
  });
}
