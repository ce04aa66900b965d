import { drizzle } from 'drizzle-orm/postgres-js';
import pino from 'pino';
import postgres from 'postgres';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { fill, BASE, REALM } from '../scripts/bench/fill.ts';
import { crewEffects, takeSeatAsClock } from '../src/features/crew/index.ts';
import { grabSeat } from '../src/features/crew/grab.ts';
import { moveSeatAndLeave } from '../src/features/crew/step.ts';
import { beginCatalogue } from '../src/features/catalogue/index.ts';
import { foundRealm, readActor } from '../src/features/appointments/index.ts';
import { entryPage } from '../src/features/inbox/store/entries.ts';
import { addresseesOf } from '../src/features/inbox/store/deliver.ts';
import { AUDIENCES } from '../src/features/inbox/audiences.ts';
import { seatsById } from '../src/features/crew/store/read.ts';
import { moveAndLeave } from '../src/features/orders/move.ts';
import { placeAndLeave } from '../src/features/orders/place.ts';
import { handIn, type OrderRow } from '../src/features/orders/index.ts';
import { pageOfOrders, type Ordering, type Scope } from '../src/features/orders/store/lists.ts';
import { likelyDuplicates, orderByNumber, ordersById } from '../src/features/orders/store/read.ts';
import { suggestCommunities } from '../src/features/orders/store/suggest.ts';
import { RATING_EFFECTS } from '../src/features/ratings/index.ts';
import { newId } from '../src/kernel/ids.ts';
import type { Caller } from '../src/platform/actor.ts';
import { setClockAhead } from '../src/platform/clock/clock.ts';
import { openTicker } from '../src/platform/deadlines/ticker.ts';
import type { Event } from '../src/platform/events/event.ts';
import type { Platform } from '../src/platform/platform.ts';
import { freshDatabase } from './support/database.ts';

const ISSUER = 'tests';
const DAY_MS = 86_400_000;
const { db, url } = await freshDatabase();
await foundRealm(db, { code: REALM, name: '测试县', kind: 'COUNTY', timeZone: 'Asia/Shanghai', operator: { issuer: ISSUER, subject: 'operator', name: '测试员' } }, beginCatalogue);
const admin = postgres(`${inject('adminUrl').replace(/\/[^/]*$/, '')}/${new URL(url).pathname.slice(1)}`, { max: 1, onnotice: () => {} });
await fill(admin, 4_000, ISSUER);
await setClockAhead(db, { production: false }, Date.parse(BASE) - Date.now());
await admin.end();

const statements: { text: string; parameters: unknown[] }[] = [];
const client = postgres(url, { max: 1, onnotice: () => {}, debug: (_, text, parameters) => { statements.push({ text, parameters }); } });
const hot = postgres(url, { max: 1, onnotice: () => {}, debug: (_, text, parameters) => { statements.push({ text, parameters }); } });
const explaining = postgres(url, { max: 1, onnotice: () => {} });
await explaining`set enable_seqscan = off`;
afterAll(() => Promise.all([client.end(), hot.end(), explaining.end()]));
const platform = {
  db: drizzle(client), sql: hot, readActor, hub: { hint: () => {} }, config: { authSecret: 'a secret of the tests, known to everybody', dataDir: '' },
} as unknown as Platform;
handIn(platform, { ...crewEffects, ...RATING_EFFECTS } as never);

const caller = (n: number): Caller => ({ realm: REALM, issuer: ISSUER, subject: `p${n}`, expiresAt: 4_000_000_000 });
const [dispatcher, worker, leader, volunteer, resident] = [0, 1, 1_000, 2_500, 3_001].map(caller) as [Caller, Caller, Caller, Caller, Caller];

/** The plan of every statement that `work` sends, explained with its own parameters, sequential scans forbidden where anything else is possible. */
async function plansOf(work: () => Promise<unknown>): Promise<string[]> {
  statements.length = 0;
  await work();
  const plans: string[] = [];
  for (const { text, parameters } of statements.filter((sent) => /^\s*(select|with|insert|update|delete)/i.test(sent.text) && !/pg_catalog|pg_type/.test(sent.text))) {
    const rows = await explaining.unsafe<{ 'QUERY PLAN': string }[]>(`explain ${text}`, parameters as string[]);
    plans.push(rows.map((row) => row['QUERY PLAN']).join('\n'));
  }
  expect(plans.length).toBeGreaterThan(0);
  return plans;
}

