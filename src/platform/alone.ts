import type postgres from 'postgres';

const LOOK_AGAIN_MS = 300;

/**
 * Runs `work` while no other node on this database runs work of the same number; waits for its turn. `session` must be one connection of
 * its own (`max: 1`), because the lock is the session's: it is free again when that ends, however it ends.
 */
export async function alone<T>(session: postgres.Sql, number: number, work: () => Promise<T>): Promise<T> {
  while (!(await session<{ got: boolean }[]>`select pg_try_advisory_lock(${number}) as got`)[0]?.got) await new Promise((again) => setTimeout(again, LOOK_AGAIN_MS));
  try {
    return await work();
  } finally {
    await session`select pg_advisory_unlock(${number})`.catch(() => {});
  }
}
