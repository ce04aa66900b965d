import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { drawn } from '../../src/features/orders/sample.ts';
import { RATING_EFFECTS } from '../../src/features/ratings/index.ts';
import { callBacks, ratings } from '../../src/features/ratings/tables.ts';
import { ORDER_STATES } from '../../src/seven-orders.ts';
import { codeOf, makeOrders, value } from '../orders/support/scene.ts';
import type { Neighbour } from '../support/street.ts';

const { database: { db }, street, here, resident, leader, officer, take, clock, look, born } = await makeOrders(RATING_EFFECTS);
const building = await street.neighbour({ roles: [{ role: 'BUILDING_HEAD', over: here.buildingId }] });
const auditor = await street.neighbour({ roles: [{ role: 'AUDITOR', over: street.streetId }] });
const stranger = await street.neighbour({ home: here.buildingId });
const old = await street.neighbour({ home: here.buildingId });
await street.withoutApp(old.id, officer.id);

const good = { stars: 5, resolved: true, words: '灯亮了,谢谢' };
const bad = { stars: 2, resolved: false, words: '灯又坏了' };

const settle = async (id: string): Promise<string> => {
  value(await take(street.worker, id, 'settle', { outcome: 'DONE_OTHERWISE', words: '已请物业更换' }));
  return id;
};
const doneFor = async (who: Neighbour = resident): Promise<string> => {
  const id = await born(who === old ? { requesterId: old.id } : {}, who === old ? officer : who);
  value(await take(street.dispatcher, id, 'dispatch', { divisionId: here.id }));
  value(await take(street.worker, id, 'accept', { plannedStart: new Date(Date.now() + 3 * 86_400_000), plannedEnd: new Date(Date.now() + 3 * 86_400_000 + 3_600_000), summary: '换灯' }));
  return settle(id);
};
const ratingsOf = (id: string) => db.select().from(ratings).where(sql`order_id = ${id}::uuid`).orderBy(ratings.attempt, ratings.at);
const callBacksOf = (id: string) => db.select().from(callBacks).where(sql`order_id = ${id}::uuid`);
const setState = (id: string, state: string) => db.execute(sql`update orders set state = ${state}, holds = 0, held_since = null where id = ${id}::uuid`);
const factsOf = async (id: string, step: string) => (await db.execute<{ facts: Record<string, unknown> }>(sql`select facts from events where order_id = ${id}::uuid and step = ${step} order by revision`)).map(({ facts }) => facts);
const draw = (id: string) => db.execute(sql`update orders set sampled = true where id = ${id}::uuid`);

