import postgres, { type Sql } from 'postgres';

/**
 * Widens the window of a race: locks the orders, starts the rivals, waits until `waiting` of them stand before the locks (their
 * snapshots are then all older than any of their deeds), opens all locks in one moment, and answers what each rival got.
 */
export async function throughGate<T>(url: string, orderIds: readonly string[], waiting: number, start: () => readonly Promise<T>[]): Promise<T[]> {
  const keeper = postgres(url, { max: 1, onnotice: () => {} });
  const watcher = postgres(url, { max: 1, onnotice: () => {} });
  try {
    const rivals = await keeper.begin(async (tx) => {
      await tx`select from orders where id in ${tx([...orderIds])} order by id for update`;
      const started = start();
      started.forEach((rival) => rival.catch(() => {}));
      await standing(watcher, waiting);
      return { started };
    });
    return await Promise.all(rivals.started);
  } finally {
    await Promise.all([keeper.end(), watcher.end()]);
  }
}

const PATIENCE_MS = 40_000;

/** Until as many sessions of this database wait for a lock. */
async function standing(watcher: Sql, waiting: number): Promise<void> {
  for (const until = Date.now() + PATIENCE_MS; Date.now() < until;) {
    const [row] = await watcher<{ n: number }[]>`select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    if (row!.n >= waiting) return;
  }
  throw new Error(`not all of ${waiting} rivals came to the gate`);
}

/** Opens `count` connections of a pool before the race, so that none of the rivals starts late. */
export const warm = async (sql: Sql, count: number): Promise<void> => {
  await Promise.all(Array.from({ length: count }, () => sql`select pg_sleep(0.05)`));
};
