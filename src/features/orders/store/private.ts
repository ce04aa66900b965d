import { sql } from 'drizzle-orm';
import type { Executor } from '../../../platform/db.ts';
import { rowsOf } from '../../../platform/rows.ts';
import { asList, given, steady } from '../../../platform/steady.ts';
import { byKey, together } from '../../../platform/together.ts';
import type { OrderRow } from '../facts.ts';
import { orderPrivate } from '../tables.ts';
import type { Along } from './write.ts';

export type PrivateRow = typeof orderPrivate.$inferSelect;
type Change = { readonly [K in keyof Omit<PrivateRow, 'realm' | 'orderId'>]?: PrivateRow[K] | null | undefined };

/** Writes those parts of contact and words that are given, as part of a step's one statement; leaves the others as they are, and nothing where none is given. */
export function puttingContact(db: Executor, order: Pick<OrderRow, 'realm' | 'id'>, change: Change): Along[] {
  const set = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== null && value !== undefined));
  return Object.keys(set).length > 0 ? [putting(db, order, set).getSQL()] : [];
}

/** Writes the start code, as part of a step's one statement. */
export const puttingStartCode = (db: Executor, order: Pick<OrderRow, 'realm' | 'id'>, startCode: string): Along => putting(db, order, { startCode }).getSQL();

const putting = (db: Executor, order: Pick<OrderRow, 'realm' | 'id'>, set: Change) => db.insert(orderPrivate).values({ realm: order.realm, orderId: order.id, ...set })
  .onConflictDoUpdate({ target: [orderPrivate.realm, orderPrivate.orderId], set });

const p = rowsOf(orderPrivate, 'p', ['words', 'language', 'address', 'latitude', 'longitude', 'startCode']);
const ofOrders = steady<PrivateRow>(
  sql`select ${p.columns} from order_private p where p.realm = ${given('realm')} and p.order_id = any(${given('ids')}::uuid[])`, p.read);

/** Contact and words of many orders, by order. The caller decides beforehand who may read them, and records it. */
export const readPrivate = together((db, realm, ids) => ofOrders(db, { realm, ids: asList(ids) }), byKey(({ orderId }: PrivateRow) => orderId));
