import { and, eq, inArray, sql } from 'drizzle-orm';
import { newId } from '../../../kernel/ids.ts';
import { dateOf } from '../../../platform/columns.ts';
import type { Executor } from '../../../platform/db.ts';
import type { OrderRow } from '../facts.ts';
import { orderHolds } from '../tables.ts';
import type { Known } from './extra.ts';
import type { Along } from './write.ts';

/** A hold that stands. */
export interface Hold { readonly id: string; readonly until: Date }

/** The holds of the order that stand, as a step asks to know them. */
export const knownHolds = (): Known => sql`(select json_agg(json_build_object('id', h.id, 'until', h.until)) from order_holds h
  where h.realm = o.realm and h.order_id = o.id and h.lifted_at is null)`;

/** The same, as it was answered. */
export const standingHolds = (known: unknown): Hold[] => ((known ?? []) as { id: string; until: string }[]).map(({ id, until }) => ({ id, until: dateOf(until) }));

/** When the first of them ends; null: there is none. */
export const firstEnd = (holds: readonly Pick<Hold, 'until'>[]): Date | null => (holds.length === 0 ? null : new Date(Math.min(...holds.map(({ until }) => until.getTime()))));

/** Puts a hold. */
export const puttingHold = (db: Executor, order: OrderRow, { by, since, until }: { by: string | null; since: Date; until: Date }): Along =>
  db.insert(orderHolds).values({ realm: order.realm, id: newId(), orderId: order.id, by, since, until }).getSQL();

/** Lifts holds of the order. */
export const liftingHolds = (db: Executor, order: OrderRow, ids: readonly string[], now: Date): Along =>
  db.update(orderHolds).set({ liftedAt: now }).where(and(eq(orderHolds.realm, order.realm), eq(orderHolds.orderId, order.id), inArray(orderHolds.id, [...ids]))).getSQL();
