import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { encodeId } from '../../src/graphql/node.ts';
import { appOf, hours, makeTown, query, type Neighbour } from '../feed/support/board.ts';

const running = await appOf();
const town = await makeTown(running);
const { street, resident, member, leader, db, born, take } = town;
const here = street.communities[0]!;
const auditor = await street.neighbour({ roles: [{ role: 'AUDITOR', over: street.streetId }] });
const officer = await street.neighbour({ roles: [{ role: 'GRID_OFFICER', over: here.gridId }] });
const stranger = await street.neighbour();
const WORDS = '金丝雀-评单原话-7781';
const SECRET = '金丝雀-回访原话-7782';

interface Shown { order: null | { state: string; stars: number | null; rating: null | { stars: number }; ratings: { stars: number; resolved: boolean; words: string | null; mine: boolean; spoken: boolean }[]; callBacks: { resolved: boolean; words: string | null }[] } }
const look = async (who: Neighbour | null, id: string): Promise<Shown['order']> =>
  ((await query(running, who, 'query RatingsOf($id: ID!) { order(id: $id) { state stars rating { stars } ratings { stars resolved words mine spoken } callBacks { resolved words } } }', { id: encodeId('Order', street.realm, id) })) as unknown as Shown).order;
const rate = (who: Neighbour, mutation: string, id: string, input: object) => query(running, who,
  `mutation R($input: RateOrderInput!) { ${mutation}(input: $input) { __typename ... on Refused { code path } ... on Order { state resolved } } }`, { input: { key: randomUUID(), orderId: encodeId('Order', street.realm, id), ...input } });

const rated = await (async () => {
  const id = await born();
  await take(street.dispatcher, id, 'dispatch', { divisionId: here.id });
  await take(street.worker, id, 'accept', { plannedStart: hours(48), plannedEnd: hours(50), summary: '送餐' });
  await take(street.worker, id, 'settle', { outcome: 'DONE_OTHERWISE', words: '食堂已送到' });
  return id;
})();

test('a resident rates over the API, and an independent auditor calls back', async () => {
  expect(await rate(resident, 'rateOrder', rated, { stars: 9, resolved: true })).toEqual({ rateOrder: { __typename: 'Refused', code: 'STARS_WRONG', path: ['input', 'stars'] } });
  expect(await rate(resident, 'rateOrder', rated, { stars: 4, resolved: true, words: WORDS })).toEqual({ rateOrder: { __typename: 'Order', state: 'RATED', resolved: true } });
  await db.execute(sql`update orders set sampled = true where id = ${rated}::uuid`);
  expect(await rate(auditor, 'callBackOrder', rated, { stars: 4, resolved: false, words: SECRET })).toMatchObject({ callBackOrder: { state: 'RATED', resolved: true } });
  await running.app.handlers.drain();
  const told = await query(running, leader, '{ viewer { inbox { nodes { step audience } } } }');
  expect(told).toMatchObject({ viewer: { inbox: { nodes: [{ step: 'callBack', audience: 'STREET_LEADER' }] } } });
});

describe('Who reads what of a rating', () => {
  const readers: readonly (readonly [string, Neighbour, { stars: boolean; words: boolean; callBack: boolean; secret: boolean }])[] = [
    ['the rater', resident, { stars: true, words: true, callBack: true, secret: false }],
    ['the holding division', street.worker, { stars: true, words: true, callBack: true, secret: false }],
    ['the dispatcher', street.dispatcher, { stars: true, words: true, callBack: true, secret: true }],
    ['the street leader', leader, { stars: true, words: true, callBack: true, secret: true }],
    ['the caller', auditor, { stars: true, words: true, callBack: true, secret: true }],
    ['the grid officer', officer, { stars: true, words: false, callBack: false, secret: false }],
  ];
  test.each(readers)('%s', async (_, who, may) => {
    const order = (await look(who, rated))!;
    expect([order.stars, order.ratings.map(({ stars, resolved }) => [stars, resolved])]).toEqual(may.stars ? [4, [[4, true]]] : [null, []]);
    expect(order.ratings[0]?.words ?? null).toBe(may.words ? WORDS : null);
    expect(order.callBacks.map(({ resolved }) => resolved)).toEqual(may.callBack ? [false] : []);
    expect(order.callBacks[0]?.words ?? null).toBe(may.secret ? SECRET : null);
    expect(order.rating).toEqual(who === resident ? { stars: 4 } : null);
    expect(order.ratings[0]).toMatchObject({ mine: who === resident, spoken: false });
  });

  test('others do not find the order at all', async () => {
    for (const who of [stranger, member, null]) expect(await look(who, rated)).toBeNull();
  });

  test('each reading of the words by another stands in the register of the person', async () => {
    const rows = await db.execute<{ reader_id: string; operation: string }>(sql`select distinct reader_id, operation from contact_readings where person_id = ${resident.id}::uuid and order_id = ${rated}::uuid and 'WORDS' = any(what)`);
    expect(rows.map((row) => row.reader_id).sort()).toEqual([street.worker, street.dispatcher, leader, auditor].map(({ id }) => id).sort());
    expect(new Set(rows.map(({ operation }) => operation))).toEqual(new Set(['RatingsOf']));
  });

  test('and the words stand nowhere but in their own rows', async () => {
    const [{ n }] = await db.execute(sql`select (select count(*) from events where events::text ~ '金丝雀') + (select count(*) from keys where keys::text ~ '金丝雀') + (select count(*) from inbox_entries where inbox_entries::text ~ '金丝雀') as n`) as unknown as [{ n: string }];
    expect(Number(n)).toBe(0);
  });
});
