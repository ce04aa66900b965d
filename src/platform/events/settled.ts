import { sql } from 'drizzle-orm';
import type { Executor } from '../db.ts';

/** The first transaction that had not begun when asked. */
export async function firstToCome(db: Executor): Promise<string> {
  const [row] = await db.execute<{ next: string }>(sql`select pg_snapshot_xmax(pg_current_snapshot())::text as next`);
  return row?.next ?? '0';
}

/**
 * Whether all transactions before the given one have ended, so that their events can be read. The horizon is the whole cluster's: somebody else's
 * open transaction, in another database even, holds back what is long committed here.
 */
export async function haveEnded(db: Executor, xid: string): Promise<boolean> {
  const [row] = await db.execute<{ passed: boolean }>(sql`select pg_snapshot_xmin(pg_current_snapshot()) >= ${xid}::text::xid8 as passed`);
  return row?.passed === true;
}
