import { sql } from 'drizzle-orm';
import { dateOf, moment } from '../../../platform/columns.ts';
import type { Executor } from '../../../platform/db.ts';
import type { Offering } from '../../resources/index.ts';

/** Orders of one item in one community that lack somebody. */
export interface Unmet { readonly itemCode: string; readonly communityId: string | null; readonly orders: number; readonly places: number }

/** What lacks helpers, a lead or a provider in a street, by item and community: one statement, by the street's index on states. */
export async function unmetIn(db: Executor, realm: string, streetId: string): Promise<Unmet[]> {
  const rows = await db.execute<{ item_code: string; community_id: string | null; orders: number; places: number }>(sql`
    select o.item_code, o.community_id, count(*)::int as orders, sum(case o.serves when 'CREW' then o.helpers_wanted - o.helpers_living else 1 end)::int as places
    from orders o where o.realm = ${realm} and o.street_id = ${streetId}::uuid and o.state in ('ACCEPTED', 'OPEN')
      and case o.serves when 'CREW' then o.helpers_living < o.helpers_wanted when 'LEAD_ONLY' then o.leads_living = 0
        else num_nonnulls(o.provider_id, o.provider_division_id, o.provider_team_id, o.provider_person_id) = 0 end
    group by 1, 2`);
  return rows.map(({ item_code: itemCode, community_id: communityId, ...row }) => ({ itemCode, communityId, ...row }));
}

/** A listed resource with what is booked of its periods. */
export interface Listed extends Offering {
  readonly itemCode: string;
  readonly communityId: string | null;
  readonly capacity: number;
  /** Places that are left of a period that somebody booked, or that is not given; by its begin in milliseconds. */
  readonly left: ReadonlyMap<number, number>;
}

/** More listed resources of a street are not looked at. */
const MOST_LISTED = 2_000;

/** What is listed in a street, with what is booked of it in a span of time: one statement. */
export async function listedIn(db: Executor, realm: string, streetId: string, from: Date, until: Date): Promise<Listed[]> {
  const rows = await db.execute<{
    item_code: string; community_id: string | null; capacity: number; period_kind: Offering['periodKind']; rule: string | null; days: string[] | null; every: number | null; phase: number | null;
    start_time: string | null; minutes: number | null; valid_from: string; valid_until: string | null; periods: { at: string; left: number }[] | null;
  }>(sql`
    select r.item_code, r.community_id, r.capacity, r.period_kind, r.rule, r.days, r.every, r.phase, r.start_time, r.minutes, r.valid_from, r.valid_until,
      (select json_agg(json_build_object('at', p.starts_at, 'left', case when p.cancelled_at is null then p.capacity - p.booked else 0 end)) from resource_periods p
        where p.realm = r.realm and p.resource_id = r.id and p.starts_at >= ${moment(from)} and p.starts_at < ${moment(until)}) as periods
    from resources r where r.realm = ${realm} and r.street_id = ${streetId}::uuid and r.state = 'LISTED' order by r.drafted_at, r.id limit ${MOST_LISTED}::int`);
  return rows.map((row) => ({
    itemCode: row.item_code, communityId: row.community_id, capacity: row.capacity, periodKind: row.period_kind, rule: row.rule, days: row.days, every: row.every, phase: row.phase, startTime: row.start_time,
    minutes: row.minutes, validFrom: dateOf(row.valid_from), validUntil: row.valid_until === null ? null : dateOf(row.valid_until),
    left: new Map((row.periods ?? []).map(({ at, left }) => [Date.parse(at), left])),
  }));
}
