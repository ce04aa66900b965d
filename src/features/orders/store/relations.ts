import { and, eq, sql } from 'drizzle-orm';
import type { Executor } from '../../../platform/db.ts';
import type { OrderRow } from '../facts.ts';
import { orderRelations, orders } from '../tables.ts';
import type { Relation } from '../words.ts';
import type { Along } from './write.ts';

interface Relating { readonly personId: string; readonly relation: Relation; readonly now: Date; readonly firm?: boolean }

/** Begins a relation of the order's present attempt, as part of a step's one statement; one that had ended begins again. */
export const relating = (db: Executor, order: OrderRow, { personId, relation, now, firm = false }: Relating): Along =>
  db.insert(orderRelations)
    .values({ realm: order.realm, orderId: order.id, attempt: order.attempt, personId, relation, since: now, firm, placedAt: order.placedAt })
    .onConflictDoUpdate({
      target: [orderRelations.realm, orderRelations.orderId, orderRelations.personId, orderRelations.relation, orderRelations.attempt],
      set: { until: null, firm },
    }).getSQL();

/** Makes a person one of those whom another order serves (merge). Does nothing when they already are. */
export const serving = (db: Executor, { realm, orderId, personId, now }: { realm: string; orderId: string; personId: string; now: Date }): Along =>
  db.insert(orderRelations).select(
    db.select({
      realm: orders.realm, orderId: orders.id, attempt: orders.attempt, personId: sql`${personId}::uuid`.as('person_id'), relation: sql`'SERVED'`.as('relation'),
      since: sql`${now.toISOString()}::timestamptz`.as('since'), until: sql`null::timestamptz`.as('until'), firm: sql`false`.as('firm'), placedAt: orders.placedAt,
    }).from(orders).where(and(eq(orders.realm, realm), eq(orders.id, orderId))),
  ).onConflictDoNothing().getSQL();
