import type { Sql } from 'postgres';
import type { Happened } from '../../src/features/reports/facts.ts';
import { contributionOf } from '../../src/features/reports/rules/order.ts';
import { vectorOf } from '../../src/features/search/grams.ts';
import { BASE, COMMUNITIES, grid, REALM, street } from './fill.ts';

/** Who sits at which desk, by their number; so many seats of each member, and so many orders with what is seldom, are there however many orders there are. */
export const DESKS = { dispatcher: 0, worker: 1, officer: 800, leader: 801, volunteer: 802, representative: 803, captain: 2_999, members: { first: 2_960, count: 20 }, served: 40 };
/** What is found in few orders, in words and as a contact. */
export const SELDOM = { words: '调钢琴', often: '送餐', name: '诸葛明', digits: '4321' };
/** A street in which as many orders are living at every size, so that what grows with history is told from what grows with what is living; the last one. */
export const STEADY = { code: `${REALM}020` };
/** Of the first unit: its first resource. */
export const RESOURCES = { perUnit: 10, perStreet: 10, begins: '01:00' };

/** What the rooms beside the core have written of the orders of a filled database: their handlers' tables in bulk, and people at their desks with the same work at every size. On the connection that filled it. */
export async function fillDesks(admin: Sql): Promise<void> {
  for (const statement of STEADY_STREET) await admin.unsafe(statement);
  for (const statement of PEOPLE_AT_DESKS) await admin.unsafe(statement);
  for (const statement of SELDOM_ONES) await admin.unsafe(statement);
  const indexes = await admin<{ name: string; made: string }[]>`
    select i.indexname as name, i.indexdef as made from pg_indexes i where i.schemaname = 'public' and i.tablename in ('search_texts', 'order_agenda', 'report_days', 'report_months')
      and not exists (select from pg_constraint c where c.conname = i.indexname)`;
  for (const { name } of indexes) await admin.unsafe(`drop index ${name}`);
  for (const statement of [...UNITS, ...LATE, AGENDA]) await admin.unsafe(statement);
  await texts(admin);
  await figures(admin);
  for (const { made } of indexes) await admin.unsafe(made);
  await admin.unsafe('vacuum (analyze)');
}

const person = (n: number | string): string => `pg_temp.id('person', ${n})`;
const appointment = (n: number, role: string, scope: string): string => `insert into appointments (realm, id, person_id, role, ${scope.split(' = ')[0]}, alone, since)
  values ('${REALM}', pg_temp.id('role', ${n}), ${person(n)}, '${role}', ${scope.split(' = ')[1]}, false, '${BASE}'::timestamptz - interval '1 year')`;
const { members } = DESKS;
const isMember = `generate_series(0, ${members.count - 1}) m`;

const PEOPLE_AT_DESKS = [
  appointment(DESKS.officer, 'GRID_OFFICER', `division_id = ${grid('0')}`),
  appointment(DESKS.leader, 'STREET_LEADER', `division_id = ${street('0')}`),
  `insert into volunteers (realm, id, person_id, since, skills, area_division_ids) select '${REALM}', pg_temp.id('volunteer', ${DESKS.volunteer}), ${person(DESKS.volunteer)}, '${BASE}'::timestamptz - interval '1 year', '{ELDER_CARE}',
    array(select ${street('s * 10')} from generate_series(0, 5) s)`,
  `insert into teams (realm, id, name, division_id) values ('${REALM}', pg_temp.id('team', 0), '第一志愿队', ${street('0')})`,
  `insert into team_divisions (realm, team_id, division_id) select '${REALM}', pg_temp.id('team', 0), ${street('s * 10')} from generate_series(0, 19) s`,
  `insert into team_members (realm, id, team_id, person_id, asked_at, admitted_at, admitted_by) select '${REALM}', pg_temp.id('membership', m), pg_temp.id('team', 0), ${person(`${members.first} + m * 2 + 1`)}, t, t, ${person(DESKS.captain)}
    from ${isMember}, (select '${BASE}'::timestamptz - interval '300 days' as t) b`,
  appointment(DESKS.captain, 'CAPTAIN', `team_id = pg_temp.id('team', 0)`),
  // Members of the team hold no seat of the fill: what they served and promised is the same at every size. Closed orders and open ones with an odd number have no seat yet.
  `insert into seats (realm, id, order_id, attempt, kind, person_id, state, during, taken_at, held_at, ended_at, hours)
  select realm, pg_temp.id('served', n), id, 1, 'HELPER', ${person(`${members.first} + (n % ${members.count}) * 2 + 1`)}, 'SERVED', tstzrange(planned_start, planned_end), placed_at, placed_at, done_at, 1
  from (select *, row_number() over (order by number) as n from orders where state = 'CLOSED' and number % 2 = 1) o where n <= ${members.count * DESKS.served}`,
  `with held as (insert into seats (realm, id, order_id, attempt, kind, person_id, state, during, taken_at, held_at)
    select realm, pg_temp.id('promised', n), id, 1, 'HELPER', ${person(`${members.first} + (n % ${members.count}) * 2 + 1`)}, 'HELD', tstzrange(planned_start, planned_end), placed_at, placed_at
    from (select *, row_number() over (order by number) as n from orders where state = 'OPEN' and helpers_living = 0) o where n <= ${members.count} returning realm, order_id)
  update orders o set helpers_living = 1 from held h where o.realm = h.realm and o.id = h.order_id`,
  `insert into order_relations (realm, order_id, attempt, person_id, relation, since, placed_at) select s.realm, s.order_id, 1, s.person_id, 'CREW', s.taken_at, o.placed_at from ${isMember}
    join seats s on s.realm = '${REALM}' and s.person_id = ${person(`${members.first} + m * 2 + 1`)} join orders o on o.realm = s.realm and o.id = s.order_id where s.state = 'HELD'`,
];

