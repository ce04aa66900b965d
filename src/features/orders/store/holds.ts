import { and, eq, inArray, sql, type SQL } from 'drizzle-orm';
import { newId } from '../../../kernel/ids.ts';
import { dateOf } from '../../../platform/columns.ts';
import type { Executor } from '../../../platform/db.ts';
import type { OrderRow } from '../facts.ts';
import { orderHolds } from '../tables.ts';
import type { Known } from './extra.ts';
import type { Along } from './write.ts';

/** A hold that stands. */
export interface Hold {
  readonly id: string;
  readonly until: Date;
  /** Until the unit confirms the booking. */
  readonly forBooking: boolean;
}

/** The holds of the order that stand, as a step asks to know them. */
export const knownHolds = (): Known => sql`(select json_agg(json_build_object('id', h.id, 'until', h.until, 'forBooking', h.for_booking)) from order_holds h
  where h.realm = o.realm and h.order_id = o.id and h.lifted_at is null)`;

/** The same, as it was answered. */
export const standingHolds = (known: unknown): Hold[] => ((known ?? []) as { id: string; until: string; forBooking: boolean }[]).map(({ until, ...hold }) => ({ ...hold, until: dateOf(until) }));

/** Those that people put, and that end by themselves. */
export const freeHolds = (holds: readonly Hold[]): Hold[] => holds.filter(({ forBooking }) => !forBooking);

/** When the first of them ends; null: there is none. */
export const firstEnd = (holds: readonly Pick<Hold, 'until'>[]): Date | null => (holds.length === 0 ? null : new Date(Math.min(...holds.map(({ until }) => until.getTime()))));

/** Puts a hold. */
export const puttingHold = (db: Executor, order: Pick<OrderRow, 'realm' | 'id'>, { by, since, until, forBooking = false }: { by: string | null; since: Date; until: Date; forBooking?: boolean }): Along =>
  db.insert(orderHolds).values({ realm: order.realm, id: newId(), orderId: order.id, by, since, until, forBooking }).getSQL();

/** Condition on a booking `b`: it is not given yet, and its hour has not struck. */
export const bookingAhead = (now: Date): SQL => sql`(b.state = 'REQUESTED' or b.starts_at > ${now.toISOString()}::timestamptz)`;

/** Lifts holds of the order. */
export const liftingHolds = (db: Executor, order: OrderRow, ids: readonly string[], now: Date): Along =>
  db.update(orderHolds).set({ liftedAt: now }).where(and(eq(orderHolds.realm, order.realm), eq(orderHolds.orderId, order.id), inArray(orderHolds.id, [...ids]))).getSQL();