describe('A rating', () => {
  test('is written once with the step; the requester\'s words never reach an event', async () => {
    const id = await doneFor();
    value(await take(resident, id, 'rate', good));
    expect(await ratingsOf(id)).toMatchObject([{ attempt: 1, personId: resident.id, stars: 5, resolved: true, words: good.words, spokenBy: null }]);
    expect((await look(id)).order).toMatchObject({ state: 'RATED', resolved: true });
    expect(await factsOf(id, 'rate')).toMatchObject([{ as: 'requester', resolved: true, attempt: 1 }]);
    const [{ n }] = await db.execute(sql`select count(*)::int as n from events where facts::text like '%灯亮%' or facts::text like '%stars%'`) as unknown as [{ n: number }];
    expect(n).toBe(0);
  });

  test.each([...ORDER_STATES])('in state %s is taken only after the service', async (state) => {
    const id = await doneFor();
    await setState(id, state);
    const outcome = await take(resident, id, 'rate', good);
    expect(codeOf(outcome)).toBe(state === 'DONE' || state === 'RATED' ? null : 'WRONG_STATE');
    expect(await ratingsOf(id)).toHaveLength(outcome.ok ? 1 : 0);
  });

  test('is not for those whom the order does not serve, and nothing changes', async () => {
    const id = await doneFor();
    const before = await look(id);
    expect(await Promise.all([street.worker, street.dispatcher, leader, officer, building].map(async (who) => codeOf(await take(who, id, 'rate', good)))))
      .toEqual(Array.from({ length: 5 }, () => 'NOT_ALLOWED'));
    expect(codeOf(await take(stranger, id, 'rate', good))).toBe('NOT_FOUND');
    expect(await ratingsOf(id)).toEqual([]);
    expect(await look(id)).toEqual({ ...before, keys: before.keys + 6 });
  });

  test.each([[0, 'STARS_WRONG'], [6, 'STARS_WRONG'], [2.5, 'STARS_WRONG']])('of %s stars is refused with %s', async (stars, code) => {
    const id = await doneFor();
    expect(codeOf(await take(resident, id, 'rate', { ...good, stars }))).toBe(code);
    expect(await ratingsOf(id)).toEqual([]);
  });

  test('with words without an end is refused', async () => {
    const id = await doneFor();
    expect(codeOf(await take(resident, id, 'rate', { ...good, words: '长'.repeat(2_001) }))).toBe('WORDS_TOO_LONG');
    expect(await ratingsOf(id)).toEqual([]);
  });

  test('is given once a person and attempt, also when ten come at once', async () => {
    const id = await doneFor();
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => take(resident, id, 'rate', good, randomUUID())));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(new Set(outcomes.map(codeOf).filter(Boolean))).toEqual(new Set(['ALREADY_RATED']));
    expect(await ratingsOf(id)).toHaveLength(1);
  });

  test('with the same key is one rating and one outcome, also at once', async () => {
    const id = await doneFor();
    const key = randomUUID();
    const outcomes = await Promise.all(Array.from({ length: 6 }, () => take(resident, id, 'rate', good, key)));
    expect(new Set(outcomes.map((outcome) => JSON.stringify(value(outcome)))).size).toBe(1);
    expect(codeOf(await take(resident, id, 'rate', { ...good, stars: 1 }, key))).toBe('KEY_REUSED');
    expect(await ratingsOf(id)).toHaveLength(1);
  });

  test('is said by officer or building head for who has no login, once, and marked so', async () => {
    for (const speaker of [officer, building]) {
      const id = await doneFor(old);
      value(await take(speaker, id, 'rate', good));
      expect(await ratingsOf(id)).toMatchObject([{ personId: old.id, spokenBy: speaker.id }]);
      expect(await factsOf(id, 'rate')).toMatchObject([{ as: 'speaker' }]);
      for (const again of [officer, building]) expect(codeOf(await take(again, id, 'rate', good))).toBe('ALREADY_RATED');
      expect(codeOf(await take(old, id, 'rate', good))).toBe('ALREADY_RATED');
      expect(await ratingsOf(id)).toHaveLength(1);
    }
  });

  test('of a further person served counts beside the requester\'s, whose "resolved" decides', async () => {
    const id = await doneFor();
    await db.execute(sql`insert into order_relations (realm, order_id, attempt, person_id, relation, since, placed_at) select realm, id, 1, ${stranger.id}::uuid, 'SERVED', placed_at, placed_at from orders where id = ${id}::uuid`);
    value(await take(resident, id, 'rate', good));
    value(await take(stranger, id, 'rate', bad));
    expect((await look(id)).order).toMatchObject({ state: 'RATED', attempt: 1, resolved: true });
    expect((await ratingsOf(id)).map(({ personId, resolved }) => [personId, resolved])).toEqual([[resident.id, true], [stranger.id, false]]);
  });

  test('is not for whoever served', async () => {
    const id = await doneFor();
    await db.execute(sql`insert into order_relations (realm, order_id, attempt, person_id, relation, since, until, placed_at) select realm, id, 1, ${resident.id}::uuid, 'CREW', placed_at, done_at, placed_at from orders where id = ${id}::uuid`);
    expect(codeOf(await take(resident, id, 'rate', good))).toBe('SERVED_IT');
    expect(await ratingsOf(id)).toEqual([]);
  });
});

describe('Not resolved', () => {
  test('is done again with one rating an attempt; after the third it stays with the street leader', async () => {
    const id = await doneFor();
    for (const attempt of [1, 2]) {
      value(await take(resident, id, 'rate', bad));
      expect((await look(id)).order).toMatchObject({ state: 'ACCEPTED', attempt: attempt + 1, plannedStart: null, resolved: null });
      await settle(id);
    }
    value(await take(resident, id, 'rate', bad));
    const { order, dues } = await look(id);
    expect(order).toMatchObject({ state: 'RATED', attempt: 3, resolved: false });
    expect(dues.map(({ step }) => step)).toContain('remindStreetLeader');
    expect((await ratingsOf(id)).map(({ attempt }) => attempt)).toEqual([1, 2, 3]);
    expect(codeOf(await clock(id, 'close'))).not.toBeNull();
    await db.execute(sql`update orders set answered_at = business_now() where id = ${id}::uuid`);
    value(await take(leader, id, 'close', { words: '已上门说明' }));
    expect((await look(id)).order.state).toBe('CLOSED');
  });
});

