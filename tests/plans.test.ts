import pino from 'pino';
import { describe, expect, test } from 'vitest';
import { BASE, REALM } from '../scripts/bench/fill.ts';
import { takeSeatAsClock } from '../src/features/crew/index.ts';
import { grabSeat } from '../src/features/crew/grab.ts';
import { moveSeatAndLeave } from '../src/features/crew/step.ts';
import { readActor } from '../src/features/appointments/index.ts';
import { countEntries, entriesById, entryPage, markRead, putTold } from '../src/features/inbox/store/entries.ts';
import { addresseesOf } from '../src/features/inbox/store/addressees.ts';
import { deliver } from '../src/features/inbox/store/deliver.ts';
import { AUDIENCES } from '../src/features/inbox/audiences.ts';
import { countSeatsOfPerson, readCrewFacts, seatsById, seatsOf, seatsOfPerson } from '../src/features/crew/store/read.ts';
import { rightsMarks } from '../src/features/feed/store/rights.ts';
import { relatedThen, seenAsItWas } from '../src/features/feed/store/seen.ts';
import { moveAndLeave } from '../src/features/orders/move.ts';
import { placeAndLeave } from '../src/features/orders/place.ts';
import { markAnswered, type OrderRow } from '../src/features/orders/index.ts';
import { countOrders, orderingsOf, pageOfOrders, type Scope } from '../src/features/orders/store/lists.ts';
import { happenedTo } from '../src/features/reports/store/events.ts';
import { presentOf } from '../src/features/reports/store/present.ts';
import { sumsPage } from '../src/features/reports/store/sums.ts';
import { seriesPage, type SeriesScope } from '../src/features/series/store/list.ts';
import { readPrivate } from '../src/features/orders/store/private.ts';
import { duesOf, holdsOf, likelyDuplicates, orderByNumber, ordersById, sayingsOf } from '../src/features/orders/store/read.ts';
import { suggestCommunities } from '../src/features/asking/suggest.ts';
import { settingsOf } from '../src/features/places/index.ts';
import { ratingsOf } from '../src/features/ratings/store/ratings.ts';
import { newId } from '../src/kernel/ids.ts';
import { openTicker } from '../src/platform/deadlines/ticker.ts';
import type { Event } from '../src/platform/events/event.ts';
import { readSpans } from '../src/platform/events/read.ts';
import { readEvent } from '../src/platform/events/rows.ts';
import { putAwayKeys } from '../src/platform/keys/put-away.ts';
import type { Caller } from '../src/platform/actor.ts';
import { openPlans } from './support/plans.ts';

const DAY_MS = 86_400_000;
const { db, platform, plansOf, people, team, unit } = await openPlans();
const { dispatcher, worker, leader, volunteer, resident } = people;

/** Nothing of which there are many is read from end to end. */
const expectNoSequentialScan = (plan: string): void =>
  expect(plan).not.toMatch(/Seq Scan on (orders|events|order_relations|order_private|order_sayings|order_holds|seats|deadlines|inbox_entries|askings|asks|keys|ratings|accounts|persons|party_members|volunteers)\b/);

/** Orders and events are found by an index, and by more of it than the realm, which all of them share. */
function expectFound(plan: string): void {
  expectNoSequentialScan(plan);
  for (const [whole, condition] of plan.matchAll(/Scan(.* on (?:orders|events|seats|order_relations)\b.*\n\s*Index Cond: .*)/g)) if (!/orders_(open|claimable|in_county)/.test(whole)) expect(condition).toMatch(/ AND /);
  expect(plan).not.toMatch(/Index (?:Only )?Scan.* on (?:orders|events|seats|order_relations)\b.*\n\s*(?!Index Cond)\S/);
}

