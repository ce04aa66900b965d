import { and, eq, inArray } from 'drizzle-orm';
import type { Executor } from '../../../platform/db.ts';
import type { OrderRow } from '../facts.ts';
import { orderPrivate } from '../tables.ts';

export type PrivateRow = typeof orderPrivate.$inferSelect;
type Change = { readonly [K in keyof Omit<PrivateRow, 'realm' | 'orderId'>]?: PrivateRow[K] | null | undefined };

/** Writes those parts of contact and words that are given; leaves the others as they are. */
export async function putContact(db: Executor, order: Pick<OrderRow, 'realm' | 'id'>, change: Change): Promise<void> {
  const set = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== null && value !== undefined));
  if (Object.keys(set).length === 0) return;
  await db.insert(orderPrivate).values({ realm: order.realm, orderId: order.id, ...set })
    .onConflictDoUpdate({ target: [orderPrivate.realm, orderPrivate.orderId], set });
}

export const putStartCode = (db: Executor, order: Pick<OrderRow, 'realm' | 'id'>, startCode: string): Promise<void> => putContact(db, order, { startCode });

/** Contact and words of many orders, one statement. The caller decides beforehand who may read them, and records it. */
export const readPrivate = (db: Executor, realm: string, ids: readonly string[]): Promise<PrivateRow[]> =>
  db.select().from(orderPrivate).where(and(eq(orderPrivate.realm, realm), inArray(orderPrivate.orderId, [...ids])));