describe('A call-back', () => {
  const rated = async (rating = good): Promise<string> => {
    const id = await doneFor();
    await db.execute(sql`update orders set attempt = 3 where id = ${id}::uuid`);
    value(await take(resident, id, 'rate', rating));
    await draw(id);
    return id;
  };

  test('stands beside the rating and never replaces it', async () => {
    const id = await rated();
    value(await take(auditor, id, 'callBack', { stars: 4, resolved: true, words: '电话核实' }));
    expect(await callBacksOf(id)).toMatchObject([{ attempt: 3, callerId: auditor.id, stars: 4, resolved: true }]);
    expect(await ratingsOf(id)).toMatchObject([{ stars: 5, resolved: true, words: good.words }]);
    expect((await look(id)).order).toMatchObject({ state: 'RATED', resolved: true });
    expect((await look(id)).order.calledBackAt).not.toBeNull();
    expect(await factsOf(id, 'callBack')).toMatchObject([{ resolved: true, contradiction: false }]);
  });

  test.each([[good, false], [bad, true]])('that contradicts the rating says so in its event, and nothing more', async (rating, resolved) => {
    const id = await rated(rating);
    value(await take(street.dispatcher, id, 'callBack', { stars: 3, resolved }));
    expect(await factsOf(id, 'callBack')).toMatchObject([{ resolved, contradiction: true }]);
    expect((await look(id)).order.resolved).toBe(rating.resolved);
  });

  test('is made once, by somebody independent, for an order that was drawn', async () => {
    const id = await rated();
    expect(await Promise.all([resident, street.worker, officer].map(async (who) => codeOf(await take(who, id, 'callBack', good))))).toEqual(Array.from({ length: 3 }, () => 'NOT_ALLOWED'));
    expect(await callBacksOf(id)).toEqual([]);
    const outcomes = await Promise.all([leader, auditor, street.dispatcher].map((who) => take(who, id, 'callBack', good)));
    expect(outcomes.map(codeOf).filter(Boolean)).toEqual(['ALREADY_CALLED_BACK', 'ALREADY_CALLED_BACK']);
    expect(await callBacksOf(id)).toHaveLength(1);
    const undrawn = await doneFor();
    value(await take(resident, undrawn, 'rate', good));
    await db.execute(sql`update orders set sampled = false where id = ${undrawn}::uuid`);
    expect(codeOf(await take(auditor, undrawn, 'callBack', good))).toBe('NOT_IN_SAMPLE');
  });

  test('is drawn by a hash that anybody can draw again', async () => {
    const seen = new Set<boolean>();
    for (let i = 0; i < 40 && seen.size < 2; i++) {
      const id = await doneFor();
      const { order } = await look(id);
      value(await take(resident, id, 'rate', good));
      const { sampled } = (await look(id)).order;
      expect(sampled).toBe(drawn(order, 0.1));
      seen.add(sampled);
    }
    expect(drawn({ realm: 'r', id: 'x', attempt: 1, revision: 1 }, 1)).toBe(true);
    expect(drawn({ realm: 'r', id: 'x', attempt: 1, revision: 1 }, 0)).toBe(false);
  });
});

test('a rating that is there cannot be written again, whatever the code decides', async () => {
  const id = await doneFor();
  value(await take(resident, id, 'rate', good));
  await expect(db.execute(sql`insert into ratings (realm, id, order_id, attempt, person_id, stars, resolved, at)
    select realm, ${randomUUID()}::uuid, order_id, attempt, person_id, 1, false, at from ratings where order_id = ${id}::uuid`)).rejects.toThrow(/insert into ratings/);
  await expect(db.execute(sql`update ratings set stars = 6 where order_id = ${id}::uuid`)).rejects.toThrow(/update ratings/);
});
