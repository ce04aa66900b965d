import { sql } from 'drizzle-orm';
import type { Logger } from 'pino';
import type { Db } from '../db.ts';
import { regularly } from '../regularly.ts';

const HOUR_MS = 3_600_000;

/** Removes outcomes older than `days` in portions that commit by themselves; several nodes may do it at once. Returns how many. */
export async function putAwayKeys(db: Db, { days = 7, portion = 1_000 }: { days?: number; portion?: number } = {}): Promise<number> {
  for (let removed = 0; ;) {
    const rows = await db.execute(sql`
      delete from keys where ctid = any(array(
        select ctid from keys where at < machine_now() - make_interval(days => ${days}::int) limit ${portion}::int for update skip locked))
      returning 1`);
    removed += rows.length;
    if (rows.length < portion) return removed;
  }
}

/** Puts old outcomes away every hour, until it is stopped. */
export const openPutAway = ({ db, log, everyMs = HOUR_MS }: { db: Db; log: Logger; everyMs?: number }): { start(): void; stop(): Promise<void> } =>
  regularly({ log, everyMs, failed: 'old outcomes cannot be put away', work: () => putAwayKeys(db) });
