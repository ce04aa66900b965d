import { sql, type SQL } from 'drizzle-orm';
import { pairStands } from '../../appointments/index.ts';
import { HOLDERS } from '../../orders/index.ts';
import type { Audience } from '../audiences.ts';

/**
 * Persons who hold one of the roles over a scope when event `b` is handled. `over` is an SQL condition on appointment `a`.
 */
export const holding = (roles: readonly string[], over: SQL): SQL => sql`select a.person_id from appointments a
  where a.realm = b.realm and a.role in (${sql.join(roles.map((role) => sql.raw(`'${role}'`)), sql`, `)}) and ${over} and a.since <= b.now and (a.until is null or a.until > b.now)`;

/** The first query, or where it finds nobody the second. */
const firstOf = (first: SQL, second: SQL): SQL => sql`select person_id from (${first}) first union select person_id from (${second}) second where not exists (${first})`;

const related = (relations: string, and: SQL): SQL => sql`select r.person_id from order_relations r
  where r.realm = b.realm and r.order_id = coalesce(b.order_id, b.booked_order_id) and r.relation in (${sql.raw(relations)}) and ${and}`;

/** A crew is whoever was on it when it happened or left with that very step; after the service, whoever served, and of what is said then as long as they may read it. */
const ON_CREW = sql`r.attempt = b.attempt and case when b.served
  then exists (select from all_events e where e.realm = b.realm and coalesce(e.order_id, e.subject_id) = b.order_id and e.step in ('finish', 'settle') and e.at = r.until)
  else r.since <= b.at and (r.until is null or r.until >= b.at) or b.subject_type = 'Note' and b.told_servers and r.firm and r.until >= b.done_at end`;

const owned = (table: string, type: string): SQL => sql`select t.person_id from ${sql.raw(table)} t where b.subject_type = ${sql.raw(`'${type}'`)} and t.realm = b.realm and t.id = b.subject_id`;

/** The persons of one audience of an event `b` (see `ABOUT`), as a query of `person_id`. */
export const ADDRESSED: { readonly [A in Audience]: SQL } = {
  // Of a note nobody is told who may not read it: it would tell that there is one.
  requester: sql`${related(`'REQUESTER', 'SERVED'`, sql`(r.relation = 'REQUESTER' or b.subject_type <> 'Note')`)} union select b.requester_id where b.subject_type = 'Series'
    union select g.guardian_id from guardianships g where g.realm = b.realm and g.ward_id = b.requester_id and g.revoked_at is null`,
  // Of a series whoever began it, as long as their office or their ward's consent stands.
  placer: sql`${related(`'PLACER'`, sql`b.told_between`)} union select b.series_placer_id where b.series_placer_id is not null and case b.series_begun_as
      when 'guardian' then exists (select from guardianships g where g.realm = b.realm and g.ward_id = b.requester_id and g.guardian_id = b.series_placer_id and g.revoked_at is null)
      when 'onBehalf' then exists (${holding(['GRID_OFFICER', 'GRID_HEAD', 'PAIR', 'BUILDING_HEAD', 'COMMUNITY_WORKER'], sql`a.person_id = b.series_placer_id`)}) else true end`,
  // Of a series: those whom it prefers, who are no crew yet and may count on it.
  crew: sql`${related(`'LEAD', 'CREW'`, ON_CREW)} union ${related(`'ALONE'`, sql`b.subject_type = 'Note' and ${ON_CREW}`)}
    union select y.person_id from series_people y where b.subject_type = 'Series' and y.realm = b.realm and y.series_id = b.subject_id`,
  // As long as they may still offer it: they work for the division that holds the order, or lead a team of whoever it was offered to.
  offerer: sql`select t.assigned_by from seats t where b.subject_type = 'Seat' and t.realm = b.realm and t.id = b.subject_id and (
    exists (${holding(HOLDERS, sql`a.person_id = t.assigned_by and a.division_id = coalesce(b.holding_id, b.order_holding_id)`)})
    or exists (${holding(['CAPTAIN'], sql`a.person_id = t.assigned_by and exists (select from team_members m join teams g on g.realm = m.realm and g.id = m.team_id and g.ended_at is null
      where m.realm = a.realm and m.team_id = a.team_id and m.person_id = t.person_id and m.admitted_at is not null and m.ended_at is null)`)}))`,
  lead: related(`'LEAD'`, ON_CREW),
  holder: sql.join([owned('seats', 'Seat'), owned('waits', 'Waiting'), owned('cooling_offs', 'CoolingOff'), owned('draw_entries', 'DrawEntry'), owned('asks', 'Ask')], sql` union all `),
  line: sql`select t.person_id from waits t where t.realm = b.realm and t.order_id = b.order_id and t.state = 'WAITING'`,
  entrants: sql`select t.person_id from draw_entries t where t.realm = b.realm and t.draw_id = b.draw_id and t.entered_at <= b.at and (t.ended_at is null or t.ended_at >= b.at)`,
  provider: sql`select b.provider_person_id where b.provider_person_id is not null and b.told_servers
    union ${holding(['REPRESENTATIVE'], sql`a.organisation_id = b.organisation_id and b.told_servers`)}
    union ${holding(['CAPTAIN'], sql`a.team_id = b.provider_team_id and b.told_servers`)}
    union ${holding(['COMMUNITY_WORKER'], sql`a.division_id = b.provider_division_id and b.told_servers`)}`,
  owner: sql`select b.owner_person_id where b.owner_person_id is not null
    union ${holding(['REPRESENTATIVE'], sql`a.organisation_id = b.owner_organisation_id`)}
    union ${holding(['CAPTAIN'], sql`a.team_id = b.owner_team_id`)}
    union ${holding(HOLDERS, sql`a.division_id = b.owner_division_id`)}`,
  broker: holding(['GRID_OFFICER', 'PAIR'], sql`a.division_id = b.order_grid_id and b.told_between and ${pairStands}`),
  holding: holding(HOLDERS, sql`a.division_id = coalesce(b.holding_id, b.order_holding_id) and b.told_others`),
  community: holding(HOLDERS, sql`a.division_id = b.community_id`),
  center: firstOf(
    holding(['DISPATCHER'], sql`a.division_id = b.street_id`),
    holding(['DISPATCHER', 'OPERATOR'], sql`a.division_id in (select d.id from divisions d where d.realm = b.realm and d.parent_id is null)`)),
  concerned: sql`select x.id from unnest(b.person_ids) as x(id)`,
  captain: holding(['CAPTAIN'], sql`a.team_id = b.member_team_id`),
  streetLeader: firstOf(holding(['STREET_LEADER'], sql`a.division_id = b.street_id`), holding(['OPERATOR'], sql`true`)),
};

