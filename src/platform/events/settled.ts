import { sql } from 'drizzle-orm';
import type { Executor } from '../db.ts';

const PAUSE_MS = 5;

/** The first transaction that had not begun when asked. */
export async function firstToCome(db: Executor): Promise<string> {
  const [row] = await db.execute<{ next: string }>(sql`select pg_snapshot_xmax(pg_current_snapshot())::text as next`);
  return row?.next ?? '0';
}

/** Whether all transactions before the given one have ended, so that their events can be read. */
export async function haveEnded(db: Executor, xid: string): Promise<boolean> {
  const [row] = await db.execute<{ passed: boolean }>(sql`select pg_snapshot_xmin(pg_current_snapshot()) >= ${xid}::text::xid8 as passed`);
  return row?.passed === true;
}

/**
 * Waits until every event committed before the call can be read. The horizon is the whole cluster's: somebody else's open transaction, in
 * another database even, holds back what is long committed here. Throws after `patienceMs`.
 */
export async function untilReadable(db: Executor, patienceMs: number): Promise<void> {
  const goal = await firstToCome(db);
  for (const until = Date.now() + patienceMs; !await haveEnded(db, goal);) {
    if (Date.now() > until) throw new Error('a transaction stays open and holds back the events that came after it');
    await new Promise((go) => setTimeout(go, PAUSE_MS));
  }
}
