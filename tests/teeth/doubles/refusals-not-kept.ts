import { sql } from 'drizzle-orm';
import type { Outcome } from '../../../src/kernel/result.ts';
import type { Db, Tx } from '../../../src/platform/db.ts';
import { type keyRow, once as real, type Ask, type Keyed } from '../../../src/platform/keys/once.ts';

export * from '../../../src/platform/keys/once.ts';

type Machinery = { db: Db; config: Parameters<typeof keyRow>[0] };

export async function once<T>(machinery: Machinery, ask: Ask, work: (tx: Tx, keyed: Keyed) => Promise<Outcome<T>>): Promise<Outcome<T>> {
  const outcome = await real(machinery, ask, work);
  if (!outcome.ok) await machinery.db.execute(sql`delete from keys where key = ${ask.key}::uuid and not (outcome->>'ok')::boolean`);
  return outcome;
}
