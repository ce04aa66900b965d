import type { Sql } from 'postgres';

/** Everything in the kept databases happens around this moment; business time is put there for each run. */
export const BASE = '2026-03-02T02:00:00Z';
export const REALM = '990099';
export const COMMUNITIES = 200;
/** With the crowd; without it there are as many as come before it. */
export const PEOPLE = 84_000;
/** From here on everybody is a volunteer who has no seat yet: the crowds that race. */
export const CROWD = 20_000;
/** Dispatchers over the whole county, who read lists: enough of them that no limit of one client is met. */
export const DISPATCHERS = { first: 2, count: 62 };
export const PAGE_ROWS = 50;
/** Whose keys are there from the beginning. */
export const FILLED = 'filled';

/**
 * A county of 20 streets with 10 communities each, so many people and `count` orders, the same rows every time. Six of a hundred are open, most are closed.
 * Foreign keys are not checked meanwhile and indexes are made afterwards, so that a million orders take minutes. `admin` is one connection of a superuser.
 */
export async function fill(admin: Sql, count: number, issuer: string, people = CROWD): Promise<void> {
  await admin.unsafe(`set session_replication_role = replica; set synchronous_commit = off; set maintenance_work_mem = '256MB'; set timezone = 'UTC'; ${IDS}`);
  await admin.unsafe(PLACES);
  await admin.unsafe(PERSONS.replaceAll('$issuer', issuer).replaceAll('$people', String(people - 1)));
  const indexes = await admin<{ name: string; made: string }[]>`
    select i.indexname as name, i.indexdef as made from pg_indexes i where i.schemaname = 'public' and i.tablename in ('orders', 'order_relations', 'seats', 'events', 'deadlines')
      and not exists (select from pg_constraint c where c.conname = i.indexname)`;
  for (const { name } of indexes) await admin.unsafe(`drop index ${name}`);
  for (const statement of ORDERS) await admin.unsafe(statement.replaceAll('$count', String(count)));
  for (const { made } of indexes) await admin.unsafe(made);
  await admin.unsafe(KEYS);
  await admin.unsafe(`select setval('order_numbers', ${count + 100_000})`);
  await admin.unsafe('vacuum (analyze)');
}

/** Ids like those of the application: by time first, the rest by chance (here: by hash). */
const IDS = `create function pg_temp.id(kind text, i bigint) returns uuid language sql immutable as $$
  select (lpad(to_hex(1772000000000 + i * 10), 12, '0') || '7' || substr(md5(kind || i), 1, 3) || '8' || substr(md5(kind || i), 4, 15))::uuid $$`;

export const street = (n: string) => `pg_temp.id('street', ${n} / 10)`;
const community = (n: string) => `pg_temp.id('community', ${n})`;
export const grid = (n: string) => `pg_temp.id('grid', ${n})`;

const PLACES = `
update realms set settings = settings || '{"fairPlay":{"seatsAtOnce":1000,"grabsAMinute":100000}}' where realm = '${REALM}';
insert into divisions (realm, id, code, name, level, parent_id, county_id, street_id)
  select '${REALM}', pg_temp.id('street', s), '${REALM}' || lpad(s::text, 3, '0'), '第' || s || '街道', 'STREET', d.id, d.id, pg_temp.id('street', s) from generate_series(0, 19) s, divisions d where d.realm = '${REALM}' and d.level = 'COUNTY';
insert into divisions (realm, id, code, name, level, parent_id, county_id, street_id, community_id)
  select '${REALM}', ${community('c')}, '${REALM}-' || c, '第' || c || '社区', 'COMMUNITY', ${street('c')}, d.id, ${street('c')}, ${community('c')} from generate_series(0, ${COMMUNITIES - 1}) c, divisions d where d.realm = '${REALM}' and d.level = 'COUNTY';
insert into divisions (realm, id, code, name, level, grid_kind, parent_id, county_id, street_id, community_id, grid_id)
  select '${REALM}', ${grid('g')}, '${REALM}-G' || g, '网格' || g, 'GRID', 'RESIDENT', ${community('g')}, d.id, ${street('g')}, ${community('g')}, ${grid('g')} from generate_series(0, ${COMMUNITIES - 1}) g, divisions d where d.realm = '${REALM}' and d.level = 'COUNTY'`;