/** Who tells news of `b` to person `p` of home `home`, the nearest first. */
export const TELLERS: SQL = sql.join([
  sql`select p.guide_id where exists (${holding(['GRID_OFFICER', 'GRID_HEAD', 'BUILDING_HEAD', 'STAIRWELL_HEAD', 'COMMUNITY_WORKER'], sql`a.person_id = p.guide_id`)})`,
  holding(['GRID_OFFICER'], sql`a.division_id = home.grid_id`),
  holding(['GRID_OFFICER'], sql`a.division_id = b.order_grid_id`),
  holding(['GRID_HEAD'], sql`a.division_id in (home.grid_id, b.order_grid_id)`),
  holding(['COMMUNITY_WORKER'], sql`a.division_id in (home.community_id, b.order_community_id)`),
  holding(['DISPATCHER', 'STREET_LEADER'], sql`a.division_id = b.street_id`),
  holding(['OPERATOR'], sql`true`),
].map((level, nearness) => sql`select ${sql.raw(String(nearness))} as nearness, l.person_id from (${level}) as l(person_id)`), sql` union all `);

/** It is no note, or it was said before a day was over since the service: who serves reads until then. */
const HEARD_BY_SERVERS: SQL = sql`(e.subject_type <> 'Note' or o.done_at is null or e.at < o.done_at + interval '1 day')`;
/** It is no note, or the order has not ended: until then its other parties read what is said. */
const TALK: SQL = sql`(e.subject_type <> 'Note' or (o.closed_at is null and o.state not in ('CANCELLED', 'REJECTED', 'EXPIRED', 'MERGED')))`;
/** Whoever stands between reads by the consent of a requester who has no login. */
const CONSENTED: SQL = sql`not exists (select from persons q where q.realm = o.realm and q.id = o.requester_id and q.reached_by = 'OFFICER'
  and not exists (select from consents c where c.realm = q.realm and c.person_id = q.id and c.revoked_at is null))`;

/** Events `b` as the queries above take them: what `asked` brings along, with the order or the resource that they are about. */
export const ABOUT: SQL = sql`select e.*, k.order_id as booked_order_id, coalesce(o.requester_id, z.requester_id) as requester_id, z.placer_id as series_placer_id, z.begun_as as series_begun_as, coalesce(o.grid_id, z.grid_id) as order_grid_id, o.holding_id as order_holding_id,
    coalesce(o.community_id, z.community_id) as order_community_id,
    o.provider_person_id, o.provider_team_id, o.provider_division_id, s.owner_person_id, s.owner_organisation_id, s.owner_team_id, s.owner_division_id,
    coalesce(o.street_id, s.street_id, f.street_id, e.told_street_id) as street_id,
    o.done_at, ${HEARD_BY_SERVERS} as told_servers, ${TALK} as told_others, ${TALK} and (e.subject_type <> 'Note' or ${CONSENTED}) as told_between
  from asked e left join bookings k on e.subject_type = 'Booking' and k.realm = e.realm and k.id = e.subject_id
    left join orders o on o.realm = e.realm and o.id = coalesce(e.order_id, k.order_id)
    left join resources s on e.subject_type in ('Resource', 'Booking') and s.realm = e.realm and s.id = coalesce(k.resource_id, e.subject_id)
    left join series z on e.subject_type = 'Series' and z.realm = e.realm and z.id = e.subject_id
    left join cooling_offs f on e.subject_type = 'CoolingOff' and f.realm = e.realm and f.id = e.subject_id`;
