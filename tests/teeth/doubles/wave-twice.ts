import { and, eq } from 'drizzle-orm';
import type { lockAsking as real } from '../../../src/features/asking/store/askings.ts';
import { askings } from '../../../src/features/asking/tables.ts';

export * from '../../../src/features/asking/store/askings.ts';

export const lockAsking: typeof real = async (tx, realm, id) => {
  const [row] = await tx.select().from(askings).where(and(eq(askings.realm, realm), eq(askings.id, id)));
  return row ?? null;
};
