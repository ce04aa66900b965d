import { sql } from 'drizzle-orm';
import type { Db } from '../db.ts';

/**
 * Raises the epoch when this is not the database it was settled on: another cluster (restored from a dump), another line of history of
 * the same cluster (recovered to an earlier moment, or a standby promoted), another database. There transaction ids may count from lower
 * again, and cursors of before would wait for ever. Several nodes may settle at once: one raises. Returns the epoch in force.
 */
export async function settleEpoch(db: Db): Promise<number> {
  const { fingerprint, certain } = await readFingerprint(db);
  const aheadOfCounter = sql`kept_after >= pg_snapshot_xmax(pg_current_snapshot())
    or exists (select from events e where e.epoch = feed_epoch.epoch and e.xid >= pg_snapshot_xmax(pg_current_snapshot()))`;
  await db.execute(sql`
    update feed_epoch set epoch = case when fingerprint = '' then epoch else epoch + 1 end, fingerprint = ${fingerprint}::text,
      kept_after = case when fingerprint = '' then kept_after else '0'::xid8 end
    where fingerprint <> ${fingerprint}::text or ${certain ? sql`false` : aheadOfCounter}`);
  const [row] = await db.execute<{ epoch: number }>(sql`select epoch from feed_epoch`);
  if (!row) throw new Error('the table feed_epoch is empty');
  return row.epoch;
}

/**
 * Tells this line of history of this database from every other. Not certain where the server does not let us read its identifier: then
 * events that are ahead of its transaction counter betray that it was restored.
 */
async function readFingerprint(db: Db): Promise<{ fingerprint: string; certain: boolean }> {
  const [may] = await db.execute<{ control: boolean; wal: boolean }>(sql`
    select has_function_privilege('pg_control_system()', 'execute') as control,
      has_function_privilege('pg_walfile_name(pg_lsn)', 'execute') and not pg_is_in_recovery() as wal`);
  const system = may?.control ? sql`(select system_identifier::text from pg_control_system())` : sql`'?'`;
  const line = may?.wal ? sql`left(pg_walfile_name(pg_current_wal_lsn()), 8)` : sql`'?'`;
  const [row] = await db.execute<{ fingerprint: string }>(sql`
    select concat_ws('/', ${system}, ${line}, oid::text, datname) as fingerprint from pg_database where datname = current_database()`);
  if (!row) throw new Error('the database does not know itself');
  return { fingerprint: row.fingerprint, certain: may?.control === true && may.wal };
}
