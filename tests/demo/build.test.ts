import { beforeAll, expect, test } from 'vitest';
import { sql } from 'drizzle-orm';
import { HANDLERS } from '../../src/composition.ts';
import { foundRealm } from '../../src/features/appointments/index.ts';
import { ASK_SETTINGS } from '../../src/features/asking/policy/index.ts';
import { worldOf } from '../../src/features/asking/simulation/index.ts';
import { PEOPLE } from '../../src/features/asking/simulation/people.ts';
import { simulate } from '../../src/features/asking/simulation/simulate.ts';
import { readPast } from '../../src/features/asking/store/past.ts';
import { stepsOfSeats } from '../../src/features/crew/store/history.ts';
import { seats as seatsTable } from '../../src/features/crew/tables.ts';
import { recordOf, wrongWith } from '../../src/features/draws/index.ts';
import { resetStreet } from '../../src/cli/demo/reset.ts';
import { putSettings, realmCodes } from '../../src/features/places/index.ts';
import { DEMONSTRATION_REALM, readConfig } from '../../src/platform/config.ts';
import { putEventsAway } from '../../src/platform/events/put-away.ts';
import { readClockAhead } from '../../src/platform/clock/clock.ts';
import { ORDER_STATES } from '../../src/seven-orders.ts';
import { freshDatabase } from '../support/database.ts';
import { rebuilt } from '../torture/support/rebuilt.ts';
import { buildHamlet, count, digestOf, gappy, miscounted, statesOf, type Built } from './support.ts';

const one = await freshDatabase();
let first: Built;
const LONG = 240_000;

beforeAll(async () => { first = (await buildHamlet(one.url))!; }, LONG);

test('every story comes to its end, in every state', async () => {
  expect(first.broken).toEqual([]);
  const ends: Record<string, number> = {};
  for (const { ends: state } of first.stories) ends[state] = (ends[state] ?? 0) + 1;
  expect(await statesOf(one.db)).toEqual(ends);
  expect(Object.keys(ends).sort()).toEqual([...ORDER_STATES].sort());
});

test('its past can be played again under another way of asking', async () => {
  const past = await readPast(one.db, DEMONSTRATION_REALM, 60);
  expect(past.orders.length).toBeGreaterThan(5);
  expect(past.volunteers.length).toBe(120);
  expect(past.orders.filter(({ cameIds, places, openedMs, startMs }) => cameIds.length > places || openedMs >= startMs)).toEqual([]);
  const { orders, unmet } = simulate(worldOf(past, 8 * 3_600_000), { name: 'NEIGHBOURLY', settings: ASK_SETTINGS }, PEOPLE, 'a');
  expect(orders).toBe(past.orders.length);
  expect(unmet).toBeLessThan(orders);
});

test('what must hold of orders holds of all of them, and business time is the present again', async () => {
  expect([...await miscounted(one.db), ...await gappy(one.db)]).toEqual([]);
  expect(await count(one.db, 'orders where attempt = 3')).toBe(2);
  expect(await count(one.db, 'orders where returns = 3')).toBe(1);
  expect(await count(one.db, `orders where state in ('RATED', 'CLOSED') and answered_at is null`)).toBe(0);
  expect(await count(one.db, `deadlines where due_at <= business_now() and paused_at is null and refused is null`)).toBe(0);
  expect(await readClockAhead(one.db)).toBe(0);
});

test('each officer has a volunteer paired with them, somebody else than themselves, and eleven projects are served', async () => {
  expect(await count(one.db, `divisions d where d.level = 'GRID' and not exists (select from appointments o join appointments p on p.with_id = o.id and p.role = 'PAIR' and p.person_id <> o.person_id where o.role = 'GRID_OFFICER' and o.division_id = d.id)`)).toBe(0);
  expect(await count(one.db, `(select with_id from appointments where role = 'PAIR' group by with_id having count(*) > 1) twice`)).toBe(0);
  expect(await count(one.db, 'projects')).toBe(11);
  expect(await count(one.db, 'orders o join projects p on p.id = o.project_id and o.item_code = any(p.item_codes)')).toBeGreaterThan(15);
  expect(await count(one.db, 'orders o where o.project_id is null and exists (select from projects p where o.item_code = any(p.item_codes))')).toBe(0);
  expect(await count(one.db, `resources where project_id is not null and state = 'LISTED'`)).toBeGreaterThan(5);
});

test('one fair start is announced and entered, one was drawn: two have a place, two stand in line, and whoever recomputes it comes to the same', async () => {
  const draws = await one.db.execute<{ order_id: string; state: string; entries: string }>(sql`select d.order_id, d.state,
    (select string_agg(e.state, ' ' order by e.state) from draw_entries e where e.draw_id = d.id) as entries from draws d order by d.state desc`);
  expect(draws.map(({ state, entries }) => [state, entries])).toEqual([['DRAWN', 'QUEUED QUEUED SEATED SEATED'], ['ANNOUNCED', 'ENTERED ENTERED ENTERED WITHDRAWN']]);
  const [drawn, announced] = draws.map(({ order_id: id }) => id);
  expect(wrongWith((await recordOf(one.db, DEMONSTRATION_REALM, drawn!))!)).toEqual([]);
  expect(await one.db.execute(sql`select state, helpers_living, waiting, draw_at is not null as drawn_later from orders where id in (${drawn}::uuid, ${announced}::uuid) order by draw_at nulls first`))
    .toEqual([{ state: 'OPEN', helpers_living: 2, waiting: 2, drawn_later: false }, { state: 'OPEN', helpers_living: 0, waiting: 0, drawn_later: true }]);
});

