import { sql } from 'drizzle-orm';
import { within } from './alarm.ts';
import { newestMigration } from './migrate.ts';
import type { Platform } from './platform.ts';

const ANSWER_WITHIN_MS = 2_000;
const MOST_LAG_MS = 10_000;

/** Whether this node should be sent work: the database answers in time, its schema is at least the code's, and the feed keeps up. Never throws. */
export async function readiness({ db, hub, log }: Pick<Platform, 'db' | 'hub' | 'log'>): Promise<{ ready: boolean; checks: Record<string, string | number | boolean> }> {
  const lagMs = hub.lagMs();
  let database = false;
  let migrations = false;
  try {
    const [row] = await within(ANSWER_WITHIN_MS, db.execute<{ newest: string | null }>(sql`select max(created_at)::text as newest from drizzle.__drizzle_migrations`));
    database = true;
    migrations = Number(row?.newest ?? 0) >= newestMigration();
  } catch (error) {
    log.warn({ err: error }, 'not ready');
  }
  return { ready: database && migrations && lagMs <= MOST_LAG_MS, checks: { database, migrations, feedLagMs: lagMs } };
}
