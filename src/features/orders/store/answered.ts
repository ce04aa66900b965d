import { and, eq, isNull } from 'drizzle-orm';
import type { Executor } from '../../../platform/db.ts';
import { orders } from '../tables.ts';

/** Notes that the requester was sent the answer to this attempt (事事有回音); the first time stands. Not a step: the revision stays. */
export async function markAnswered(db: Executor, { realm, orderId, attempt, at }: { realm: string; orderId: string; attempt: number; at: Date }): Promise<void> {
  await db.update(orders).set({ answeredAt: at })
    .where(and(eq(orders.realm, realm), eq(orders.id, orderId), eq(orders.attempt, attempt), isNull(orders.answeredAt)));
}
