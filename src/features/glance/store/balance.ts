import { sql, type SQL } from 'drizzle-orm';
import { dateOf, moment } from '../../../platform/columns.ts';
import type { Executor } from '../../../platform/db.ts';
import type { Offering } from '../../resources/index.ts';
import { LONG } from '../words.ts';

/** Where it is looked: in a street, or in one community of it; `veiled`: orders of sensitive items are shown in one row. */
export interface Place { readonly level: 'STREET' | 'COMMUNITY'; readonly id: string; readonly veiled: boolean }

/** In place of the codes of all sensitive items, for who answers for a community alone: of one of them they read nothing before it is dispatched to them. */
export const OTHER = 'OTHER';

const at = (table: SQL, { level, id }: Pick<Place, 'level' | 'id'>): SQL => sql`${table}.${sql.raw(level === 'STREET' ? 'street_id' : 'community_id')} = ${id}::uuid`;

/** Orders of one item in one community that wait for something, and those of them that lack somebody. */
export interface Wanted { readonly itemCode: string; readonly communityId: string | null; readonly waiting: number; readonly waitingLong: number; readonly orders: number; readonly places: number }

/** What has not begun, and what of it lacks helpers, a lead or a provider, by item and community: one statement, by the place's index on states. */
export async function wantedIn(db: Executor, realm: string, place: Place): Promise<Wanted[]> {
  const rows = await db.execute<{ item_code: string; community_id: string | null } & Omit<Wanted, 'itemCode' | 'communityId'>>(sql`
    with c as materialized (select business_now() - interval '${sql.raw(String(LONG.orders))} days' as long)
    select ${place.veiled ? sql`case when o.sensitive then ${OTHER} else o.item_code end` : sql`o.item_code`} as item_code, o.community_id, count(*)::int as waiting, (count(*) filter (where o.placed_at <= c.long))::int as "waitingLong", (count(*) filter (where l.lacks))::int as orders,
      coalesce(sum(case o.serves when 'CREW' then o.helpers_wanted - o.helpers_living else 1 end) filter (where l.lacks), 0)::int as places
    from c cross join orders o cross join lateral (select o.state in ('ACCEPTED', 'OPEN') and case o.serves when 'CREW' then o.helpers_living < o.helpers_wanted when 'LEAD_ONLY' then o.leads_living = 0
        else num_nonnulls(o.provider_id, o.provider_division_id, o.provider_team_id, o.provider_person_id) = 0 end as lacks) l
    where o.realm = ${realm} and ${at(sql`o`, place)} and o.state in ('PLACED', 'NEEDS_INFO', 'DISPATCHED', 'ACCEPTED', 'OPEN')
    group by 1, 2`);
  return rows.map(({ item_code: itemCode, community_id: communityId, ...row }) => ({ itemCode, communityId, ...row }));
}

/** A listed resource with what is booked of its periods, and whether nobody books it. */
export interface Listed extends Offering {
  readonly itemCode: string;
  readonly communityId: string | null;
  readonly capacity: number;
  /** Booked by nobody lately, and nothing to come. */
  readonly unbookedLong: boolean;
  /** Places that are left of a period that somebody booked, or that is not given; by its begin in milliseconds. */
  readonly left: ReadonlyMap<number, number>;
}

/** More listed resources of a place are not looked at. */
const MOST_LISTED = 2_000;

/** What is listed there, with what is booked of it in a span of time: one statement. */
export async function listedIn(db: Executor, realm: string, place: Place, from: Date, until: Date): Promise<Listed[]> {
  const rows = await db.execute<{
    item_code: string; community_id: string | null; capacity: number; period_kind: Offering['periodKind']; rule: string | null; days: string[] | null; every: number | null; phase: number | null;
    start_time: string | null; minutes: number | null; unbooked: boolean; valid_from: string; valid_until: string | null; periods: { at: string; left: number }[] | null;
  }>(sql`
    select r.item_code, r.community_id, r.capacity, r.period_kind, r.rule, r.days, r.every, r.phase, r.start_time, r.minutes, r.valid_from, r.valid_until,
      (select json_agg(json_build_object('at', p.starts_at, 'left', case when p.cancelled_at is null then p.capacity - p.booked else 0 end)) from resource_periods p
        where p.realm = r.realm and p.resource_id = r.id and p.starts_at >= ${moment(from)} and p.starts_at < ${moment(until)}) as periods,
      not exists (select from bookings b where b.realm = r.realm and b.resource_id = r.id and (b.at > ${moment(from)} - interval '${sql.raw(String(LONG.resources))} days'
        or (b.state in ('REQUESTED', 'CONFIRMED') and b.starts_at > ${moment(from)}))) as unbooked
    from resources r where r.realm = ${realm} and ${at(sql`r`, place)} and r.state = 'LISTED' order by r.drafted_at, r.id limit ${MOST_LISTED}::int`);
  return rows.map((row) => ({
    itemCode: row.item_code, communityId: row.community_id, capacity: row.capacity, unbookedLong: row.unbooked, periodKind: row.period_kind, rule: row.rule, days: row.days, every: row.every, phase: row.phase, startTime: row.start_time,
    minutes: row.minutes, validFrom: dateOf(row.valid_from), validUntil: row.valid_until === null ? null : dateOf(row.valid_until),
    left: new Map((row.periods ?? []).map(({ at, left }) => [Date.parse(at), left])),
  }));
}
