import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { takeAskingAsClock } from '../../src/features/asking/index.ts';
import { makeAsking } from '../asking/support/scene.ts';

const scene = await makeAsking({ connections: 12, settings: { perPlace: 2, waves: 4, asksADay: 1_000, asksAWeek: 1_000 } });
const { platform, street } = scene;
const { db } = platform;
await street.neighbours(40, { volunteer: [] });
await Promise.all(Array.from({ length: 12 }, () => db.execute(sql`select pg_sleep(0.05)`)));

test('eight nodes send the same wave of six orders in the same moment: each is sent once, and nobody is asked twice', async () => {
  const orderIds = await Promise.all(Array.from({ length: 6 }, () => scene.opens({ helpersWanted: 2 })));
  await scene.handlers.drain();
  const dues = await db.execute<{ id: string; due: string }>(sql`select d.subject_id as id, d.due_at as due from deadlines d where d.subject_table = 'ASKING'`);
  expect(dues).toHaveLength(6);
  const due = ({ id, due: at }: { id: string; due: string }) => ({
    realm: street.realm, table: 'ASKING', id, step: 'widen', dueAt: new Date(at),
    stands: sql`exists (select from deadlines where subject_table = 'ASKING' and subject_id = ${id}::uuid and step = 'widen' and due_at = ${at}::timestamptz)`,
  });
  const outcomes = await Promise.all(dues.flatMap((one) => Array.from({ length: 8 }, () => takeAskingAsClock(platform, due(one)))));
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(6);
  for (const orderId of orderIds) {
    const { wave, asks } = await scene.stand(orderId);
    expect([wave, asks.length, new Set(asks.map(({ personId }) => personId)).size]).toEqual([1, 4, 4]);
  }
});

test('grabs that fill an order while a wave goes out end with an asking that rests, and no ask that stands', async () => {
  for (let round = 0; round < 2; round++) {
    const orderId = await scene.opens({ helpersWanted: 2 });
    await scene.runs();
    const first = (await scene.stand(orderId)).asks.map(({ personId }) => personId);
    const crowd = await street.neighbours(2, { volunteer: [] });
    await scene.later(361);
    const nodes = [scene.ticker(), scene.ticker()];
    await Promise.all([...crowd.map((one) => scene.take(one, orderId)), ...nodes.map((node) => node.runDue()), scene.handlers.drain()]);
    await scene.runs();
    const stand = await scene.stand(orderId);
    expect(stand.state).toBe('RESTING');
    expect(stand.dueInMinutes).toBeNull();
    expect(stand.asks.filter(({ state }) => state === 'ASKED')).toEqual([]);
    expect(new Set(stand.asks.map(({ personId }) => personId)).size).toBe(stand.asks.length);
    expect(stand.asks.length).toBeGreaterThanOrEqual(first.length);
  }
});