const steady = { street: street(String(COMMUNITIES)), community: `pg_temp.id('community', ${COMMUNITIES})`, grid: grid(String(COMMUNITIES)) };
/** One in a hundred of all orders there are over and lie in it, and 160 that are living, the same at every size, of communities at which no desk looks. */
const STEADY_STREET = [
  ...[['STREET', '街道', `d.id, d.id, ${steady.street}, null::uuid, null::uuid, null`], ['COMMUNITY', '社区', `${steady.street}, d.id, ${steady.street}, ${steady.community}, null::uuid, null`],
    ['GRID', '网格', `${steady.community}, d.id, ${steady.street}, ${steady.community}, ${steady.grid}, 'RESIDENT'`]].map(([level, name, places]) => `
  insert into divisions (realm, id, code, name, level, parent_id, county_id, street_id, community_id, grid_id, grid_kind)
  select '${REALM}', ${steady[level!.toLowerCase() as keyof typeof steady]}, '${STEADY.code}${level === 'STREET' ? '' : `-${level![0]}`}', '末${name}', '${level}', ${places} from divisions d where d.realm = '${REALM}' and d.level = 'COUNTY'`),
  `update orders set street_id = ${steady.street}, community_id = ${steady.community}, grid_id = ${steady.grid}, division_id = ${steady.grid}, holding_id = case when holding_id is not null then ${steady.community} end
  where realm = '${REALM}' and (number % 100 = 60 or number between 6000 and 9999 and number % 100 between 6 and 9)`,
];

const SELDOM_ONES = [
  `update orders set summary = '${SELDOM.words}' where realm = '${REALM}' and number <= 2000 and number % 100 = 50`,
  // Of a name there are ten in the officer's grid, and elsewhere one in a thousand.
  `update order_private p set name = '${SELDOM.name}', phone = '1200000${SELDOM.digits}' from orders o where p.realm = o.realm and p.order_id = o.id and (o.number < 10 or o.number % 1000 = 333)`,
];

