import { sql } from 'drizzle-orm';
import type { DivisionUse } from '../../../division-uses.ts';
import type { Tx } from '../../../platform/db.ts';
import { ORDER_STATES, SEVEN_ORDERS } from '../../../seven-orders.ts';
import type { Division } from '../../places/index.ts';

const NOT_AT_REST = ORDER_STATES.filter((state) => !SEVEN_ORDERS.final.includes(state));

/** Whether an order that is not at rest lies in a division or is held by it; ask under the division's lock. Found by the index of the level above. */
export async function ordersIn(tx: Tx, { realm, id, communityId, gridId, streetId }: Division): Promise<DivisionUse[]> {
  const states = sql`any(${`{${NOT_AT_REST.join(',')}}`}::text[])`;
  const nearby = gridId !== null ? sql`grid_id = ${gridId}::uuid` : communityId !== null ? sql`community_id = ${communityId}::uuid` : streetId !== null ? sql`street_id = ${streetId}::uuid` : sql`true`;
  const rows = await tx.execute(sql`
    (select from orders where realm = ${realm} and ${nearby} and state = ${states} and division_id = ${id}::uuid limit 1)
    union all (select from orders where realm = ${realm} and holding_id = ${id}::uuid and state = ${states} limit 1)`);
  return rows.length > 0 ? ['ORDERS'] : [];
}
