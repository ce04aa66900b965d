import { sql } from 'drizzle-orm';
import type { FreeWindow } from '../../people/index.ts';
import type { Db } from '../../../platform/db.ts';
import type { Spot } from '../policy/facts.ts';

/** An order whose time has come, as it was: ids, codes, numbers and times alone. */
export interface PastOrder {
  readonly id: string;
  readonly itemCode: string;
  readonly skills: readonly string[];
  readonly spot: Spot;
  readonly urgent: boolean;
  readonly places: number;
  readonly openedMs: number;
  readonly startMs: number;
  readonly endMs: number;
  readonly requesterId: string | null;
  /** Who took a place and kept it until the start, and when the last of them did. */
  readonly cameIds: readonly string[];
  readonly lastTakenMs: number | null;
}

export interface PastVolunteer { readonly id: string; readonly skills: readonly string[]; readonly spots: readonly Spot[]; readonly freeHours: readonly FreeWindow[] }

export interface Past { readonly orders: readonly PastOrder[]; readonly volunteers: readonly PastVolunteer[] }

const spot = (of: string): string => `jsonb_build_object('streetId', ${of}.street_id, 'communityId', ${of}.community_id, 'gridId', ${of}.grid_id, 'buildingId', ${of}.building_id)`;

/**
 * Orders of a realm that wanted helpers and whose planned start lay in the last so many days, and its volunteers of today. Reads one
 * snapshot in a transaction that the database itself keeps from writing.
 */
export const readPast = (db: Db, realm: string, days: number): Promise<Past> => db.transaction(async (tx) => {
  const orders = await tx.execute<OrderRead>(sql`
    select o.id, o.item_code, o.skills, ${sql.raw(spot('o'))} as spot, o.urgent, o.helpers_wanted as places, o.requester_id,
      extract(epoch from opened.at) * 1000 as opened_ms, extract(epoch from o.planned_start) * 1000 as start_ms, extract(epoch from o.planned_end) * 1000 as end_ms,
      came.ids as came_ids, extract(epoch from came.at) * 1000 as last_taken_ms
    from orders o
    join lateral (select min(e.at) as at from all_events e where e.realm = o.realm and coalesce(e.order_id, e.subject_id) = o.id
      and e.table_name = 'ORDER' and e.after ->> 'state' = 'OPEN' and e.at < o.planned_start) opened on opened.at is not null
    join lateral (select coalesce(array_agg(s.person_id order by s.taken_at, s.id), '{}') as ids, max(s.taken_at) as at from seats s
      where s.realm = o.realm and s.order_id = o.id and s.attempt = o.attempt and s.kind = 'HELPER' and s.taken_at < o.planned_start
        and (s.ended_at is null or s.ended_at >= o.planned_start) and s.state <> 'OFFERED') came on true
    where o.realm = ${realm} and o.serves = 'CREW' and o.helpers_wanted > 0 and o.planned_start < business_now() and o.planned_start >= business_now() - make_interval(days => ${days}::int)
    order by opened.at, o.id`);
  const volunteers = await tx.execute<VolunteerRead>(sql`
    select v.person_id as id, v.skills, v.free_hours,
      (select coalesce(jsonb_agg(${sql.raw(spot('d'))} order by d.id), '[]') from divisions d where d.realm = v.realm and (d.id = p.home_division_id or d.id = any(v.area_division_ids))) as spots
    from volunteers v join persons p on p.realm = v.realm and p.id = v.person_id
    where v.realm = ${realm} and v.ended_at is null order by v.person_id`);
  return { orders: orders.map(orderOf), volunteers: volunteers.map(({ id, skills, spots, free_hours }) => ({ id, skills, spots, freeHours: free_hours })) };
}, { accessMode: 'read only', isolationLevel: 'repeatable read' });

interface OrderRead extends Record<string, unknown> {
  readonly id: string; readonly item_code: string; readonly skills: string[]; readonly spot: Spot; readonly urgent: boolean; readonly places: number; readonly requester_id: string | null;
  readonly opened_ms: string; readonly start_ms: string; readonly end_ms: string; readonly came_ids: string[]; readonly last_taken_ms: string | null;
}

interface VolunteerRead extends Record<string, unknown> { readonly id: string; readonly skills: string[]; readonly spots: Spot[]; readonly free_hours: FreeWindow[] }

const orderOf = (row: OrderRead): PastOrder => ({
  id: row.id, itemCode: row.item_code, skills: row.skills, spot: row.spot, urgent: row.urgent, places: row.places, requesterId: row.requester_id,
  openedMs: Number(row.opened_ms), startMs: Number(row.start_ms), endMs: Number(row.end_ms), cameIds: row.came_ids, lastTakenMs: row.last_taken_ms === null ? null : Number(row.last_taken_ms),
});
