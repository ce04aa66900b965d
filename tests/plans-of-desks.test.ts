import { describe, expect, test } from 'vitest';
import { DESKS, SELDOM } from '../scripts/bench/fill-desks.ts';
import { BASE, REALM } from '../scripts/bench/fill.ts';
import { putAgenda } from '../src/features/agenda/store/deriving.ts';
import { agendaPage, type Agenda } from '../src/features/agenda/store/lists.ts';
import { readActor } from '../src/features/appointments/index.ts';
import { bookingPage } from '../src/features/bookings/store/list.ts';
import { teamPage } from '../src/features/captains/store/calendar.ts';
import { servedSeats } from '../src/features/crew/index.ts';
import { diaryPage } from '../src/features/diary/store/entries.ts';
import { echoPage } from '../src/features/echoes/store/echoes.ts';
import { listedIn, wantedIn } from '../src/features/glance/store/balance.ts';
import { dayOf } from '../src/features/glance/store/day.ts';
import { serviceOf } from '../src/features/hours/store/sums.ts';
import { lookFor } from '../src/features/openings/store/openings.ts';
import { termsOf } from '../src/features/search/grams.ts';
import { foundPage } from '../src/features/search/store/found.ts';
import { putTexts } from '../src/features/search/store/texts.ts';
import { countOrders, pageOfOrders } from '../src/features/orders/store/lists.ts';
import { fittingOrders } from '../src/features/telephone/store/find.ts';
import { readingsPage } from '../src/features/trail/store/readings.ts';
import { newId } from '../src/kernel/ids.ts';
import { openPlans } from './support/plans.ts';

const { db, platform, plansOf, caller } = await openPlans({ desks: true });
const [{ street, community, ids, team }] = await db.execute<{ street: string; community: string; ids: string[]; team: string }>(`select o.street_id as street, o.community_id as community,
  array(select id from orders where number <= 120 or number % 37 = 0 or number % 100 = 7 or summary = '${SELDOM.words}') as ids, (select t.id from teams t where t.name = '第一志愿队') as team from orders o order by number limit 1`) as unknown as [{ street: string; community: string; ids: string[]; team: string }];
const at = (n: number) => readActor(db, caller(n));
const deep = { at: new Date(BASE), id: newId() };

describe('What the bench fills in bulk is what the handlers would have written', () => {
  test.each([
    ['what orders are found by', 'search_texts', putTexts],
    ['what is to be done about them', 'order_agenda', putAgenda],
  ] as const)('%s', async (_, table, derive) => {
    const rows = () => db.execute<{ row: string }>(`select to_jsonb(t)::text as row from ${table} t where realm = '${REALM}' and order_id = any('{${ids.join(',')}}') order by order_id`);
    const filled = await rows();
    expect(filled).toHaveLength(ids.length);
    await db.transaction((tx) => derive(tx, REALM, ids));
    expect(await rows()).toEqual(filled);
  });
});

/** Nothing of which there are many is read from end to end. */
const expectNoSequentialScan = (plan: string): void => expect(plan).not.toMatch(/Seq Scan on (orders|order_\w+|search_texts|seats|bookings|resource_periods|report_days|report_months|all_events|events|contact_readings|persons)\b/);

