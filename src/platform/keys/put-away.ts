import { sql } from 'drizzle-orm';
import type { Db } from '../db.ts';

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