describe('A page of a list is read from one index, wherever it begins and whoever asks', async () => {
  const [division] = await db.execute<{ street: string; community: string; grid: string; county: string }>(
    `select o.street_id as street, o.community_id as community, o.grid_id as grid, d.id as county from orders o join divisions d on d.realm = o.realm and d.level = 'COUNTY' where o.state = 'OPEN' order by number limit 1`);
  const { street, community, grid, county } = division!;
  const deep = new Date(Date.parse(BASE) - 30 * DAY_MS).toISOString();
  const soon = new Date(Date.parse(BASE) + DAY_MS + 100_000).toISOString();
  const LISTS: readonly (readonly [name: string, scope: Scope, index: RegExp])[] = [
    ['one\'s own', { mine: true }, /order_relations_mine/],
    ['a county\'s', { division: { id: county, level: 'COUNTY' } }, /orders_in_county/],
    ['a street\'s', { division: { id: street, level: 'STREET' } }, /orders_in_street/],
    ['a community\'s', { division: { id: community, level: 'COMMUNITY' } }, /orders_in_community/],
    ['a grid\'s', { division: { id: grid, level: 'GRID' } }, /orders_in_grid/],
    ['all open', { open: true }, /orders_(open|claimable)\b/],
    ['an organisation\'s', { organisation: unit }, /orders_by_provider/],
    ['what a division holds', { heldBy: community }, /orders_in_holding/],
  ];
  const readers = [volunteer, worker, dispatcher, resident];
  for (const [name, scope, index] of LISTS) {
    for (const ordering of orderingsOf(scope)) {
      test(`${name}, ${ordering}`, async () => {
        for (const who of readers) {
          const actor = await readActor(db, who);
          const last = ordering === 'STARTS_SOONEST' ? soon : deep;
          for (const after of [null, [last, newId()] as const]) {
            const page = (rights: boolean) => plansOf(() => pageOfOrders(platform.db, actor, { scope, filter: {}, ordering, limit: 51, after }, { rights, sights: true }));
            const [plan, more] = await page(false);
            expect(more).toBeUndefined();
            expectFound(plan!);
            expect(plan).toMatch(index);
            expect(plan).not.toMatch(/Sort/);
            const [together] = await page(true);
            expectFound(together!);
            expect(together).toMatch(index);
            if (after !== null) expect(plan).toMatch(/Index Cond: .*ROW\(/);
          }
        }
      });
    }
  }

  test('a team\'s: from what is open alone', async () => {
    for (const who of readers) {
      const [plan, more] = await plansOf(async () => pageOfOrders(platform.db, await readActor(db, who), { scope: { team }, filter: {}, ordering: 'STARTS_SOONEST', limit: 51, after: null }));
      expect(more).toBeUndefined();
      expectFound(plan!);
      expect(plan).toMatch(/Scan (?:using|on) orders_open/);
    }
  });

  test('how many orders a list has', async () => {
    const actor = await readActor(db, worker);
    for (const scope of [...LISTS.map(([, one]) => one), { team }]) (await plansOf(() => countOrders(platform.db, actor, scope, {}))).forEach((plan) => expectNoSequentialScan(plan));
  });

  test('what a division holds, and a street\'s in one state: by the state\'s index', async () => {
    const actor = await readActor(db, worker);
    for (const [scope, filter, index] of [
      [{ heldBy: community }, { states: ['OPEN'] }, /orders_by_holding/], [{ division: { id: street, level: 'STREET' } }, { states: ['PLACED'] }, /orders_by_street|orders_in_street/],
    ] as const) {
      const [plan] = await plansOf(() => pageOfOrders(platform.db, actor, { scope, filter, ordering: 'NEWEST', limit: 51, after: null }));
      expectFound(plan!);
      expect(plan).toMatch(index);
    }
  });

  test('news of a person', async () => {
    const actor = await readActor(db, worker);
    for (const filter of [{}, { unread: true }, { untold: true }]) {
      for (const after of [null, { at: new Date(deep), id: newId() }]) {
        const [plan] = await plansOf(() => entryPage(platform.db, actor, filter, 51, after));
        expectFound(plan!);
        expect(plan).toMatch(/inbox_entries_/);
        expect(plan).not.toMatch(/Sort/);
      }
    }
  });
});

describe('No sequential scan of orders or events remains', () => {
  test('in any statement of an order\'s way, and each step leaves the very row that stands in the table', async () => {
    const start = new Date(Date.parse(BASE) + 10 * DAY_MS);
    let orderId = '';
    const step = async (who: Caller, name: 'dispatch' | 'accept' | 'rate', input: object): Promise<OrderRow | undefined> =>
      (await moveAndLeave(platform, { realm: REALM, asker: { caller: who }, orderId, step: name, input: input as never }, newId())).left?.order;
    const actor = await readActor(db, resident);
    const order = async () => (await ordersById(db, actor, [orderId]))[0];
    const seat = async (id: string) => (await seatsById(db, REALM, [id]))[0];
    let left: object | null | undefined;
    let stands: object | undefined;
    // Statements without begin and commit.
    const WAY: readonly (readonly [count: number, work: () => Promise<unknown>])[] = [
      [2, async () => {
        left = (await placeAndLeave(platform, resident, { itemCode: 'MEAL_DELIVERY', divisionCode: `${REALM}-G0`, words: '请送午饭' }, newId())).left?.order;
        orderId = (left as OrderRow).id;
        stands = await order();
      }],
      [3, async () => { left = await step(dispatcher, 'dispatch', { divisionCode: `${REALM}-0` }); stands = await order(); }],
      [3, async () => {
        left = await step(worker, 'accept', { plannedStart: start, plannedEnd: new Date(start.getTime() + DAY_MS / 24), summary: '送餐上门' });
        stands = await order();
      }],
      [3, async () => {
        const taken = await moveSeatAndLeave(platform, { realm: REALM, asker: { caller: leader }, step: 'claim', subject: { orderId, kind: 'LEAD', personId: null } }, newId());
        left = taken.left?.seat;
        stands = await seat(taken.left!.seat.id);
      }],
      [1, async () => {
        const grabbed = await grabSeat(platform, { caller: volunteer, orderId, key: newId() });
        left = grabbed.seat;
        stands = await seat(grabbed.seat!.id);
      }],
      [3, async () => {
        await db.execute(`update orders set state = 'DONE', started_at = business_now(), done_at = business_now(), answered_at = business_now() where realm = '${REALM}' and id = '${orderId}'`);
        left = await step(resident, 'rate', { stars: 5, resolved: true, words: '很好' });
        stands = await order();
      }],
    ];
    for (const [count, work] of WAY) {
      const plans = await plansOf(work);
      plans.forEach(expectFound);
      expect(plans).toHaveLength(count);
      expect(left).toEqual(stands);
      expect(left).toBeTruthy();
    }
  });

  test('in reading one order, its likely doubles and where it could be sent', async () => {
    const actor = await readActor(db, dispatcher);
    const [row] = await pageOfOrders(db, actor, { scope: { mine: true }, filter: {}, ordering: 'NEWEST', limit: 1, after: null }).then(async ({ orders }) => (orders.length > 0 ? orders : [await orderByNumber(db, actor, 106)]));
    const order = row as OrderRow;
    for (const work of [
      () => ordersById(platform.db, actor, [order.id]), () => orderByNumber(platform.db, actor, order.number), () => likelyDuplicates(platform.db, actor, order), () => suggestCommunities(platform.db, order, { settings: settingsOf({}), timeZone: 'Asia/Shanghai', now: new Date(BASE), own: false }),
    ]) (await plansOf(work)).forEach(expectFound);
  });

  test('in the clock\'s looking for what is due, and in finding whom to tell', async () => {
    const ticker = openTicker({ db: platform.db, take: (due) => takeSeatAsClock(platform, due), log: pino({ level: 'silent' }) });
    (await plansOf(() => ticker.runDue())).forEach(expectFound);
    const [event] = await db.execute<{ order_id: string; seq: string; at: string }>('select order_id, seq::text as seq, at from events limit 1');
    const told = { realm: REALM, epoch: 1, xid: '1', seq: event!.seq, table: 'ORDER', step: 'dispatch', subjectType: 'Order', subjectId: event!.order_id, orderId: event!.order_id, revision: 1,
      at: new Date(event!.at), actorPerson: null, actorKind: 'CLOCK', before: null, after: null, facts: { drawId: newId() } } as unknown as Event;
    (await plansOf(() => addresseesOf(platform.db, [{ event: told, audiences: AUDIENCES, answer: true }]))).forEach(expectFound);
  });

  test('in what hangs off an order: its crew, what was said, its time limits, who is asked', async () => {
    const [actor, [order]] = [await readActor(db, worker), await db.execute<{ id: string; seat: string }>('select o.id, s.id as seat from orders o join seats s on s.order_id = o.id limit 1')];
    const [ids, person] = [[order!.id], actor.personId!];
    for (const work of [
      () => seatsById(platform.db, REALM, [order!.seat]), () => seatsOf(platform.db, REALM, ids), () => seatsOfPerson(platform.db, REALM, person, 51, { takenAt: new Date(BASE), id: newId() }),
      () => countSeatsOfPerson(platform.db, REALM, person), () => readCrewFacts(platform.db, REALM, person, [{ orderId: order!.id, seatId: order!.seat }]),
      () => sayingsOf(platform.db, REALM, ids), () => holdsOf(platform.db, REALM, ids), () => duesOf(platform.db, REALM, ids), () => ratingsOf(platform.db, REALM, ids), () => readPrivate(platform.db, REALM, ids),
      () => markAnswered(platform.db, { realm: REALM, at: new Date(BASE), answered: [{ orderId: order!.id, attempt: 1 }] }),
    ]) (await plansOf(work)).forEach(expectFound);
  });

  test('in what the feed reads: what came after a cursor, what was seen then, and whose rights have changed', async () => {
    const actor = await readActor(db, worker);
    const [told] = (await readSpans(db, [{ realm: REALM, at: { epoch: 1, xid: '0' } }], 1)).flatMap(({ placed }) => placed);
    const { event } = told!;
    for (const work of [
      () => readSpans(platform.db, [{ realm: REALM, at: { epoch: 1, xid: '0' } }]), () => readEvent(platform.db, event), () => relatedThen(platform.db, actor, [event]),
      () => seenAsItWas(platform.db, actor, [{ orderId: event.orderId!, routing: event.after! }]), () => rightsMarks(platform.db, [worker, resident]),
    ]) (await plansOf(work)).forEach(expectFound);
  });

  test('in an inbox: how much there is, what is read, what was told', async () => {
    const [owner, event] = [await readActor(db, worker), { realm: REALM, seq: '1', at: new Date(BASE), table: 'ORDER', step: 'place', subjectType: 'Order', subjectId: newId(), orderId: newId(), revision: 1 } as unknown as Event];
    (await plansOf(() => deliver(platform.db, [{ event, addressees: [{ personId: owner.personId!, aboutPersonId: owner.personId, audience: 'requester' }] }]))).forEach(expectFound);
    const [entry] = await entryPage(db, owner, {}, 1, null);
    for (const work of [
      () => countEntries(platform.db, owner, {}), () => countEntries(platform.db, owner, { unread: true, untold: true }), () => entriesById(platform.db, owner, [entry!.id]), () => markRead(platform.db, owner, [entry!.id]),
      () => putTold(platform.db, entry!, { by: owner.personId!, outcome: 'TOLD', how: 'IN_PERSON', at: new Date(BASE) }),
    ]) (await plansOf(work)).forEach(expectFound);
  });

  test('in a deed that is asked again, and in putting old outcomes away', async () => {
    const again = newId();
    const place = () => placeAndLeave(platform, resident, { itemCode: 'MEAL_DELIVERY', divisionCode: `${REALM}-G0`, words: '请送午饭' }, again);
    const first = await place();
    const plans = await plansOf(async () => expect((await place()).outcome).toEqual(first.outcome));
    plans.forEach(expectFound);
    expect(plans.at(-1)).toMatch(/keys_pk/);
    (await plansOf(() => putAwayKeys(platform.db))).forEach(expectNoSequentialScan);
  });
});

test('Seen from above: orders are counted by their own events, living ones by street and state, figures by place and day; series are found by whose they are or where they lie', async () => {
  const { street, community, ids } = (await db.execute<{ street: string; community: string; ids: string[] }>('select o.street_id as street, o.community_id as community, array(select id from orders order by number limit 50) as ids from orders o order by number limit 1'))[0]!;
  await db.execute(`insert into series (realm, id, requester_id, placer_id, begun_as, item_code, sensitive, division_id, street_id, community_id, grid_id, building_id, persons, period_kind, rule, days, every, phase, start_time, minutes, valid_from, valid_until, skips_holidays, state, state_since, revision, begun_at)
    select realm, id, requester_id, requester_id, 'requester', item_code, false, division_id, street_id, community_id, grid_id, building_id, 1, 'WEEKLY', 'FREQ=WEEKLY;BYDAY=MO', '{MO}', 1, 0, '09:00', 60, placed_at, placed_at, false, 'RUNNING', placed_at, 1, placed_at from orders where requester_id is not null; analyze series`);
  const center = { all: false, streetIds: [street], communityIds: [], gridIds: [], organisationIds: [] };
  (await plansOf(() => happenedTo(platform.db, REALM, ids))).forEach(expectFound);
  for (const where of [{ streetId: null, communityId: null, gridId: null }, { streetId: street, communityId: null, gridId: null }, { streetId: null, communityId: community, gridId: null }]) (await plansOf(() => presentOf(platform.db, REALM, center, where))).forEach(expectNoSequentialScan);
  for (const by of ['NOTHING', 'DIVISION', 'GRID', 'ITEM', 'DAY'] as const) expect((await plansOf(() => sumsPage(platform.db, REALM, center, { from: '2026-01-01', until: '2026-03-31' }, by, 50, null))).join()).not.toMatch(/Seq Scan on report_(?:days|months)/);
  const actor = await readActor(db, worker);
  const scopes: readonly (readonly [SeriesScope, RegExp])[] = [[{ mine: true }, /series_of_requester/], [{ communityId: community }, /series_in_community/], [{ gridId: community }, /series_in_grid/], [{ buildingId: community }, /series_in_building/]];
  for (const [scope, index] of scopes) for (const after of [null, { at: new Date(BASE), id: newId() }]) expect(await plansOf(() => seriesPage(platform.db, actor, scope, 51, after))).toEqual([expect.stringMatching(index)]);
});
