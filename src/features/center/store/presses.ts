import { sql } from 'drizzle-orm';
import { newId } from '../../../kernel/ids.ts';
import type { Executor, Tx } from '../../../platform/db.ts';
import type { OrderRow } from '../../orders/index.ts';
import { orderPresses } from '../tables.ts';

/** Whether somebody has pressed an order on a day. */
export async function pressedOn(db: Executor, { realm, id }: OrderRow, personId: string | null, day: string): Promise<boolean> {
  const [row] = await db.execute<{ pressed: boolean }>(sql`
    select exists (select from order_presses p where p.realm = ${realm} and p.order_id = ${id}::uuid and p.person_id = ${personId}::uuid and p.day = ${day}::date) as pressed`);
  return row!.pressed;
}

/** Notes that somebody pressed an order on a day. False: they had, perhaps in the same moment; the constraint decides. */
export async function putPress(tx: Tx, { realm, id }: OrderRow, personId: string, day: string, now: Date): Promise<boolean> {
  const rows = await tx.insert(orderPresses).values({ realm, id: newId(), orderId: id, personId, day, at: now }).onConflictDoNothing().returning({ id: orderPresses.id });
  return rows.length === 1;
}
