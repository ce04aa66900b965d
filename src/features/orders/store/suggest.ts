import { sql } from 'drizzle-orm';
import type { Executor } from '../../../platform/db.ts';
import type { OrderRow } from '../facts.ts';

/** Why a community is suggested; a community may have several reasons. */
export const SUGGESTION_REASONS = ['LIES_THERE', 'TEAM_FOR_IT', 'LEAST_BURDENED'] as const;
export type SuggestionReason = (typeof SUGGESTION_REASONS)[number];

export interface Suggestion { readonly divisionId: string; readonly reasons: readonly SuggestionReason[]; readonly underWay: number }

/**
 * Communities of the street to which the order could be sent, the best first: where it lies, then where a team does such things, then
 * who has least under way. One that returned it is not suggested again.
 */
export async function suggestCommunities(db: Executor, order: OrderRow): Promise<Suggestion[]> {
  const rows = await db.execute<{ id: string; lies: boolean; team: boolean; under_way: number; least: boolean }>(sql`
    select c.*, c.under_way = min(c.under_way) over () as least from (
      select d.id, d.id is not distinct from ${order.communityId}::uuid as lies,
        exists (select from team_divisions t join team_items i on i.realm = t.realm and i.team_id = t.team_id and i.item_code = ${order.itemCode}
          where t.realm = d.realm and t.division_id in (d.id, d.street_id)) as team,
        (select count(*)::int from orders o where o.realm = d.realm and o.holding_id = d.id and o.state in ('DISPATCHED', 'ACCEPTED', 'OPEN', 'UNDERWAY')) as under_way
      from divisions d
      where d.realm = ${order.realm} and d.level = 'COMMUNITY' and d.ended_at is null and d.id <> all(${`{${order.returnedBy.join(',')}}`}::uuid[])
        and (${order.streetId}::uuid is null or d.street_id = ${order.streetId}::uuid)) c
    order by c.lies desc, c.team desc, c.under_way, c.id limit 3`);
  return rows.map((row) => ({
    divisionId: row.id, underWay: row.under_way,
    reasons: [...(row.lies ? ['LIES_THERE' as const] : []), ...(row.team ? ['TEAM_FOR_IT' as const] : []), ...(row.least ? ['LEAST_BURDENED' as const] : [])],
  }));
}
