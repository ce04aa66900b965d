import { sql } from 'drizzle-orm';
import type { Outcome } from '../../../src/kernel/result.ts';
import type { Db, Tx } from '../../../src/platform/db.ts';
import type { Ask, Keyed } from '../../../src/platform/keys/once.ts';

export * from '../../../src/platform/keys/once.ts';

export async function once<T>({ db }: { db: Db }, _ask: Ask, work: (tx: Tx, keyed: Keyed) => Promise<Outcome<T>>): Promise<Outcome<T>> {
  const keyed: Keyed = { into: () => sql`select 1` };
  let outcome: Outcome<T> | undefined;
  await db.transaction(async (tx) => {
    outcome = await work(tx, keyed);
    if (!outcome.ok) tx.rollback();
  }).catch((error: unknown) => { if (!outcome || outcome.ok) throw error; });
  return JSON.parse(JSON.stringify(outcome)) as Outcome<T>;
}