/** Person 0 dispatches in the first street, person 1 works for its first community; 1,000 to 2,999 are volunteers and party members; the crowd are volunteers. */
const PERSONS = `
insert into persons (realm, id, home_division_id, reached_by, created_how, created_at)
  select '${REALM}', pg_temp.id('person', i), ${grid('i % 200')}, 'APP', 'JOINED', '${BASE}'::timestamptz - interval '1 year' from generate_series(0, $people) i;
insert into person_contacts (realm, person_id, name, phone, updated_at) select '${REALM}', pg_temp.id('person', i), '居民' || i, '120' || lpad(i::text, 8, '0'), '${BASE}' from generate_series(0, $people) i;
insert into accounts (realm, issuer, subject, person_id, linked_at) select '${REALM}', '$issuer', 'p' || i, pg_temp.id('person', i), '${BASE}' from generate_series(0, $people) i;
insert into volunteers (realm, id, person_id, since, skills) select '${REALM}', pg_temp.id('volunteer', i), pg_temp.id('person', i), '${BASE}'::timestamptz - interval '1 year', '{ELDER_CARE}' from generate_series(1000, 2999) i;
insert into volunteers (realm, id, person_id, since) select '${REALM}', pg_temp.id('volunteer', i), pg_temp.id('person', i), '${BASE}'::timestamptz - interval '1 year' from generate_series(${CROWD}, $people) i;
insert into party_members (realm, id, person_id, recorded_by, since) select '${REALM}', pg_temp.id('member', i), pg_temp.id('person', i), pg_temp.id('person', 1), '${BASE}'::timestamptz - interval '1 year' from generate_series(1000, 2999) i;
insert into appointments (realm, id, person_id, role, division_id, alone, since) values
  ('${REALM}', pg_temp.id('role', 0), pg_temp.id('person', 0), 'DISPATCHER', ${street('0')}, false, '${BASE}'::timestamptz - interval '1 year'),
  ('${REALM}', pg_temp.id('role', 1), pg_temp.id('person', 1), 'COMMUNITY_WORKER', ${community('0')}, false, '${BASE}'::timestamptz - interval '1 year');
insert into appointments (realm, id, person_id, role, division_id, alone, since)
  select '${REALM}', pg_temp.id('role', i), pg_temp.id('person', i), 'DISPATCHER', d.id, false, '${BASE}'::timestamptz - interval '1 year'
  from generate_series(${DISPATCHERS.first}, ${DISPATCHERS.first + DISPATCHERS.count - 1}) i, divisions d where d.realm = '${REALM}' and d.level = 'COUNTY'`;

/** Outcomes of other mutations: in an empty table, plans that are made at the start of a run would read all of it for ever. */
const KEYS = `insert into keys (realm, actor, mutation, key, input_hmac, outcome)
  select '${REALM}', '${FILLED} ' || i, 'placeOrder', gen_random_uuid(), decode(repeat('0f', 32), 'hex'), '{"ok": true}' from generate_series(1, 20000) i`;

const STATE = `case when i % 100 < 6 then 'OPEN' when i % 100 = 6 then 'PLACED' when i % 100 = 7 then 'DISPATCHED' when i % 100 = 8 then 'ACCEPTED' when i % 100 = 9 then 'UNDERWAY'
  when i % 100 < 12 then 'DONE' when i % 100 < 15 then 'RATED' when i % 100 < 18 then 'CANCELLED' else 'CLOSED' end`;
