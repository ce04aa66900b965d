import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Executor } from '../../../platform/db.ts';
import type { Along } from '../../orders/index.ts';
import { callBacks, ratings } from '../tables.ts';

export type RatingRow = typeof ratings.$inferSelect;
export type CallBackRow = typeof callBacks.$inferSelect;

/** Writes a rating, as part of a step's one statement. */
export const insertingRating = (db: Executor, row: RatingRow): Along => db.insert(ratings).values(row).getSQL();

/** Writes what the requester told somebody independent, as part of a step's one statement. */
export const insertingCallBack = (db: Executor, row: CallBackRow): Along => db.insert(callBacks).values(row).getSQL();

/** Ratings of all attempts of these orders, by attempt, then in the order in which they were given. */
export const ratingsOf = (db: Executor, realm: string, orderIds: readonly string[]): Promise<RatingRow[]> =>
  db.select().from(ratings).where(and(eq(ratings.realm, realm), inArray(ratings.orderId, [...orderIds]))).orderBy(asc(ratings.attempt), asc(ratings.at), asc(ratings.id));

/** Call-backs of all attempts of these orders, by attempt. */
export const callBacksOf = (db: Executor, realm: string, orderIds: readonly string[]): Promise<CallBackRow[]> =>
  db.select().from(callBacks).where(and(eq(callBacks.realm, realm), inArray(callBacks.orderId, [...orderIds]))).orderBy(asc(callBacks.attempt));
