import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { declineAsk } from '../../src/features/asking/decline.ts';
import { takeAskingAsClock } from '../../src/features/asking/index.ts';
import { volunteers } from '../../src/features/people/tables.ts';
import { newId } from '../../src/kernel/ids.ts';
import { readBusinessNow } from '../../src/platform/clock/clock.ts';
import type { Neighbour } from '../support/street.ts';
import { hours } from '../crew/support/scene.ts';
import { makeAsking, type Stand } from './support/scene.ts';

const scene = await makeAsking({ settings: { perPlace: 2, growth: 2, waves: 2, leastMinutes: 30, mostMinutes: 60, asksADay: 1_000, asksAWeek: 1_000 } });
const { street, platform } = scene;
const { db } = platform;
const [here, there] = street.communities;
const crowd = await street.neighbours(20, { volunteer: [], home: here!.buildingId });
const comrades = await street.neighbours(3, { partyMember: true, home: here!.buildingId });
const who = (personId: string): Neighbour => [...crowd, ...comrades].find(({ id }) => id === personId)!;
const people = ({ asks }: Stand): string[] => asks.map(({ personId }) => personId);
const states = ({ asks }: Stand): string[] => asks.map(({ state }) => state);
const news = async (orderId: string) => (await db.execute<{ step: string; person_id: string }>(sql`select step, person_id from inbox_entries where table_name in ('ASK', 'ASKING') and (order_id = ${orderId}::uuid or subject_id = ${orderId}::uuid)`));

describe('When an order opens', () => {
  test('the first few are asked, once, and it stands in their inbox and in nobody else\'s', async () => {
    const orderId = await scene.opens({ helpersWanted: 2 });
    await scene.runs();
    const stand = await scene.stand(orderId);
    expect(stand).toMatchObject({ state: 'ASKING', kind: 'HELPER', wave: 1, told: [] });
    expect(stand.asks).toHaveLength(4);
    expect(stand.dueInMinutes).toBeGreaterThan(29);
    expect((await news(orderId)).map(({ step, person_id }) => [step, person_id]).sort()).toEqual(people(stand).map((id) => ['ask', id]).sort());
    await scene.runs();
    expect((await scene.stand(orderId)).asks).toHaveLength(4);
  });

  test('more are asked in each wave while nobody comes; at last the community is told, then the center, and then it is quiet', async () => {
    const orderId = await scene.opens({ helpersWanted: 1 });
    const waves: number[] = [];
    const told: string[][] = [];
    for (let look = 0; look < 40 && (await scene.stand(orderId)).state !== 'EXHAUSTED'; look++) {
      await scene.runs();
      const stand = await scene.stand(orderId);
      if (waves.at(-1) !== stand.asks.length) waves.push(stand.asks.length);
      if (told.at(-1)?.length !== stand.told.length) told.push([...stand.told]);
      if (stand.dueInMinutes !== null) await scene.later(stand.dueInMinutes + 1);
    }
    expect(waves).toEqual([2, 6, 10, 14, 18, 20]);
    expect(told).toEqual([[], ['COMMUNITY'], ['COMMUNITY', 'CENTER']]);
    const stand = await scene.stand(orderId);
    expect([stand.state, stand.dueInMinutes, new Set(people(stand)).size]).toEqual(['EXHAUSTED', null, 20]);
    const told2 = (await news(orderId)).filter(({ step }) => step !== 'ask').map(({ step, person_id }) => [step, person_id]);
    expect(told2).toEqual([['tellCommunity', street.worker.id], ['exhaust', street.dispatcher.id]]);
  });

  test('which is accepted and has no lead, party members are asked for that; and no longer once it is open', async () => {
    const orderId = await scene.opens({ state: 'ACCEPTED', helpersWanted: 1 });
    await scene.runs();
    const asked = await scene.stand(orderId);
    expect(asked).toMatchObject({ state: 'ASKING', kind: 'LEAD', wave: 1 });
    expect(people(asked).length).toBe(2);
    expect(people(asked).filter((id) => !comrades.some((one) => one.id === id))).toEqual([]);
    await db.execute(sql`update orders set state = 'OPEN' where id = ${orderId}::uuid`);
    await scene.says(orderId, 'open');
    await scene.runs();
    expect(await scene.stand(orderId)).toMatchObject({ state: 'ASKING', kind: 'HELPER', wave: 1 });
    expect(await db.execute(sql`select k.kind, k.state, (select array_agg(distinct a.state) from asks a where a.asking_id = k.id) as asks from askings k where k.order_id = ${orderId}::uuid order by k.kind desc`))
      .toEqual([{ kind: 'LEAD', state: 'RESTING', asks: ['LAPSED'] }, { kind: 'HELPER', state: 'ASKING', asks: ['ASKED'] }]);
  });

  test('and is full before anybody could be asked, people are asked when a place becomes free; a grab alone begins nothing', async () => {
    const orderId = await scene.order({ skills: [], helpersWanted: 2 });
    const [first, second] = await street.neighbours(2, { volunteer: [] });
    const seatId = await scene.grabbed(first!, orderId);
    await scene.runs();
    expect((await scene.stand(orderId)).state).toBeNull();
    await scene.grabbed(second!, orderId);
    await scene.on(first!, 'giveBack', seatId);
    await scene.runs();
    expect(await scene.stand(orderId)).toMatchObject({ state: 'ASKING', wave: 1 });
  });

  test('at night nobody is asked before the morning', async () => {
    const now = await readBusinessNow(db);
    const time = (minutes: number): string => new Date(now.getTime() + minutes * 60_000 + 8 * 3_600_000).toISOString().slice(11, 16);
    await scene.chooses({ perPlace: 2 }, { quietFrom: time(-60), quietUntil: time(120) });
    const orderId = await scene.opens();
    await scene.runs();
    const night = await scene.stand(orderId);
    expect([night.wave, night.asks, night.told]).toEqual([0, [], []]);
    expect(night.dueInMinutes).toBeGreaterThan(117);
    await scene.chooses({ perPlace: 2, growth: 2, waves: 2, asksADay: 1_000, asksAWeek: 1_000 });
    await db.execute(sql`update deadlines set due_at = business_now() where subject_id = (select id from askings where order_id = ${orderId}::uuid)`);
    await scene.runs();
    expect((await scene.stand(orderId)).wave).toBe(1);
  });

  test('long ago, or in the past, or in a realm that asks nobody, nobody is asked', async () => {
    const late = await scene.order({ skills: [] });
    await scene.says(late, 'open', hours(-30));
    const over = await scene.opens({ plannedStart: hours(-3), plannedEnd: hours(-1) });
    await scene.runs();
    await scene.chooses({ policy: 'NONE' });
    const silent = await scene.opens();
    await scene.runs();
    expect(await Promise.all([late, over, silent].map(async (id) => (await scene.stand(id)).state))).toEqual([null, null, null]);
    await scene.chooses({ perPlace: 2, growth: 2, waves: 2, asksADay: 1_000, asksAWeek: 1_000 });
  });
});