test('all events of an order, replayed, rebuild it and every seat, and those who look into its history see the same when its events have been put away', async () => {
  const taken = await one.db.select().from(seatsTable);
  const before = await stepsOfSeats(one.db, DEMONSTRATION_REALM, taken);
  expect(before.every((steps) => steps.length > 0)).toBe(true);
  const events = await count(one.db, 'events');
  await one.db.execute(sql`insert into feed_marks (epoch, xid, at) select 1, xid, machine_now() - interval '2 days' from events order by events.xid offset ${Math.floor(events / 2)}::int limit 1`);
  const moved = await putEventsAway({ db: one.db, days: 1, handlers: HANDLERS.map(({ name }) => name), pauseMs: 0 });
  expect(moved).toBeGreaterThan(events / 3);
  expect(await count(one.db, 'events')).toBe(events - moved);
  expect(await stepsOfSeats(one.db, DEMONSTRATION_REALM, taken)).toEqual(before);
  const { orders, seats, wrong } = await rebuilt(one.db);
  expect(wrong).toEqual([]);
  expect(orders).toBe(first.stories.length);
  expect(seats).toBeGreaterThan(50);
});

test('inboxes are filled, and what is old in them is read and told', async () => {
  expect(await count(one.db, 'inbox_entries')).toBeGreaterThan(500);
  expect(await count(one.db, `inbox_entries where at < business_now() - interval '80 hours' and (read_at is null or (about_person_id is not null and told_outcome is null))`)).toBe(0);
  expect(await count(one.db, 'inbox_entries where read_at is null')).toBeGreaterThan(50);
});

test('people are asked for what is open, and nobody for what is over', async () => {
  // Whom nobody asks at night are asked in the morning: how many were asked by now depends on the hour.
  expect(await count(one.db, `askings k join orders o on o.id = k.order_id where k.state = 'ASKING' and o.state in ('ACCEPTED', 'OPEN')`)).toBeGreaterThan(3);
  expect(await count(one.db, `askings k where k.state = 'ASKING' and k.wave = 0 and not exists (select from deadlines d where d.subject_id = k.id and d.due_at > business_now())`)).toBe(0);
  expect(await count(one.db, `asks a join orders o on o.id = a.order_id where a.state = 'ASKED' and (o.state not in ('ACCEPTED', 'OPEN') or o.planned_start <= business_now())`)).toBe(0);
  expect(await count(one.db, `inbox_entries where table_name = 'ASK'`)).toBe(await count(one.db, 'asks'));
});

// The checks of a landing have ten minutes: there the second and third building are left out.
test.skipIf(process.env['CI'] !== undefined)('broken off in the middle it is removed and built anew, the same as one that was not', { timeout: LONG }, async () => {
  const other = await freshDatabase();
  await expect(buildHamlet(other.url, 40)).rejects.toThrow('aborted');
  expect(await other.db.execute(sql`select settings from realms`)).toMatchObject([{ settings: { demonstration: 'UNFINISHED' } }]);
  expect(await count(other.db, 'orders')).toBeGreaterThan(0);
  expect(await readClockAhead(other.db)).toBeLessThan(0);

  const again = (await buildHamlet(other.url))!;
  expect(again.said[0]).toMatch(/^The demonstration street was not finished; building it anew\./);
  expect(again.broken).toEqual([]);
  expect(await digestOf(other.db)).toEqual(await digestOf(one.db));
  expect(await other.db.execute(sql`select settings from realms`)).toMatchObject([{ settings: { demonstration: 'READY' } }]);
  expect(await readClockAhead(other.db)).toBe(0);
});

test('it is built once, never beside another realm, and never in production or where it is switched off', { timeout: LONG }, async () => {
  const before = await count(one.db, 'events');
  expect(await buildHamlet(one.url)).toBe(null);
  expect(await count(one.db, 'events')).toBe(before);

  const taken = await freshDatabase();
  await buildHamlet(taken.url, Infinity, { DEMO: 'off' });
  await buildHamlet(taken.url, Infinity, { NODE_ENV: 'production', AUTH_ISSUER: 'i' });
  expect(await count(taken.db, 'realms')).toBe(0);
  await foundRealm(taken.db, { code: '990102007', name: '文安街道', kind: 'STREET', timeZone: 'Asia/Shanghai', operator: { issuer: 'i', subject: 'o', name: '测试员' } });
  expect(await buildHamlet(taken.url)).toBe(null);
  expect(await count(taken.db, 'realms')).toBe(1);
});

test('it is removed where it is marked as a demonstration and nowhere else, never in production, and nobody else\'s realm with it', async () => {
  const there = await freshDatabase();
  const config = { ...readConfig({ NODE_ENV: 'test' }), production: false };
  const database = { db: there.db, alone: async <T>(_: number, work: () => Promise<T>): Promise<T> => work() };
  const found = (code: string) => foundRealm(there.db, { code, name: '测试街道', kind: 'STREET', timeZone: 'Asia/Shanghai', operator: { issuer: 'i', subject: code, name: '测试员' } });
  const realms = () => realmCodes(there.db);
  for (const code of ['990102007', DEMONSTRATION_REALM]) await found(code);
  const both = await realms();
  await expect(resetStreet({ database, config })).rejects.toThrow('marked as a demonstration');
  await putSettings(there.db, DEMONSTRATION_REALM, { demonstration: 'READY' });
  await expect(resetStreet({ database, config: { ...config, production: true } })).rejects.toThrow('In production');
  expect(await realms()).toEqual(both);
  await resetStreet({ database, config });
  expect(await realms()).toEqual(['990102007']);
  expect(await count(there.db, `persons where realm = '${DEMONSTRATION_REALM}'`)).toBe(0);
  expect(await count(there.db, `persons where realm = '990102007'`)).toBe(1);
});