const RESOURCE = `pg_temp.id('resource', u * ${RESOURCES.perUnit} + k)`;
/** A unit a street, each with resources that are given on every working day; one order in a hundred was served by them. */
const UNITS = [
  `insert into organisations (realm, id, kind, name, division_id, co_building) select '${REALM}', pg_temp.id('unit', u), 'HOSPITAL', '第' || u || '医院', ${street('u * 10')}, true from generate_series(0, 19) u`,
  appointment(DESKS.representative, 'REPRESENTATIVE', `organisation_id = pg_temp.id('unit', 0)`),
  `insert into resources (realm, id, item_code, owner_organisation_id, title, what, division_id, county_id, street_id, for_whom, period_kind, rule, days, every, phase, start_time, minutes, capacity, valid_from, state, state_since, revision, drafted_by, drafted_at)
  select '${REALM}', ${RESOURCE}, 'MEAL_DELIVERY', pg_temp.id('unit', u), '午餐', '送餐上门', d.id, d.county_id, d.id, '{}', 'WEEKLY', 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU', '{MO,TU,WE,TH,FR,SA,SU}', 1, 0, '09:00', 60, 1000, b.at, 'LISTED', b.at, 3,
    ${person(DESKS.representative)}, b.at from generate_series(0, 19) u, generate_series(0, ${RESOURCES.perUnit - 1}) k, divisions d, (select '${BASE}'::timestamptz - interval '300 days' as at) b where d.realm = '${REALM}' and d.id = ${street('u * 10')}`,
  `create temp table booked as select o.realm, o.id as order_id, ((o.number / 100) % ${COMMUNITIES}) / 10 as u, (o.number / 100) % ${RESOURCES.perUnit} as k, date_trunc('day', o.placed_at) + time '${RESOURCES.begins}' as starts_at, o.placed_at, o.number from orders o where o.number % 100 = 99`,
  `insert into resource_periods (realm, resource_id, starts_at, ends_at, capacity, booked) select realm, ${RESOURCE}, starts_at, starts_at + interval '1 hour', 1000, count(*) from booked group by 1, 2, 3`,
  `insert into bookings (realm, id, resource_id, starts_at, order_id, owner_id, persons, state, state_since, revision, at) select realm, pg_temp.id('booking', number), ${RESOURCE}, starts_at, order_id, pg_temp.id('unit', u), 1, 'DELIVERED', starts_at, 2, placed_at from booked`,
  `update orders o set serves = 'PROVIDER', provider_id = pg_temp.id('unit', b.u) from booked b where o.realm = b.realm and o.id = b.order_id`,
];

/** A quarter of what was sent to communities waits too long, and the street leader was told; of the rest the limit is tomorrow. */
const isLate = `o.state = 'DISPATCHED' and (o.number / 100 / ${COMMUNITIES} + o.number / 100) % 4 = 0`;
const LATE = [
  `insert into events (realm, epoch, table_name, step, subject_type, subject_id, order_id, revision, at, actor_kind, after, facts)
  select o.realm, 1, 'ORDER', 'remindStreetLeader', 'Order', o.id, o.id, 4, o.state_since + interval '4 hours', 'CLOCK', jsonb_build_object('state', o.state, 'streetId', o.street_id, 'communityId', o.community_id, 'gridId', o.grid_id, 'itemId', o.item_code, 'holdingId', o.holding_id), '{"attempt": 1}'
  from orders o where ${isLate}`,
  `insert into deadlines (realm, subject_table, subject_id, step, due_at) select o.realm, 'ORDER', o.id, 'remindStreetLeader', '${BASE}'::timestamptz + interval '2 days' + (o.number % 86400) * interval '1 second' from orders o where o.state = 'DISPATCHED' and not (${isLate})`,
];

/** As `putAgenda` derives it of these orders; a sample is derived anew and compared (tests/bench). */
const AGENDA = `insert into order_agenda (realm, order_id, street_id, holding_id, due_at, troubles, trouble_since, held_until)
  select o.realm, o.id, o.street_id, case when l.living then o.holding_id end, coalesce(t.late, case when o.state = 'DISPATCHED' then '${BASE}'::timestamptz + interval '2 days' + (o.number % 86400) * interval '1 second' end, o.planned_start, '9999-01-01'),
    case when t.late is null then '{}'::text[] else '{OVERDUE}' end, t.late, null
  from orders o, lateral (select o.state in ('PLACED', 'NEEDS_INFO', 'DISPATCHED', 'ACCEPTED', 'OPEN', 'UNDERWAY') as living) l, lateral (select case when ${isLate} then o.state_since + interval '4 hours' end as late) t`;