describe('Each desk\'s list is read from its index, wherever it begins', () => {
  const sought = (text: string) => ({ place: { level: 'STREET' as const, id: street, streetId: street }, terms: termsOf(text), words: true, filter: {} });
  const agendas: readonly (readonly [string, Agenda, RegExp])[] = [
    ['what a division has to do', { of: 'HOLDING', divisionId: community, overdue: null }, /Index Scan using order_agenda_of_holding/],
    ['what of it is overdue', { of: 'HOLDING', divisionId: community, overdue: true }, /Index Scan using order_agenda_of_holding/],
    ['what nobody has solved', { of: 'TROUBLES', streetId: street, troubles: [] }, /Index Scan using order_agenda_troubles/],
    ['what is put off', { of: 'HELD', streetId: street }, /Index Scan using order_agenda_held/],
  ];
  test.each(agendas)('%s', async (_, agenda, index) => {
    const actor = await at(DESKS.leader);
    for (const after of [null, deep]) {
      const plans = await plansOf(() => agendaPage(platform.db, actor, agenda, {}, 21, after));
      expect(plans).toEqual([expect.stringMatching(index)]);
      expect(plans[0]).not.toMatch(/Sort/);
      if (after !== null) expect(plans[0]).toMatch(/Index Cond: .*ROW\(/);
    }
  });

  test('what is found by a seldom word: by its pieces, one statement; by one that all have: a bounded number of them, then by walking from the newest on', async () => {
    const actor = await at(DESKS.dispatcher);
    const [seldom, ...more] = await plansOf(() => foundPage(platform.db, actor, sought(SELDOM.words), 11, null));
    expect(more).toEqual([]);
    expect(seldom).toMatch(/Bitmap Index Scan on search_texts_shown/);
    await db.execute(`insert into search_texts select realm, gen_random_uuid(), street_id, placed_at, shown, words from search_texts f, generate_series(1, 2) where street_id = '${street}'`);
    const often = await plansOf(() => foundPage(platform.db, actor, sought(SELDOM.often), 11, deep));
    await db.execute('delete from search_texts f where not exists (select from orders o where o.id = f.order_id)');
    expect(often).toHaveLength(2);
    expect(often[0]).toMatch(/Limit/);
    expect(often[1]).toMatch(/Index Scan Backward using search_texts_in_street/);
    expect(often[1]).not.toMatch(/Sort/);
    for (const plan of [seldom!, ...often]) expectNoSequentialScan(plan);
  });

  test('bookings of a unit: so many of each for whom one speaks, and not all that they ever had', async () => {
    const actor = await at(DESKS.representative);
    for (const order of ['SOONEST', 'LATEST'] as const) {
      for (const after of [null, deep]) {
        const plans = await plansOf(() => bookingPage(platform.db, actor, {}, order, 21, after));
        expect(plans).toEqual([expect.stringMatching(/Limit[^\n]*\n\s*->\s+Index Scan (?:Backward )?using bookings_of_owner/)]);
        expectNoSequentialScan(plans[0]!);
        const [requested] = await plansOf(() => bookingPage(platform.db, actor, { states: ['REQUESTED'] }, order, 21, after), { generic: true });
        expect(requested).toMatch(/Limit[^\n]*\n\s*->\s+Index Scan (?:Backward )?using bookings_requested/);
      }
    }
  });

  const window = async (n: number) => ({ realm: REALM, personId: (await at(n)).personId!, from: null, until: null });
  test.each([
    ['a volunteer\'s calendar', async () => diaryPage(platform.db, await window(DESKS.captain), 21, deep), [/seats_(?:elsewhere|within_reach)/, /bookings_(?:of_owner|living)/]],
    ['a team\'s calendar', () => teamPage(platform.db, { realm: REALM, teamId: team, from: null, until: null }, 21, deep), [/seats_(?:elsewhere|within_reach)/, /seats_offered_to/]],
    ['a record of service, added up', async () => serviceOf(platform.db, await window(DESKS.captain)), [/seats_served/]],
    ['a record of service, seat by seat', async () => servedSeats(platform.db, await window(DESKS.captain), 21, { endedAt: new Date(BASE), id: newId() }), [/seats_served/]],
    ['what a volunteer could do', async () => lookFor(platform.db, { realm: REALM, personId: (await at(DESKS.volunteer)).personId!, party: true, days: 7, muted: null }), [/orders_(?:open|claimable|in_community|by_community)/]],
    ['orders found by name', async () => fittingOrders(platform.db, await at(DESKS.officer), { name: SELDOM.name }, false), [/order_private_by_name/, /orders_pk/]],
    ['orders found by last digits', async () => fittingOrders(platform.db, await at(DESKS.officer), { digits: SELDOM.digits }, false), [/order_private_by_phone/, /orders_pk/]],
    ['a street\'s day', () => dayOf(platform.db, REALM, street), [/orders_by_street/, /order_agenda_troubles/]],
    ['what is wanted in a street', () => wantedIn(platform.db, REALM, { level: 'STREET', id: street, veiled: false }), [/orders_by_street/]],
    ['what is wanted in a community', () => wantedIn(platform.db, REALM, { level: 'COMMUNITY', id: community, veiled: true }), [/orders_\w*community/]],
    ['what is listed in a street', () => listedIn(platform.db, REALM, { level: 'STREET', id: street, veiled: false }, new Date(BASE), new Date(Date.parse(BASE) + 604_800_000)), [/resources_by_street/, /resource_periods_pk/, /bookings_of_resource|bookings_living/]],
    ['public summaries', () => echoPage(platform.db, REALM, { level: 'COMMUNITY', id: community, itemCode: null }, 21, deep), [/order_echoes_\w*community/]],
    ['who read what through an order', () => readingsPage(platform.db, { realm: REALM, id: ids[0]! } as never, 21, deep), [/contact_readings_through/]],
  ] as const)('%s', async (_, work, indexes) => {
    const plans = await plansOf(async () => { await work(); });
    plans.forEach(expectNoSequentialScan);
    for (const index of indexes) expect(plans.join('\n')).toMatch(index);
  });
});

test('orders of a project are read from its index, wherever the list begins, and not by looking through those of the division', async () => {
  const projectId = newId();
  await db.execute(`insert into projects (realm, id, name, owner_id, signed_on, item_codes) select realm, '${projectId}', '测试项目', id, '2026-01-01', '{HAIRCUT}' from organisations where realm = '${REALM}' limit 1`);
  await db.execute(`update orders set project_id = '${projectId}' where realm = '${REALM}' and number % 50 = 0`);
  await db.execute('analyze orders');
  const actor = await at(DESKS.dispatcher);
  const scope = { division: { id: street, level: 'STREET' } } as const;
  for (const ordering of ['NEWEST', 'OLDEST'] as const) {
    for (const after of [null, [BASE, newId()] as const]) {
      const plans = await plansOf(() => pageOfOrders(platform.db, actor, { scope, filter: { projectId }, ordering, limit: 21, after }));
      expect(plans).toEqual([expect.stringMatching(/Index Scan (?:Backward )?using orders_of_project/)]);
      expect(plans[0]).not.toMatch(/(?:Scan|on) .*orders_by_street|Seq Scan on orders/);
    }
  }
  expect(await plansOf(() => countOrders(platform.db, actor, scope, { projectId }))).toEqual([expect.stringMatching(/orders_of_project/)]);
});
