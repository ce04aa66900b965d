import { sql } from 'drizzle-orm';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { orderly } from '../support/orders-of-all-states.ts';
import { CANARY, openWorld, type Asker, type Who } from '../support/world.ts';
import { readersOf, type Seen } from './support/readers.ts';

const world = await openWorld();
const { who, running } = world;
const { db } = running;
const make = orderly(world);
const { ways } = await readersOf(world, make, {}, who.requester);
const last = (name: Who, id: string): Promise<Seen> => ways(who[name], id);
const now = () => db.execute(sql`update business_clock set ahead = interval '0'`);

afterAll(() => running.stop());

describe('Who has left sees nothing personal any more', () => {
  beforeEach(now);
  let later = 0;

  test('a community that never accepted, after the order is called off', async () => {
    const id = await make.dispatched(await make.placed());
    await world.does(who.requester, 'cancelOrder', { orderId: id, words: '不需要了' });
    expect(await last('worker', id)).toBe('SW--');
  });

  test('a community that accepted has a day', async () => {
    const id = await make.accepted(await make.dispatched(await make.placed()));
    await world.does(who.requester, 'cancelOrder', { orderId: id, words: '不需要了' });
    expect(await last('worker', id)).toBe('SWcc');
    await world.advance(25);
    expect(await last('worker', id)).toBe('SW--');
  });

  test('a community that gave it back, at once', async () => {
    const id = await make.accepted(await make.dispatched(await make.placed()), 24 * 60);
    await world.does(who.worker, 'returnOrder', { orderId: id, words: '力量不足' });
    expect(await last('worker', id)).toBe('.');
  });

  test.each(['recallOrder', 'cancelOrder', 'escalate'] as const)('the crew, after %s', async (how) => {
    if (how === 'escalate') await db.execute(sql`update realms set settings = settings || '{"escalate": true, "streetMayHold": true}'::jsonb`);
    const id = await make.crewed(await make.accepted(await make.dispatched(await make.placed()), 24 * (61 + later++)));
    expect(await Promise.all((['lead', 'helper', 'held'] as const).map((one) => last(one, id)))).toEqual(['SWcc', 'SWcc', 'SWc-']);
    if (how === 'escalate') await world.does(who.worker, 'escalateOrder', { orderId: id, words: '需要街道协调' });
    else await world.does(who.dispatcher, how, { orderId: id, words: '收回' });
    expect(await Promise.all((['lead', 'helper', 'held'] as const).map((one) => last(one, id)))).toEqual(['S---', 'S---', 'S---']);
  });

  test('the crew of an attempt that was not resolved', async () => {
    const id = await make.crewed(await make.accepted(await make.dispatched(await make.placed()), 0.8));
    await make.finished(await make.underway(id));
    expect(await Promise.all((['lead', 'helper'] as const).map((one) => last(one, id)))).toEqual(['SWcc', 'SWcc']);
    await make.rated(id, false);
    const [row] = await db.execute(sql`select state from orders where id = ${world.uuidOf(id)}::uuid`);
    expect(row).toEqual({ state: 'ACCEPTED' });
    expect(await Promise.all((['lead', 'helper', 'held'] as const).map((one) => last(one, id)))).toEqual(['S---', 'S---', 'S---']);
  });

  test('a grid officer whose appointment ended', async () => {
    const id = await make.placed();
    expect(await last('officer', id)).toBe('SWcc');
    await db.execute(sql`update appointments set until = business_now() - interval '1 second', since = business_now() - interval '1 hour' where person_id = ${who.officer.uuid}::uuid`);
    expect(await last('officer', id)).toBe('.');
    await db.execute(sql`update appointments set until = null where person_id = ${who.officer.uuid}::uuid`);
  });
});

describe('Sensitive orders', () => {
  beforeEach(now);

  test('are not there for strangers, neighbours and guests, not even while they are open; whoever could take one sees its summary', async () => {
    const id = await make.crewed(await make.accepted(await make.dispatched(await make.placed({ itemCode: 'MEDICINE_PICKUP' })), 24 * 90));
    const readers = ['guest', 'unjoined', 'neighbour', 'stranger', 'strangeWorker', 'strangeOfficer', 'representative', 'foreigner', 'member', 'volunteer'] as const;
    expect(await Promise.all(readers.map(async (one) => `${one} ${await last(one, id)}`))).toEqual([...readers.slice(0, 8).map((one) => `${one} .`), 'member S---', 'volunteer S---']);
  });
});

describe('On behalf of somebody without a login', () => {
  beforeEach(now);

  test('the readings are recorded for the person concerned', async () => {
    const id = await make.placedFor();
    expect(await last('officer', id)).toBe('SWcc');
    const rows = await db.execute(sql`select distinct person_id, reader_id from contact_readings where order_id = ${world.uuidOf(id)}::uuid`);
    expect([...rows]).toEqual([{ person_id: who.elder.uuid, reader_id: who.officer.uuid }]);
  });
});

describe('The record', () => {
  test('holds who read what the requester answered, even where only that is read', async () => {
    const id = await make.placed();
    await world.does(who.dispatcher, 'askAboutOrder', { orderId: id, words: '几楼?' });
    const count = async (): Promise<number> => (await db.execute<{ n: number }>(sql`select count(*)::int as n from contact_readings where order_id = ${world.uuidOf(id)}::uuid and what = '{WORDS}'`))[0]!.n;
    const reads = (reader: Asker) => world.ask(reader, 'query Said($id: ID!) { order(id: $id) { sayings { words } } }', { id });
    await reads(who.officer);
    expect(await count()).toBe(0);
    await world.does(who.requester, 'answerAboutOrder', { orderId: id, words: make.words('answer') });
    expect((await reads(who.officer)).text).toContain(CANARY);
    expect((await reads(who.requester)).text).toContain(CANARY);
    expect((await reads(who.neighbour)).text).not.toContain(CANARY);
    expect(await count()).toBe(1);
  });
});
