import { sql, type SQL } from 'drizzle-orm';
import { dateOf } from '../../../platform/columns.ts';
import type { Executor } from '../../../platform/db.ts';
import type { SeatKind } from '../../../seat-steps.ts';
import { asTaker, couldTakeNow, couldTakeOnceOpen } from '../../crew/index.ts';
import type { FreeWindow } from '../../people/index.ts';
import type { Spot, WithResident } from '../policy/facts.ts';

/** Somebody who could take a seat of the order now, with all that a policy may want to know: numbers and places. */
export interface Able {
  readonly id: string;
  readonly skills: readonly string[];
  readonly home: Spot | null;
  readonly areas: readonly Spot[];
  readonly freeHours: readonly FreeWindow[];
  readonly mate: boolean;
  /** Shall be asked before the others. */
  readonly preferred: boolean;
  readonly didSuch: number;
  readonly seatsHeld: number;
  readonly servedLately: number;
  readonly withResident: WithResident;
  readonly offersLately: number;
  readonly lastOfferedAt: Date | null;
  readonly unanswered: number;
  readonly asksToday: number;
  readonly asksThisWeek: number;
}

/** A condition over order `o`, person `p` and time `c`. */
export type Condition = SQL;

/** For what people are sought. */
export interface Sought {
  readonly realm: string;
  readonly orderId: string;
  readonly kind: SeatKind;
  /** Of the order; null: it lies in no street, and the whole realm is looked through. */
  readonly streetId: string | null;
  /** The divisions it lies in. */
  readonly lineage: readonly string[];
  /** Beyond the street, where the realm has more of them. */
  readonly beyond: boolean;
  /** Whether it can be taken now, or is still to be sent somewhere, dated and opened. */
  readonly open: boolean;
  /** Who wants to hear nothing of it: left out. */
  readonly muted: Condition | null;
  /** A query of ids of those who shall be asked before the others, over order `o`; null: nobody. */
  readonly first?: SQL | null;
  /** How many are looked at closely; the nearest, and of those the least asked. */
  readonly most: number;
}

/** How many rows each part may bring: what bounds the statement, however many people the realm has. */
const MOST = { rings: 5_000, aHome: 3_000, persons: 20_000, light: 1_200, mates: 300, areas: 500, past: 30, crew: 20, seats: 50 };
const LATELY = sql.raw(`interval '28 days'`);
const WEEK = sql.raw(`interval '7 days'`);

const spot = (d: string): string => `json_build_object('streetId', ${d}.street_id, 'communityId', ${d}.community_id, 'gridId', ${d}.grid_id, 'buildingId', ${d}.building_id)`;

/**
 * People `x` who have the standing, do not keep away from here, and were not asked in this attempt: the cheap part of what is asked of each. (`offset 0`: it is
 * asked of one person after the other, by index, until there are enough; as a join of all volunteers of a realm it cost eight times as much.)
 */
const light = (kind: SeatKind): SQL => sql`cross join lateral (select where ${kind === 'LEAD'
  ? sql`exists (select from party_members m where m.realm = o.realm and m.person_id = x.id and m.since <= c.now and (m.until is null or m.until > c.now))
      and not exists (select from volunteers v where v.realm = o.realm and v.person_id = x.id and v.ended_at is null and v.area_division_ids <> '{}' and not v.area_division_ids && l.ids)`
  : sql`exists (select from volunteers v where v.realm = o.realm and v.person_id = x.id and v.ended_at is null and v.skills @> o.skills and (v.area_division_ids = '{}' or v.area_division_ids && l.ids))`}
  and not exists (select from asks a where a.realm = o.realm and a.order_id = o.id and a.attempt = o.attempt and a.person_id = x.id) offset 0) fits`;

/**
 * Who could take a seat of an order now and was not asked for it yet, by one statement whose parts are bounded (MOST), each found by an index: who
 * lives near, from the building outward; who said that they help here; who is in a team for it; who served this resident before. From these `most` are
 * looked at closely, with the very needs of the claim or the grab. (300,000 people, 100,000 of them volunteers, 2 cores with five others at work: 80 to 190 ms.) Nobody whom only an officer reaches: they cannot take a seat by themselves.
 */
