import { sql } from 'drizzle-orm';
import type { Outcome } from '../../../src/kernel/result.ts';
import type { Db, Tx } from '../../../src/platform/db.ts';
import { keyInsert, keyRow, priorOutcome, type Ask, type Keyed } from '../../../src/platform/keys/once.ts';

export * from '../../../src/platform/keys/once.ts';

type Machinery = { db: Db; config: Parameters<typeof keyRow>[0] };

export async function once<T>({ db, config }: Machinery, ask: Ask, work: (tx: Tx, keyed: Keyed) => Promise<Outcome<T>>): Promise<Outcome<T>> {
  const row = keyRow(config, ask);
  const prior = await priorOutcome<T, string>(db, row);
  if (prior) return prior;
  let outcome: Outcome<T> | undefined;
  await db.transaction(async (tx) => {
    outcome = await work(tx, { into: () => sql`select 1` });
    if (!outcome.ok) tx.rollback();
  }).catch((error: unknown) => { if (!outcome || outcome.ok) throw error; });
  await db.execute(sql`${keyInsert(row, outcome!)} on conflict do nothing`);
  return JSON.parse(JSON.stringify(outcome)) as Outcome<T>;
}
