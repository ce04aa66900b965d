import { and, eq, isNull } from 'drizzle-orm';
import type { Executor } from '../../../platform/db.ts';
import { askAgain } from '../../../platform/deadlines/set.ts';
import { orders } from '../tables.ts';

/**
 * Notes that the requester was sent the answer to this attempt (事事有回音); the first time stands. Not a step: the revision stays.
 * If the clock was refused to close the order for want of an answer, it is asked again.
 */
export async function markAnswered(db: Executor, { realm, orderId, attempt, at }: { realm: string; orderId: string; attempt: number; at: Date }): Promise<void> {
  const noted = await db.update(orders).set({ answeredAt: at })
    .where(and(eq(orders.realm, realm), eq(orders.id, orderId), eq(orders.attempt, attempt), isNull(orders.answeredAt))).returning({ id: orders.id });
  if (noted.length > 0) await askAgain(db, { realm, table: 'ORDER', id: orderId }, 'close');
}
