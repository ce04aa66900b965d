import { sql } from 'drizzle-orm';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { hear } from '../../src/features/inbox/hear.ts';
import { noteNews } from '../../src/features/pushes/index.ts';
import { openDatabase } from '../../src/platform/db.ts';
import { until } from '../graphql/clients.ts';
import { makeScene, untilSo } from './support/scene.ts';

const scene = await makeScene();
const { db, street, resident, receiver, node, subscribe, told, states, web } = scene;
const other = openDatabase(scene.database.url, { max: 4 });
afterAll(() => other.close());
const order = await scene.at('DISPATCHED');

beforeEach(async () => {
  await scene.clear();
  receiver.answer = () => ({ status: 201 });
});

/** Somebody new with an order of their own. */
const another = async () => {
  const who = await street.neighbour({ home: scene.here.buildingId });
  return { who, orderId: await scene.born({}, who) };
};
const only = async <T>(work: Promise<T[]>): Promise<T> => (await work)[0]!;

describe('Nodes', () => {
  test('share what is due: each push goes out once, whoever sends it', async () => {
    const people = await Promise.all(Array.from({ length: 10 }, another));
    for (const { who } of people) await subscribe(who);
    const before = receiver.received.length;
    const events = await Promise.all(people.flatMap(({ orderId }) => ['dispatch', 'accept', 'open'].map((step) => scene.event(orderId, step))));
    await hear(db, events, noteNews);
    const [one, two] = [node({ aLane: 4 }), node({ aLane: 4 }, [web], other.db)];
    const counts = await Promise.all([one.drain(), two.drain(), one.drain(), two.drain()]);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(30);
    const ids = receiver.received.slice(before).map(({ content }) => content.id);
    expect([ids.length, new Set(ids).size]).toEqual([30, 30]);
    expect(await states()).toEqual({ SENT: 30 });
  });

  test('never push somebody oftener a day than they bear, although both decide at once', async () => {
    const { who, orderId } = await another();
    await subscribe(who);
    for (let i = 0; i < 12; i++) await told(orderId, 'accept');
    const [one, two] = [node(), node({}, [web], other.db)];
    await Promise.all([one.drain(), two.drain(), one.drain(), two.drain()]);
    expect(await states()).toEqual({ SENT: 5 });
    expect((await scene.decided(who)).filter((said) => said === 'WAITING')).toHaveLength(7);
  });

  test('that die between sending and marking have it sent once more by another, under the same id and topic, and not again', async () => {
    const browser = await subscribe(resident);
    await told(order, 'accept');
    // This node's process stands still from the moment when the push is out: it never marks anything, and never stops.
    const dead = node({ sendMs: 600_000, leaseSeconds: 1 }, [{ ...web, send: async (...given) => { await web.send(...given); return new Promise(() => {}); } }]);
    void dead.drain();
    await until(() => receiver.of(browser).length === 1);
    expect(await node().drain()).toBe(0);
    await untilSo(async () => (await only(db.execute<{ over: boolean }>(sql`select next_at <= machine_now() as over from pushes`))).over);
    expect(await node().drain()).toBe(1);
    expect(await node().drain()).toBe(0);
    const [first, again] = receiver.of(browser);
    expect([again!.content.id, again!.headers['topic']]).toEqual([first!.content.id, first!.headers['topic']]);
    expect([await states(), receiver.of(browser).length]).toEqual([{ SENT: 1 }, 2]);
  });

  test('that stop give back what was under way, as if they had never had it', async () => {
    await subscribe(resident);
    receiver.answer = () => null;
    await told(order, 'accept');
    const stopping = node({ sendMs: 60_000, leaseSeconds: 600 });
    const before = receiver.hanging;
    void stopping.drain();
    await until(() => receiver.hanging > before);
    await stopping.stop();
    expect(await only(db.execute(sql`select state, tries, lease, next_at <= machine_now() as due from pushes`))).toEqual({ state: 'WAITING', tries: 0, lease: null, due: true });
  });
});
