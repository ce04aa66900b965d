import { and, eq, type SQL } from 'drizzle-orm';
import type { OrderRow } from '../../../src/features/orders/index.ts';
import { orders } from '../../../src/features/orders/tables.ts';
import type { Tx } from '../../../src/platform/db.ts';

export * from '../../../src/features/orders/store/write.ts';

export async function lockOrder(tx: Tx, realm: string, id: string | SQL): Promise<OrderRow | undefined> {
  const [row] = await tx.select().from(orders).where(and(eq(orders.realm, realm), eq(orders.id, id)));
  return row;
}