export async function ableFor(db: Executor, { realm, orderId, kind, streetId, lineage, beyond, open, muted, first = null, most }: Sought): Promise<Able[]> {
  // Written out in each part: as a CTE it would hide from the planner that its realm is the one that is asked for.
  const o = sql`(select o.* from orders o where o.realm = ${realm} and o.id = ${orderId}::uuid) o`;
  const here = streetId === null || beyond ? sql`true` : sql`d.street_id = ${streetId}::uuid`;
  const rows = await db.execute<Row>(sql`
    with c as materialized (select business_now() as now),
    l as materialized (select array_remove(array[d.county_id, o.street_id, o.community_id, o.grid_id, o.building_id, o.division_id], null) as ids,
        date_trunc('day', c.now at time zone z.time_zone) at time zone z.time_zone as midnight
      from c cross join ${o} join divisions d on d.realm = o.realm and d.id = o.division_id join realms z on z.realm = o.realm),
    rings as materialized (select d.id, case when d.building_id = o.building_id then 0 when d.grid_id = o.grid_id then 1 when d.community_id = o.community_id then 2 when d.street_id = o.street_id then 3 else 4 end as near
      from ${o} join divisions d on d.realm = ${realm} and ${here} and d.ended_at is null order by 2, hashtext(d.id::text || o.id::text) limit ${MOST.rings}),
    homes as materialized (select h.id, r.near from rings r cross join lateral
        (select p.id from persons p where p.realm = ${realm} and p.home_division_id = r.id and p.reached_by <> 'OFFICER' limit ${MOST.aHome}) h limit ${MOST.persons}),
    near as materialized (select x.id, x.near from c cross join l cross join ${o} cross join homes x ${light(kind)} limit ${Math.max(MOST.light, most)}),
    homeless as (select x.id from c cross join l cross join ${o} cross join (select p.id from persons p where p.realm = ${realm} and p.home_division_id is null and p.reached_by <> 'OFFICER' limit ${MOST.light}) x ${light(kind)}),
    helping as (select x.id from c cross join l cross join ${o} cross join (select v.person_id as id from volunteers v where v.realm = ${realm} and v.ended_at is null and v.area_division_ids && ${`{${lineage.join(',')}}`}::uuid[] order by v.person_id limit ${MOST.areas}) x ${light(kind)}),
    teams_for_it as materialized (select distinct t.team_id from ${o}, l, team_divisions t join teams g on g.realm = t.realm and g.id = t.team_id and g.ended_at is null
      where t.realm = o.realm and t.division_id = any(l.ids) and (exists (select from team_items i where i.realm = t.realm and i.team_id = t.team_id and i.item_code = o.item_code)
        or not exists (select from team_items i where i.realm = t.realm and i.team_id = t.team_id))),
    mates as materialized (select distinct x.id from c cross join l cross join ${o} cross join (select m.person_id as id from teams_for_it t join team_members m on m.realm = ${realm} and m.team_id = t.team_id
      and m.admitted_at is not null and m.ended_at is null limit ${MOST.mates}) x ${light(kind)}),
    past as materialized (select r.order_id from ${o}, order_relations r where r.realm = o.realm and r.person_id = o.requester_id and r.relation = 'REQUESTER' and r.order_id <> o.id
      order by r.placed_at desc limit ${MOST.past}),
    met as materialized (select s.person_id as id, count(*)::int as services, (count(*) filter (where g.stars >= 4 and g.resolved))::int as good, (count(*) filter (where g.stars <= 2 or not g.resolved))::int as bad
      from ${o} cross join (select s.* from past q cross join lateral (select s.* from seats s where s.realm = ${realm} and s.order_id = q.order_id and s.state = 'SERVED' limit ${MOST.crew}) s) s
        left join ratings g on g.realm = s.realm and g.order_id = s.order_id and g.attempt = s.attempt and g.person_id = o.requester_id group by s.person_id),
    first as materialized (select distinct x.id from c cross join l cross join ${o} cross join lateral (${first ?? sql`select null::uuid as id where false`}) x ${light(kind)}),
    pool as materialized (select y.id, min(y.near) as near, min(y.draw) as draw from (
        select n.id, n.near, 1 as draw from near n union all select h.id, 3, 1 from homeless h union all select h.id, 2, 1 from helping h union all select m.id, 2, 0 from mates m
        union all select f.id, 0, -1 from first f
        union all select x.id, 2, 0 from c cross join l cross join ${o} cross join met x ${light(kind)}) y group by y.id),
    picked as materialized (select x.id from pool x cross join ${o} left join lateral
        (select count(*) as n from asks a, c where a.realm = o.realm and a.person_id = x.id and a.asked_at > c.now - ${LATELY}) k on true
      order by x.draw, greatest(x.near, 2), k.n, hashtext(x.id::text || o.id::text) limit ${most})
    select p.id, p.skills, p.free_hours, case when h.id is not null then ${sql.raw(spot('h'))} end as home,
      (select json_agg(${sql.raw(spot('d'))}) from divisions d where d.realm = o.realm and d.id = any(p.area_division_ids)) as areas,
      exists (select from mates m where m.id = p.id) as mate, exists (select from first f where f.id = p.id) as preferred, t.such, t.held, t.lately, coalesce(met.services, 0) as services, coalesce(met.good, 0) as good, coalesce(met.bad, 0) as bad,
      t.assigned + k.offers as offers, greatest(k.last, t.last) as last, k.unanswered, k.today, k.week
    from c cross join l cross join ${o} cross join picked w ${asTaker(sql`w.id`)}
      join persons q on q.realm = o.realm and q.id = p.id and q.reached_by <> 'OFFICER' left join divisions h on h.realm = q.realm and h.id = q.home_division_id left join met on met.id = p.id
      cross join lateral (select (count(*) filter (where e.state in ('HELD', 'CONFIRMED', 'SERVING')))::int as held, (count(*) filter (where e.state = 'SERVED' and i.item_code = o.item_code))::int as such,
          (count(*) filter (where e.state = 'SERVED' and e.ended_at > c.now - ${LATELY}))::int as lately,
          (count(*) filter (where e.assigned_by is not null and e.taken_at > c.now - ${LATELY}))::int as assigned, max(e.taken_at) filter (where e.assigned_by is not null) as last
        from (select * from seats e where e.realm = o.realm and e.person_id = w.id order by e.taken_at desc limit ${MOST.seats}) e join orders i on i.realm = e.realm and i.id = e.order_id) t
      cross join lateral (select count(*)::int as offers, max(a.asked_at) as last, (count(*) filter (where a.asked_at > c.now - ${WEEK} and a.state in ('ASKED', 'LAPSED')))::int as unanswered,
          (count(*) filter (where a.asked_at >= l.midnight))::int as today, (count(*) filter (where a.asked_at > c.now - ${WEEK}))::int as week
        from asks a where a.realm = o.realm and a.person_id = w.id and a.asked_at > c.now - ${LATELY}) k
    where ${open ? couldTakeNow(kind) : couldTakeOnceOpen(kind)}${muted === null ? sql`` : sql` and not ${muted}`}`);
  return rows.map(ableOf);
}

interface Row extends Record<string, unknown> {
  id: string; skills: string[]; free_hours: FreeWindow[] | null; home: Spot | null; areas: Spot[] | null; mate: boolean; preferred: boolean; such: number; held: number; lately: number;
  services: number; good: number; bad: number; offers: number; last: string | null; unanswered: number; today: number; week: number;
}

const ableOf = (row: Row): Able => ({
  id: row.id, skills: row.skills, home: row.home, areas: row.areas ?? [], freeHours: row.free_hours ?? [], mate: row.mate, preferred: row.preferred, didSuch: row.such, seatsHeld: row.held, servedLately: row.lately,
  withResident: { services: row.services, good: row.good, bad: row.bad }, offersLately: row.offers, lastOfferedAt: row.last === null ? null : dateOf(row.last), unanswered: row.unanswered, asksToday: row.today, asksThisWeek: row.week,
});