/** Places of a vector, moved on by one: what follows another run. */
const moved = (vector: string): string => vector.replace(/':([\d,]+)/g, (_, places: string) => `':${places.split(',').map((place) => Number(place) + 1).join(',')}`);

/** What orders are found by: of everything but the number there are few, which the room's own function cuts; digits are cut here. */
async function texts(admin: Sql): Promise<void> {
  const shown = await admin<{ item_code: string; community_id: string; summary: string; zh: string; en: string; name: string }[]>`
    select distinct o.item_code, o.community_id, o.summary, i.zh, i.en, c.name from orders o join catalogue_items i on i.realm = o.realm and i.version = o.catalogue_version and i.code = o.item_code join divisions c on c.realm = o.realm and c.id = o.community_id`;
  const rest = shown.map(({ item_code, community_id, summary, zh, en, name }) => ({ item_code, community_id, summary, vector: moved(vectorOf(item_code, zh, en, name, summary)) }));
  await admin.unsafe(`insert into search_texts (realm, order_id, street_id, placed_at, shown, words)
    select o.realm, o.id, o.street_id, o.placed_at, n.vector || r.vector, p.vector from orders o
      join (select item_code, community_id, summary, vector::tsvector as vector from json_to_recordset($1::text::json) as r(item_code text, community_id uuid, summary text, vector text)) r using (item_code, community_id, summary)
      join (select x.realm, x.order_id, w.vector from order_private x join (select words, vector::tsvector as vector from json_to_recordset($2::text::json) as w(words text, vector text)) w using (words)) p on p.realm = o.realm and p.order_id = o.id,
      lateral (select string_agg(format('%L:%s', substr(o.number::text, k, 1), k) || case when k < length(o.number::text) then format(' %L:%s', substr(o.number::text, k, 2), k) else '' end || case when k + 1 < length(o.number::text) then format(' %L:%s', substr(o.number::text, k, 3), k) else '' end, ' ')::tsvector as vector from generate_series(1, length(o.number::text)) k) n
    order by o.number`, [JSON.stringify(rest), JSON.stringify((await admin<{ words: string }[]>`select distinct words from order_private`).map(({ words }) => ({ words, vector: vectorOf(words) })))]);
}

const at = (hours: number): Date => new Date(Date.parse(BASE) + hours * 3_600_000);
const routed = (state: string) => ({ state, streetId: 'street', communityId: 'community', gridId: 'grid', holdingId: 'community', itemId: 'ITEM', organisationId: null });
/** An order's whole way, as the figures count it, and one that was placed and taken on. */
const WAY: readonly Happened[] = [
  { table: 'ORDER', step: 'place', at: at(0), after: routed('PLACED'), facts: { attempt: 1, helpersWanted: 2 }, stars: null },
  { table: 'ORDER', step: 'dispatch', at: at(1), after: routed('DISPATCHED'), facts: { attempt: 1 }, stars: null },
  { table: 'ORDER', step: 'accept', at: at(2), after: routed('ACCEPTED'), facts: { attempt: 1 }, stars: null },
  { table: 'SEAT', step: 'claim', at: at(3), after: null, facts: { kind: 'LEAD', state: 'CONFIRMED' }, stars: null },
  { table: 'ORDER', step: 'open', at: at(3), after: routed('OPEN'), facts: { attempt: 1 }, stars: null },
  { table: 'SEAT', step: 'grab', at: at(4), after: null, facts: { kind: 'HELPER', seatsLeft: 0 }, stars: null },
  { table: 'ORDER', step: 'start', at: at(24), after: routed('UNDERWAY'), facts: { attempt: 1 }, stars: null },
  { table: 'ORDER', step: 'finish', at: at(25), after: routed('DONE'), facts: { attempt: 1 }, stars: null },
  { table: 'ORDER', step: 'rate', at: at(30), after: routed('RATED'), facts: { attempt: 1, as: 'requester', resolved: true }, stars: 5 },
];

/** The figures: each closed order adds the numbers of a whole way, every other one those of an order that was taken on. */
async function figures(admin: Sql): Promise<void> {
  await admin`insert into report_generations (realm, generation, state, since) values (${REALM}, 1, 'CURRENT', ${BASE})`;
  const numbers = [true, false].flatMap((closed) => Object.entries(contributionOf(closed ? WAY : WAY.slice(0, 3))!.numbers).map(([name, n]) => ({ closed, name, n })));
  for (const time of ['day', 'month']) await admin.unsafe(`insert into report_${time}s (realm, generation, ${time}, place_id, item_code, organisation_id, street_id, community_id, grid_id, numbers)
    select realm, 1, time, grid_id, item_code, organisation_id, street_id, community_id, grid_id, jsonb_object_agg(name, n) from (
      select o.realm, o.time, o.grid_id, o.item_code, o.organisation_id, o.street_id, o.community_id, t.name, sum(o.many * t.n) as n from (
        select realm, date_trunc('${time}', placed_at at time zone 'Asia/Shanghai')::date as time, grid_id, item_code, coalesce(provider_id, '00000000-0000-0000-0000-000000000000') as organisation_id, street_id, community_id, state = 'CLOSED' as closed, count(*) as many
        from orders group by 1, 2, 3, 4, 5, 6, 7, 8) o join json_to_recordset($1::text::json) as t(closed boolean, name text, n int) using (closed) group by 1, 2, 3, 4, 5, 6, 7, 8) x
    group by 1, 3, 4, 5, 6, 7, 8`, [JSON.stringify(numbers)]);
}
