import { sql } from 'drizzle-orm';
import { writeStep as real, type Written } from '../../../src/features/orders/store/write.ts';
import type { Executor } from '../../../src/platform/db.ts';

export * from '../../../src/features/orders/store/write.ts';

export async function writeStep(tx: Executor, written: Written): Promise<void> {
  await real(tx, written);
  const { order, revision, saying } = written;
  if (saying) await tx.execute(sql`update events set facts = facts || jsonb_build_object('words', ${saying.words}::text) where order_id = ${order.id}::uuid and revision = ${revision}::integer`);
}
