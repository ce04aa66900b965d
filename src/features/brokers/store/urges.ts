import { sql } from 'drizzle-orm';
import { newId } from '../../../kernel/ids.ts';
import { dateOf, moment } from '../../../platform/columns.ts';
import type { Executor, Tx } from '../../../platform/db.ts';
import type { OrderRow } from '../../orders/index.ts';
import { orderUrges } from '../tables.ts';

/** How far the time of an order's state is gone, and whether somebody has urged it on a day. One statement. */
export async function timeOf(db: Executor, { realm, id, stateSince }: OrderRow, personId: string | null, day: string): Promise<{ readonly due: Date | null; readonly reminded: boolean; readonly urgedToday: boolean }> {
  const [row] = await db.execute<{ due: string | null; reminded: boolean; urged: boolean }>(sql`
    select (select min(d.due_at) from deadlines d where d.realm = ${realm} and d.subject_table = 'ORDER' and d.subject_id = ${id}::uuid
        and d.refused is null and d.paused_at is null and d.step not in ('lift', 'letGo')) as due,
      exists (select from all_events e where e.realm = ${realm} and coalesce(e.order_id, e.subject_id) = ${id}::uuid and e.table_name = 'ORDER' and e.step like 'remind%' and e.at >= ${moment(stateSince)}) as reminded,
      exists (select from order_urges u where u.realm = ${realm} and u.order_id = ${id}::uuid and u.person_id = ${personId}::uuid and u.day = ${day}::date) as urged`);
  return { due: row!.due === null ? null : dateOf(row!.due), reminded: row!.reminded, urgedToday: row!.urged };
}

/** Notes that somebody urged an order on a day. False: they had, perhaps in the same moment; the constraint decides. */
export async function putUrge(tx: Tx, { realm, id }: OrderRow, personId: string, day: string, now: Date): Promise<boolean> {
  const rows = await tx.insert(orderUrges).values({ realm, id: newId(), orderId: id, personId, day, at: now }).onConflictDoNothing().returning({ id: orderUrges.id });
  return rows.length === 1;
}