describe('Asking stops', () => {
  test('when the places are taken, and goes on with others when one is given back; nobody is asked twice', async () => {
    const orderId = await scene.opens({ helpersWanted: 1 });
    await scene.runs();
    const first = await scene.stand(orderId);
    const [taker, other] = people(first).map(who);
    const seatId = await scene.grabbed(taker!, orderId);
    await scene.runs();
    const full = await scene.stand(orderId);
    expect([full.state, full.dueInMinutes, states(full)]).toEqual(['RESTING', null, ['TAKEN', 'LAPSED']]);
    await scene.on(taker!, 'giveBack', seatId);
    await scene.runs();
    const again = await scene.stand(orderId);
    expect([again.state, again.wave, states(again).slice(0, 2)]).toEqual(['ASKING', 2, ['TAKEN', 'ASKED']]);
    expect(again.asks.length).toBeGreaterThan(2);
    expect(new Set(people(again)).size).toBe(again.asks.length);
    expect((await news(orderId)).filter(({ person_id }) => person_id === other!.id)).toHaveLength(1);
  });
});

describe('Who says "not this time"', () => {
  test('is not asked again for this attempt, is told of nothing, and may still come; when all have answered the next are asked at once', async () => {
    const orderId = await scene.opens({ helpersWanted: 1 });
    await scene.runs();
    const asked = await scene.stand(orderId);
    const key = newId();
    for (const { id, personId } of asked.asks) {
      const actor = (await scene.reading(who(personId))).actor;
      const outcome = await declineAsk(platform, { actor, key }, { id });
      expect(outcome).toEqual({ ok: true, value: { id } });
      expect(await declineAsk(platform, { actor, key }, { id })).toEqual(outcome);
      expect(await declineAsk(platform, { actor, key: newId() }, { id })).toMatchObject({ ok: false, refusal: { code: 'WRONG_STATE' } });
    }
    const [stranger] = crowd.filter(({ id }) => !people(asked).includes(id));
    expect(await declineAsk(platform, { actor: (await scene.reading(stranger!)).actor, key: newId() }, { id: asked.asks[0]!.id })).toMatchObject({ refusal: { code: 'NOT_FOUND' } });
    await scene.runs();
    const next = await scene.stand(orderId);
    expect([next.wave, states(next).slice(0, 2)]).toEqual([2, ['DECLINED', 'DECLINED']]);
    expect(new Set(people(next)).size).toBe(next.asks.length);
    await scene.grabbed(who(people(asked)[0]!), orderId);
    await scene.runs();
    expect(states(await scene.stand(orderId)).slice(0, 2)).toEqual(['TAKEN', 'DECLINED']);
  });
});

