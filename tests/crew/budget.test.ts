import { drizzle } from 'drizzle-orm/postgres-js';
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { crewEffects } from '../../src/features/crew/order-effects.ts';
import { drawEffects } from '../../src/features/draws/index.ts';
import { handIn } from '../../src/features/orders/index.ts';
import type { Platform } from '../../src/platform/platform.ts';
import { doing, valueOf } from './support/doing.ts';
import { hours, makeScene } from './support/scene.ts';

const scene = await makeScene();
const { street, order } = scene;
const { worker } = street;

let statements = 0;
const client = postgres(scene.url, { onnotice: () => {} });
afterAll(() => client.end());
const counted = new Proxy(scene.platform.sql, {
  get: (target, name) => (name === 'unsafe' ? (...args: Parameters<typeof target.unsafe>) => { statements += 1; return target.unsafe(...args); } : Reflect.get(target, name)),
});
/** Begin and commit are counted as well. */
const db = drizzle(client, { logger: { logQuery: () => { statements += 1; } } });
const transaction = db.transaction.bind(db);
db.transaction = ((...args: Parameters<typeof transaction>) => { statements += 2; return transaction(...args); }) as typeof db.transaction;
const platform: Platform = { ...scene.platform, db, sql: counted };
handIn(platform, { ...crewEffects, ...drawEffects, RATING_RECORDED: async () => {}, CALL_BACK_RECORDED: async () => {} });
const { take, claim, assign, on, move } = doing(platform, street.realm);
beforeEach(() => { statements = 0; });

const cost = async (deed: () => Promise<unknown>): Promise<number> => {
  statements = 0;
  await deed();
  return statements;
};

test('a grab is one statement, given, refused and repeated', async () => {
  const orderId = await order({ helpersWanted: 1 });
  const [anna, bert] = await street.neighbours(2, { volunteer: [] });
  const key = '01900000-0000-7000-8000-000000000001';
  expect(await cost(() => take(anna!, orderId, key))).toBe(1);
  expect(await cost(() => take(anna!, orderId, key))).toBe(1);
  expect(await cost(() => take(bert!, orderId))).toBe(1);
});

// Two of the seven lock the person and look whether they have to cool off.
test('no step of a seat costs more than six statements, begin and commit among them, but for those that may cool somebody off', async () => {
  const [anna, lead] = [await street.neighbour({ volunteer: [] }), await street.neighbour({ partyMember: true })];
  const orderId = await order({ state: 'ACCEPTED', plannedStart: hours(0.5), plannedEnd: hours(2) });
  await scene.platform.db.execute(sql`insert into order_private (realm, order_id, start_code) values (${street.realm}, ${orderId}::uuid, '123456')`);
  const ids: Record<string, string> = {};
  const costs = {
    claim: await cost(() => claim(lead, orderId)),
    assign: await cost(async () => { ids['offer'] = valueOf(await assign(worker, orderId, anna.id)).seatId; }),
    confirm: await cost(async () => valueOf(await on(anna, 'confirm', ids['offer']!))),
    giveBack: await cost(async () => valueOf(await on(anna, 'giveBack', ids['offer']!))),
    grab: await cost(async () => { ids['seat'] = valueOf(await take(anna, orderId)).seatId; }),
    amend: await cost(async () => valueOf(await move(worker, 'amend', orderId, { plannedEnd: hours(3) }))),
    start: await cost(async () => valueOf(await move(lead, 'start', orderId, { code: '123456' }))),
    noShow: await cost(async () => valueOf(await on(lead, 'noShow', ids['seat']!))),
    undoNoShow: await cost(async () => valueOf(await on(worker, 'undoNoShow', ids['seat']!, { hours: 1 }))),
    finish: await cost(async () => valueOf(await move(lead, 'finish', orderId, {}))),
    correctHours: await cost(async () => valueOf(await on(worker, 'correctHours', ids['seat']!, { hours: 2 }))),
  };
  expect(costs).toEqual({ claim: 6, assign: 5, confirm: 5, giveBack: 7, grab: 1, amend: 6, start: 6, noShow: 7, undoNoShow: 7, finish: 6, correctHours: 5 });
});

test('steps that free a crew, too', async () => {
  const crewed = async (shape = {}): Promise<string> => {
    const orderId = await order(shape);
    valueOf(await claim(await street.neighbour({ partyMember: true }), orderId));
    valueOf(await take(await street.neighbour({ volunteer: [] }), orderId));
    return orderId;
  };
  const [one, two] = [await crewed(), await crewed({ codeFailures: 3, plannedStart: hours(0.5), plannedEnd: hours(2) })];
  expect(await cost(async () => valueOf(await move(scene.requester, 'cancel', one, { words: '不需要了' })))).toBe(6);
  valueOf(await move(worker, 'start', two, { withoutCode: true }));
  expect(await cost(async () => valueOf(await move(worker, 'settle', two, { outcome: 'PARTLY_DONE', words: '部分完成' })))).toBe(6);
});
