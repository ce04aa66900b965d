import { sql } from 'drizzle-orm';
import type { Executor } from '../../../platform/db.ts';
import type { OrderRow } from '../../orders/index.ts';

/** A community of the street to which an order could be sent. */
export interface Community { readonly id: string; readonly underWay: number; readonly returned: boolean; readonly teamForIt: boolean }

/** The living communities of an order's street (of the realm, if it lies in none), with what burdens them and whether a team there does such things: one statement. */
export const communitiesFor = async (db: Executor, { realm, streetId, itemCode, returnedBy }: OrderRow): Promise<Community[]> => [...await db.execute<Community & Record<string, unknown>>(sql`
  select d.id, d.id = any(${`{${returnedBy.join(',')}}`}::uuid[]) as returned,
    exists (select from team_divisions t join team_items i on i.realm = t.realm and i.team_id = t.team_id and i.item_code = ${itemCode} where t.realm = d.realm and t.division_id in (d.id, d.street_id)) as "teamForIt",
    (select count(*)::int from orders o where o.realm = d.realm and o.holding_id = d.id and o.state in ('DISPATCHED', 'ACCEPTED', 'OPEN', 'UNDERWAY')) as "underWay"
  from divisions d where d.realm = ${realm} and d.level = 'COMMUNITY' and d.ended_at is null and (${streetId}::uuid is null or d.street_id = ${streetId}::uuid) order by d.id`)];