/** The n-th open order starts a second after the one before; after 2,000 of them, two hours later, so that nobody is at two places at once. */
const OPEN = `(i / 100 * 6 + i % 100)`;
const PLANNED = `case when i % 100 < 6 then '${BASE}'::timestamptz + interval '1 day' + (${OPEN} / 2000) * interval '2 hours' + (${OPEN} % 2000) * interval '1 second' when i % 100 not in (6, 7) then placed + interval '1 day' end`;
const ORDERS = [
  `insert into orders (realm, id, number, item_code, catalogue_version, serves, sensitive, skills, source, street_id, community_id, grid_id, division_id, holding_id, state, state_since, revision,
    requester_id, placer_id, placed_at, planned_start, planned_end, summary, helpers_wanted, helpers_living, started_at, done_at, rated_at, closed_at, answered_at, resolved)
  select '${REALM}', pg_temp.id('order', i), i, case i % 5 when 0 then 'ELDER_VISIT' when 1 then 'ACCOMPANY' else 'MEAL_DELIVERY' end, v.version, 'CREW', i % 5 = 1,
    case when i % 5 = 0 then '{ELDER_CARE}'::text[] else '{}' end, 'APP', ${street('c')}, ${community('c')}, ${grid('c')}, ${grid('c')}, case when state <> 'PLACED' then ${community('c')} end, state, placed + interval '2 hours', 4,
    pg_temp.id('person', 3000 + i % 17000), pg_temp.id('person', 3000 + i % 17000), placed, planned, planned + interval '1 hour', '送餐上门', 2, case when state = 'OPEN' and ${OPEN} % 2 = 0 then 1 else 0 end,
    case when done or state = 'UNDERWAY' then planned end, case when done then planned + interval '1 hour' end, case when state in ('RATED', 'CLOSED') then planned + interval '1 day' end,
    case when state = 'CLOSED' then planned + interval '8 days' end, case when done then planned + interval '1 hour' end, case when state in ('RATED', 'CLOSED') then true end
  from (select i, (i / 100) % ${COMMUNITIES} as c, ${STATE} as state, i % 100 in (10, 11, 12, 13, 14) or i % 100 >= 18 as done, placed, ${PLANNED} as planned
    from (select i, date_trunc('milliseconds', '${BASE}'::timestamptz - ($count - i) * (interval '180 days' / $count)) as placed from generate_series(1, $count) i) p) o,
    (select version from catalogue_versions where realm = '${REALM}' and state = 'PUBLISHED') v`,
  `insert into order_private (realm, order_id, words, name, phone) select realm, id, '请送午饭,谢谢', '居民', '12000000000' from orders`,
  `insert into order_relations (realm, order_id, attempt, person_id, relation, since, placed_at) select realm, id, 1, requester_id, 'REQUESTER', placed_at, placed_at from orders`,
  `insert into seats (realm, id, order_id, attempt, kind, person_id, state, during, taken_at, held_at, ended_at, hours)
  select realm, pg_temp.id('seat', i), id, 1, 'HELPER', pg_temp.id('person', 1000 + case when state = 'OPEN' then ${OPEN} % 2000 else i % 2000 end), case state when 'OPEN' then 'HELD' else 'SERVED' end,
    tstzrange(planned_start, planned_end), placed_at, placed_at, case when state <> 'OPEN' then done_at end, case when state <> 'OPEN' then 1 end
  from (select *, number as i from orders where state = 'CLOSED' and number % 2 = 0 or helpers_living = 1) o`,
  `insert into order_relations (realm, order_id, attempt, person_id, relation, since, placed_at) select s.realm, s.order_id, 1, s.person_id, 'CREW', s.taken_at, o.placed_at from seats s join orders o on o.realm = s.realm and o.id = s.order_id where s.state = 'HELD'`,
  `insert into events (realm, epoch, table_name, step, subject_type, subject_id, order_id, revision, at, actor_person, actor_kind, after, facts)
  select realm, 1, 'ORDER', 'place', 'Order', id, id, 1, placed_at, requester_id, 'PERSON', jsonb_build_object('state', 'PLACED', 'streetId', street_id, 'communityId', community_id, 'gridId', grid_id, 'itemId', item_code), '{"attempt": 1}' from orders`,
  `insert into deadlines (realm, subject_table, subject_id, step, due_at) select realm, 'ORDER', id, 'close', '${BASE}'::timestamptz + interval '30 days' from orders where state not in ('CLOSED', 'CANCELLED')`,
];
