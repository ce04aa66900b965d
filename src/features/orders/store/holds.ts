import { sql } from 'drizzle-orm';
import { newId } from '../../../kernel/ids.ts';
import { dateOf } from '../../../platform/columns.ts';
import type { Executor } from '../../../platform/db.ts';
import type { OrderRow } from '../facts.ts';
import { orderHolds } from '../tables.ts';

/** Puts a hold; answers when the first of those that stand ends. */
export async function putHold(db: Executor, order: OrderRow, { by, since, until }: { by: string | null; since: Date; until: Date }): Promise<Date> {
  await db.insert(orderHolds).values({ realm: order.realm, id: newId(), orderId: order.id, by, since, until });
  if (order.holds === 0) return until;
  const [first] = await db.execute<{ until: string }>(sql`
    select min(h.until) as until from order_holds h where h.realm = ${order.realm} and h.order_id = ${order.id}::uuid and h.lifted_at is null`);
  return dateOf(first!.until);
}

/** Lifts one hold, or all of them, or (for the clock) those that are over; answers what still stands. */
export async function liftHolds(
  db: Executor, order: OrderRow, { id, now, onlyDue }: { id: string | null; now: Date; onlyDue: boolean },
): Promise<{ count: number; nextUntil: Date | null }> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const [left] = await db.execute<{ count: number; next_until: string | null }>(sql`
    with lifted as (update order_holds h set lifted_at = ${at}
      where h.realm = ${order.realm} and h.order_id = ${order.id}::uuid and h.lifted_at is null
        and (${id}::uuid is null or h.id = ${id}::uuid) and (not ${onlyDue}::boolean or h.until <= ${at}) returning h.id)
    select count(*)::int as count, min(h.until) as next_until from order_holds h
    where h.realm = ${order.realm} and h.order_id = ${order.id}::uuid and h.lifted_at is null and h.id not in (select id from lifted)`);
  return { count: left!.count, nextUntil: left!.next_until === null ? null : dateOf(left!.next_until) };
}