describe('The order in which people are asked', () => {
  test('is near first, then that of their scores, and a score is the sum of its reasons', async () => {
    await scene.chooses({ perPlace: 10, waves: 1, asksADay: 1_000, asksAWeek: 1_000 });
    await street.neighbours(4, { volunteer: [], home: there!.buildingId });
    const { asks } = await scene.stand(await opened({ helpersWanted: 2 }));
    expect(asks.length).toBe(20);
    const beyond = ({ why }: Stand['asks'][number]): number => (why.some(({ code, value }) => code === 'NEAR' && value <= 1_500) ? 0 : 1);
    expect(asks).toEqual([...asks].sort((a, b) => beyond(a) - beyond(b) || b.score - a.score));
    expect(new Set(asks.map(({ score }) => score)).size).toBeGreaterThan(1);
    for (const { score, why } of asks) expect(why.reduce((sum, { points }) => sum + points, 0)).toBeCloseTo(score, 5);
  });

  test('keeps to what volunteers said of themselves: where they help, and when they are free', async () => {
    const tomorrow = hours(48);
    const weekday = (new Date(tomorrow.getTime() + 8 * 3_600_000).getUTCDay() + 6) % 7 + 1;
    const all = { weekday, from: '00:00', until: '23:59' };
    const [elsewhere, busy, free] = await street.neighbours(3, { volunteer: ['PIANO'], home: here!.buildingId });
    const says = (one: Neighbour, said: object) => db.update(volunteers).set(said).where(sql`${volunteers.personId} = ${one.id}::uuid`);
    await says(elsewhere!, { areaDivisionIds: [there!.id] });
    await says(busy!, { freeHours: [{ ...all, weekday: weekday % 7 + 1 }] });
    await says(free!, { freeHours: [all], areaDivisionIds: [here!.id] });
    const start = new Date(Math.floor(tomorrow.getTime() / 86_400_000) * 86_400_000 + 4 * 3_600_000);
    const { asks } = await scene.stand(await opened({ skills: ['PIANO'], plannedStart: start, plannedEnd: new Date(start.getTime() + 3_600_000) }));
    expect(asks.map(({ personId }) => personId)).toEqual(weekdayOf(start) === weekday ? [free!.id] : []);
  });
});

test('A wave that breaks off leaves nothing behind, and is sent whole the next time', async () => {
  const orderId = await scene.opens({ helpersWanted: 1 });
  await scene.handlers.drain();
  const [due] = await db.execute<{ id: string }>(sql`select k.id from askings k where k.order_id = ${orderId}::uuid`);
  const transaction: typeof db.transaction = (work, config) => db.transaction(async (tx) => { await work(tx); throw new Error('the node dies before it commits'); }, config);
  const dying = { ...platform, db: Object.assign(Object.create(db) as typeof db, { transaction }) };
  await expect(takeAskingAsClock(dying, { realm: street.realm, table: 'ASKING', id: due!.id, step: 'widen', dueAt: new Date(), stands: sql`true` })).rejects.toThrow('dies');
  expect((await scene.stand(orderId)).asks).toEqual([]);
  await scene.runs();
  expect((await scene.stand(orderId)).wave).toBe(1);
});

test('while the order is on hold, and for good when it is called off; long after that it is forgotten who was asked, and the numbers stay', async () => {
  const orderId = await scene.opens({ helpersWanted: 2 });
  await scene.runs();
  const asked = await scene.stand(orderId);
  await db.execute(sql`update orders set holds = 1, held_since = business_now() where id = ${orderId}::uuid`);
  await scene.says(orderId, 'hold');
  await scene.runs();
  expect(states(await scene.stand(orderId))).toEqual(asked.asks.map(() => 'LAPSED'));
  await db.execute(sql`update orders set holds = 0, held_since = null where id = ${orderId}::uuid`);
  await scene.says(orderId, 'lift');
  await scene.runs();
  expect((await scene.stand(orderId)).asks.slice(0, asked.asks.length).map(({ state }) => state)).toEqual(asked.asks.map(() => 'ASKED'));
  const one = asked.asks.find(({ personId }) => crowd.some(({ id }) => id === personId))!;
  await declineAsk(platform, { actor: (await scene.reading(who(one.personId))).actor, key: newId() }, { id: one.id });
  await db.execute(sql`update orders set state = 'CANCELLED' where id = ${orderId}::uuid`);
  await scene.says(orderId, 'cancel');
  await scene.runs();
  const over = await scene.stand(orderId);
  expect([over.state, over.dueInMinutes]).toEqual(['RESTING', null]);
  await scene.later(59 * 24 * 60);
  await scene.runs();
  expect((await scene.stand(orderId)).asks).toHaveLength(over.asks.length);
  await scene.later(2 * 24 * 60);
  await scene.runs();
  expect(await scene.stand(orderId)).toMatchObject({ state: 'PUT_AWAY', asks: [] });
  expect(await db.execute(sql`select asked, taken, declined from askings where order_id = ${orderId}::uuid`)).toEqual([{ asked: over.asks.length, taken: 0, declined: 1 }]);
});

const weekdayOf = (at: Date): number => (new Date(at.getTime() + 8 * 3_600_000).getUTCDay() + 6) % 7 + 1;

/** Opens an order and sends the first wave. */
async function opened(shape: Parameters<typeof scene.opens>[0]): Promise<string> {
  const orderId = await scene.opens(shape);
  await scene.runs();
  return orderId;
}
