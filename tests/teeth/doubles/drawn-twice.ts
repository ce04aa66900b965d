import { and, desc, eq } from 'drizzle-orm';
import type { lockDraw as real } from '../../../src/features/draws/store/draws.ts';
import { draws } from '../../../src/features/draws/tables.ts';

export * from '../../../src/features/draws/store/draws.ts';

export const lockDraw: typeof real = async (tx, realm, orderId) => {
  const [row] = await tx.select().from(draws).where(and(eq(draws.realm, realm), eq(draws.orderId, orderId))).orderBy(desc(draws.announcedAt)).limit(1);
  return row ?? null;
};