/** Orders and events are found by an index, and by more of it than the realm, which all of them share. */
function expectFound(plan: string): void {
  expect(plan).not.toMatch(/Seq Scan on (orders|events|order_relations|order_private|seats|deadlines|inbox_entries|accounts|persons|party_members|volunteers)\b/);
  for (const [whole, condition] of plan.matchAll(/Scan(.* on (?:orders|events|seats|order_relations)\b.*\n\s*Index Cond: .*)/g)) if (!/orders_(open|claimable)/.test(whole)) expect(condition).toMatch(/ AND /);
  expect(plan).not.toMatch(/Index (?:Only )?Scan.* on (?:orders|events|seats|order_relations)\b.*\n\s*(?!Index Cond)\S/);
}

describe('A page of a list is read from one index, wherever it begins and whoever asks', async () => {
  const [division] = await db.execute<{ street: string; community: string; grid: string }>('select street_id as street, community_id as community, grid_id as grid from orders where state = \'OPEN\' order by number limit 1');
  const { street, community, grid } = division!;
  const deep = new Date(Date.parse(BASE) - 30 * DAY_MS).toISOString();
  const soon = new Date(Date.parse(BASE) + DAY_MS + 100_000).toISOString();
  const LISTS: readonly (readonly [name: string, scope: Scope, index: RegExp])[] = [
    ['one\'s own', { mine: true }, /order_relations_mine/],
    ['a street\'s', { division: { id: street, level: 'STREET' } }, /orders_in_street/],
    ['a community\'s', { division: { id: community, level: 'COMMUNITY' } }, /orders_in_community/],
    ['a grid\'s', { division: { id: grid, level: 'GRID' } }, /orders_in_grid/],
    ['all open', { open: true }, /orders_(open|claimable)\b/],
  ];
  const people = { volunteer, worker, dispatcher, resident };
  for (const [name, scope, index] of LISTS) {
    for (const ordering of ('open' in scope ? ['STARTS_SOONEST'] : ['NEWEST', 'OLDEST']) as Ordering[]) {
      test(`${name}, ${ordering}`, async () => {
        for (const who of Object.values(people)) {
          const actor = await readActor(db, who);
          const last = ordering === 'STARTS_SOONEST' ? soon : deep;
          for (const after of [null, [last, newId()] as const]) {
            const [plan, more] = await plansOf(() => pageOfOrders(platform.db, actor, scope, {}, ordering, 51, after));
            expect(more).toBeUndefined();
            expectFound(plan!);
            expect(plan).toMatch(index);
            expect(plan).not.toMatch(/Sort/);
            if (after !== null) expect(plan).toMatch(/Index Cond: .*ROW\(/);
          }
        }
      });
    }
  }

  test('what a division holds, and a street\'s in one state: by the state\'s index', async () => {
    const actor = await readActor(db, worker);
    for (const [scope, filter, index] of [
      [{ heldBy: community }, { states: ['OPEN'] }, /orders_by_holding/], [{ division: { id: street, level: 'STREET' } }, { states: ['PLACED'] }, /orders_by_street|orders_in_street/],
    ] as const) {
      const [plan] = await plansOf(() => pageOfOrders(platform.db, actor, scope, filter, 'NEWEST', 51, null));
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
      [4, async () => {
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
    const [row] = await pageOfOrders(db, actor, { mine: true }, {}, 'NEWEST', 1, null).then(async (own) => (own.length > 0 ? own : [await orderByNumber(db, actor, 106)]));
    const order = row as OrderRow;
    for (const work of [
      () => ordersById(platform.db, actor, [order.id]), () => orderByNumber(platform.db, actor, order.number), () => likelyDuplicates(platform.db, actor, order), () => suggestCommunities(platform.db, order),
    ]) (await plansOf(work)).forEach(expectFound);
  });

  test('in the clock\'s looking for what is due, and in finding whom to tell', async () => {
    const ticker = openTicker({ db: platform.db, take: (due) => takeSeatAsClock(platform, due), log: pino({ level: 'silent' }) });
    (await plansOf(() => ticker.runDue())).forEach(expectFound);
    const [event] = await db.execute<{ order_id: string; seq: string; at: string }>('select order_id, seq::text as seq, at from events limit 1');
    const told = { realm: REALM, epoch: 1, xid: '1', seq: event!.seq, table: 'ORDER', step: 'dispatch', subjectType: 'Order', subjectId: event!.order_id, orderId: event!.order_id, revision: 1,
      at: new Date(event!.at), actorPerson: null, actorKind: 'CLOCK', before: null, after: null, facts: {} } as Event;
    (await plansOf(() => addresseesOf(platform.db, told, AUDIENCES, true))).forEach(expectFound);
  });
});
