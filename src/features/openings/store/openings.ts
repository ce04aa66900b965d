import { sql, type SQL } from 'drizzle-orm';
import { dateOf } from '../../../platform/columns.ts';
import type { Executor } from '../../../platform/db.ts';
import type { Found, Looking } from '../../asking/index.ts';
import { asTaker, couldTakeNow } from '../../crew/index.ts';
import type { SeatKind } from '../../../seat-steps.ts';

/** How many rows each part may bring: what bounds the statement, however many orders the realm has. */
const MOST = { communities: 60, aCommunity: 40, leads: 20, anywhere: 100, looked: 200, past: 50 };

/** An order of which somebody could take a place, with its kind. */
export type FoundKind = Found & { readonly kind: SeatKind };

/** What there is to do for somebody, and what they said of themselves. */
export interface LookedFor { readonly now: Date; readonly me: Omit<Looking, 'id'>; readonly found: readonly FoundKind[] }

/** An order whose lead or helper they could be, soon: by index, community by community. */
const soon = sql`o.planned_start > c.now and o.planned_start < c.now + w.days`;
const HERE = sql`cross join lateral (
    (select o.id, 'HELPER' as kind, o.planned_start from orders o where o.realm = w.realm and o.community_id = n.id and o.state = 'OPEN' and ${soon} order by o.planned_start, o.id limit ${MOST.aCommunity})
    union all (select o.id, 'LEAD', o.planned_start from orders o where o.realm = w.realm and o.community_id = n.id and o.state = 'OPEN' and o.leads_living = 0 and ${soon} and w.party order by o.planned_start, o.id limit ${MOST.aCommunity})
    union all (select o.id, 'LEAD', o.planned_start from orders o where o.realm = w.realm and o.community_id = n.id and o.state = 'ACCEPTED' and o.leads_living = 0 and ${soon} and w.party limit ${MOST.leads})) f`;
/** Of who neither lives nor helps anywhere: the first of all. */
const ANYWHERE = sql`cross join lateral (select o.id, k.kind, o.planned_start from orders o cross join (values ('HELPER'), ('LEAD')) k (kind)
    where o.realm = w.realm and o.state = 'OPEN' and ${soon} and (k.kind = 'HELPER' or w.party) order by o.planned_start, o.id limit ${MOST.anywhere}) f`;

/**
 * What somebody could take now, the nearest communities first and in each what is soonest, as claim and grab themselves would decide; without what they do not
 * want to hear of (`muted`, over `o`, `p` and `c`). One statement, each of whose parts is bounded. (`offset 0`: each
 * order is judged by itself, by index; as a join of all of them the planner hashes whole tables.)
 */
export async function lookFor(db: Executor, { realm, personId, party, days, muted }: { readonly realm: string; readonly personId: string; readonly party: boolean; readonly days: number; readonly muted: SQL | null }): Promise<LookedFor> {
  const [row] = await db.execute<Row>(sql`
    with c as materialized (select business_now() as now),
    w as materialized (select ${realm}::text as realm, make_interval(days => ${days}::int) as days, ${party}::boolean as party, x.home_division_id, v.skills, v.free_hours, coalesce(v.area_division_ids, '{}') as areas
      from persons x left join volunteers v on v.realm = x.realm and v.person_id = x.id and v.ended_at is null where x.realm = ${realm} and x.id = ${personId}::uuid),
    places as materialized (select distinct d.street_id, d.community_id from w join divisions d on d.realm = w.realm and (d.id = w.home_division_id or d.id = any(w.areas))),
    mine as materialized (select m.team_id from w join team_members m on m.realm = w.realm and m.person_id = ${personId}::uuid and m.admitted_at is not null and m.ended_at is null join teams t on t.realm = m.realm and t.id = m.team_id and t.ended_at is null),
    near as materialized (select y.id from (
        select p.community_id as id, 0 as near from places p where p.community_id is not null
        union all select d.community_id, 1 from w cross join mine m join team_divisions t on t.realm = w.realm and t.team_id = m.team_id join divisions d on d.realm = t.realm and d.id = t.division_id where d.community_id is not null
        union all select d.id, 2 from w cross join places p join divisions d on d.realm = w.realm and d.street_id = p.street_id and d.level = 'COMMUNITY' and d.ended_at is null) y
      group by y.id order by min(y.near), y.id limit ${MOST.communities}),
    past as materialized (select i.item_code, count(*)::int as n from (select s.realm, s.order_id from w join seats s on s.realm = w.realm and s.person_id = ${personId}::uuid and s.state = 'SERVED' order by s.taken_at desc limit ${MOST.past}) s
      join orders i on i.realm = s.realm and i.id = s.order_id group by i.item_code),
    found as materialized (select f.id, f.kind from ((select f.* from c cross join w cross join near n ${HERE}) union all (select f.* from c cross join w ${ANYWHERE} where not exists (select from near))) f order by f.planned_start, f.id limit ${MOST.looked})
    select c.now, w.skills, w.free_hours, (select coalesce(json_agg(json_build_object('streetId', p.street_id, 'communityId', p.community_id)), '[]') from places p) as places,
      (select coalesce(json_agg(t.one), '[]') from found f cross join lateral (select json_build_object('id', o.id, 'kind', f.kind, 'itemCode', o.item_code, 'skills', case f.kind when 'LEAD' then '{}'::text[] else o.skills end, 'streetId', o.street_id, 'communityId', o.community_id, 'urgent', o.urgent,
          'plannedStart', o.planned_start, 'plannedEnd', o.planned_end, 'placesFree', case f.kind when 'LEAD' then 1 else o.helpers_wanted - o.helpers_living end,
          'teamForIt', exists (select from mine m join team_divisions t on t.realm = o.realm and t.team_id = m.team_id and t.division_id in (o.street_id, o.community_id, o.grid_id, o.building_id, o.division_id)
            where exists (select from team_items i where i.realm = t.realm and i.team_id = t.team_id and i.item_code = o.item_code) or not exists (select from team_items i where i.realm = t.realm and i.team_id = t.team_id)),
          'didSuch', coalesce((select a.n from past a where a.item_code = o.item_code), 0)) as one
        from (select o.* from orders o where o.realm = ${realm} and o.id = f.id offset 0) o ${asTaker(sql`${personId}::uuid`)}
        where case f.kind when 'LEAD' then ${couldTakeNow('LEAD')} else ${couldTakeNow('HELPER')} end ${muted === null ? sql`` : sql`and not ${muted}`} offset 0) t) as found
    from c cross join w`);
  return {
    now: dateOf(row!.now), me: { skills: row!.skills ?? [], freeHours: row!.free_hours ?? [], places: row!.places },
    found: row!.found.map((one) => ({ ...one, plannedStart: dateOf(one.plannedStart), plannedEnd: dateOf(one.plannedEnd) })),
  };
}

interface Row extends Record<string, unknown> {
  readonly now: string; readonly skills: string[] | null; readonly free_hours: Looking['freeHours'] | null; readonly places: Looking['places'];
  readonly found: readonly (Omit<FoundKind, 'plannedStart' | 'plannedEnd'> & { readonly plannedStart: string; readonly plannedEnd: string })[];
}
