import postgres from 'postgres';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { grab, type GrabbedSeat } from '../../src/features/crew/grab.ts';
import { newId } from '../../src/kernel/ids.ts';
import type { Outcome } from '../../src/kernel/result.ts';
import type { Platform } from '../../src/platform/platform.ts';
import type { Neighbour } from '../support/street.ts';
import { hours, makeScene, type OrderShape } from '../crew/support/scene.ts';

const scene = await makeScene();
const { street, order, look } = scene;
const owner = postgres(scene.url, { max: 1, onnotice: () => {} });
afterAll(() => owner.end());

/** Another node on the same database: lanes of its own, and a count of its statements. */
function node(limits: Partial<Platform['config']['limits']> = {}) {
  let statements = 0;
  const sql = new Proxy(scene.platform.sql, {
    get: (target, name) => (name === 'unsafe' ? (...args: Parameters<typeof target.unsafe>) => { statements += 1; return target.unsafe(...args); } : Reflect.get(target, name)),
  });
  const { config } = scene.platform;
  const platform: Platform = { ...scene.platform, sql, config: { ...config, limits: { ...config.limits, ...limits } } };
  return { take: (who: Neighbour, orderId: string, key = newId()) => grab(platform, { caller: who.caller, orderId, key }), statements: () => statements };
}

let slot = 0;
/** Two hours of nobody's. */
const apart = (): OrderShape => { slot += 3; return { plannedStart: hours(100 + slot), plannedEnd: hours(102 + slot) }; };
const codeOf = (outcome: Outcome<GrabbedSeat>): string => (outcome.ok ? 'SEAT' : outcome.refusal.code);
const troubleOf = (asked: Promise<unknown>): Promise<unknown> => asked.then(() => null, (error: { code?: unknown }) => error.code);

/** Seats, count, revisions, events, relations and time limits of an order say the same, and no revision is left out. */
async function expectWhole(orderId: string, seats: number, born = 1): Promise<void> {
  const after = await look(orderId);
  const revisions = Array.from({ length: seats }, (_, i) => born + 1 + i);
  expect({ ...after, seats: after.seats.length, relations: after.relations.length, deadlines: after.deadlines.length })
    .toMatchObject({ helpersLiving: seats, revision: born + seats, revisions, seats, relations: seats, deadlines: seats });
  expect(new Set(after.seats.map(({ personId }) => personId)).size).toBe(seats);
}

describe('Two hundred grabs of twenty orders at once', () => {
  test('are decided in four statements at most, each as if it had come alone, in the order of arrival', async () => {
    const crowd = await street.neighbours(12, { volunteer: [] });
    const [residents, members] = [await street.neighbours(10), await street.neighbours(5, { volunteer: [], partyMember: true })];
    const [doubles, split] = [await street.neighbours(5, { volunteer: [] }), await street.neighbours(10, { volunteer: [] })];
    const served = await street.neighbour({ volunteer: [] });
    const wide = { helpersWanted: 20 };
    const popular = await Promise.all(Array.from({ length: 8 }, () => order(apart())));
    const [quiet, held, started, leadOnly, sensitive, accepted, skilled, theirs, taken, twice] = await Promise.all([
      order(apart()), order({ ...apart(), holds: 1, heldSince: new Date() }), order({ plannedStart: hours(-1), plannedEnd: hours(1) }),
      order({ ...apart(), serves: 'LEAD_ONLY', helpersWanted: 0 }), order({ ...apart(), sensitive: true, skills: ['MEDICAL'] }), order({ ...apart(), state: 'ACCEPTED' }),
      order({ ...apart(), skills: ['DRIVING'] }), order({ ...apart(), requesterId: served.id }), order({ ...apart(), ...wide }), order({ ...apart(), ...wide }),
    ]);
    const then = apart();
    const [left, right] = [await order({ ...then, ...wide }), await order({ ...then, ...wide })];
    for (const who of crowd.slice(0, 3)) expect(await grab(scene.platform, { caller: who.caller, orderId: taken, key: newId() })).toMatchObject({ ok: true });

    const { take, statements } = node({ grabLanes: 1 });
    const asked: { code: string; outcome: Promise<Outcome<GrabbedSeat>> }[] = [];
    const ask = (code: string, who: Neighbour, orderId: string, key?: string): void => { asked.push({ code, outcome: take(who, orderId, key) }); };
    const keys = popular.map(() => newId());
    const nobody: Neighbour = { ...served, caller: { ...served.caller, subject: 'nobody' } };
    crowd.forEach((who, n) => popular.forEach((id, i) => ask(n < 3 ? 'SEAT' : 'ORDER_FULL', who, id, n === i % 3 ? keys[i] : undefined)));
    residents.forEach((who) => ask('NOT_VOLUNTEER', who, quiet));
    for (const [code, id, who] of [
      ['ON_HOLD', held, crowd], ['ALREADY_STARTED', started, crowd], ['NO_SUCH_SEATS', leadOnly, crowd], ['NOT_FOUND', sensitive, crowd], ['NOT_OPEN', accepted, members], ['SKILLS_MISSING', skilled, crowd],
      ['NOT_FOUND', newId(), crowd],
    ] as const) who.slice(0, 5).forEach((one) => ask(code, one, id));
    ask('SERVES_YOU', served, theirs);
    crowd.slice(0, 3).forEach((who) => ask('ALREADY_ON_CREW', who, taken));
    doubles.forEach((who) => { ask('SEAT', who, twice); ask('ALREADY_ON_CREW', who, twice); });
    split.forEach((who) => ask('EITHER', who, left));
    split.forEach((who) => ask('EITHER', who, right));
    popular.forEach((id, i) => ask('SEAT', crowd[i % 3]!, id, keys[i])); // the same key again
    popular.forEach((_, i) => ask('KEY_REUSED', crowd[i % 3]!, quiet, keys[i])); // the same key, another order
    ask('NOT_VOLUNTEER', nobody, quiet);
    while (asked.length < 200) ask('ORDER_FULL', crowd[11]!, popular[0]!);

    const got = await Promise.all(asked.map(({ outcome }) => outcome));
    expect(asked).toHaveLength(200);
    asked.forEach(({ code }, i) => { if (code !== 'EITHER') expect([i, codeOf(got[i]!)]).toEqual([i, code]); });
    // Each of those who asked for two places at the same time has one of them.
    const begun = asked.findIndex(({ code }) => code === 'EITHER');
    split.forEach((_, i) => expect([codeOf(got[begun + i]!), codeOf(got[begun + split.length + i]!)].sort()).toEqual(['ELSEWHERE_THEN', 'SEAT']));
    // A key that was asked twice has one outcome.
    const again = asked.length - got.slice().reverse().findIndex((outcome) => codeOf(outcome) === 'KEY_REUSED') - 2 * popular.length;
    popular.forEach((_, i) => expect(got[again + i]).toEqual(got[(i % 3) * popular.length + i]));
    // Who came first stands first.
    popular.forEach((_, i) => expect([0, 1, 2].map((n) => { const one = got[n * popular.length + i]!; return one.ok ? [one.value.revision, one.value.seatsLeft] : []; })).toEqual([[2, 2], [3, 1], [4, 0]]));

    for (const id of popular) await expectWhole(id, 3);
    for (const id of [quiet, held, started, leadOnly, sensitive, accepted, skilled, theirs]) await expectWhole(id, 0);
    await expectWhole(taken, 3);
    await expectWhole(twice, 5);
    expect((await look(left)).helpersLiving + (await look(right)).helpersLiving).toBe(10);
    await expectWhole(left, (await look(left)).helpersLiving);
    await expectWhole(right, (await look(right)).helpersLiving);
    const [kept] = await owner<{ n: number }[]>`select count(*)::int as n from keys where mutation = 'grabSeat'`;
    expect(kept!.n).toBe(3 + 200 - 2 * popular.length); // the first three, and every key once
    // What has come when the first 64 go, the others, whose key was among these, and those who gathered for what was found full.
    expect(statements()).toBeLessThanOrEqual(4);
  });

  test('a place that its first asker could not take goes to the next, who is not told that the order is full', async () => {
    const then = apart();
    const [one, other] = [await order({ ...then, helpersWanted: 1 }), await order({ ...then, helpersWanted: 1 })];
    const [anna, bert, carl] = await street.neighbours(3, { volunteer: [] });
    const { take } = node({ grabLanes: 1 });
    const got = await Promise.all([take(anna!, one), take(anna!, other), take(bert!, other), take(carl!, other)]);
    expect(got.map(codeOf)).toEqual(['SEAT', 'ELSEWHERE_THEN', 'SEAT', 'ORDER_FULL']);
    await Promise.all([expectWhole(one, 1), expectWhole(other, 1)]);
  });

  test('of two nodes, on orders of the same hours, give nobody two places and no place twice', async () => {
    const crowd = await street.neighbours(40, { volunteer: [] });
    const then = apart();
    const ids = await Promise.all(Array.from({ length: 6 }, () => order(then)));
    const nodes = [node(), node()];
    const got = await Promise.all(crowd.flatMap((who, i) => ids.map((_, n) => nodes[(i + n) % 2]!.take(who, ids[(i + n) % 6]!))));
    expect(got.filter(({ ok }) => ok)).toHaveLength(18);
    expect(new Set(got.map(codeOf))).toEqual(new Set(['SEAT', 'ORDER_FULL', 'ELSEWHERE_THEN']));
    for (const id of ids) await expectWhole(id, 3);
    const seats = (await Promise.all(ids.map(look))).flatMap((after) => after.seats.map(({ personId }) => personId));
    expect(new Set(seats).size).toBe(18);
  });
});

describe('What is slow or broken', () => {
  test('a locked order delays nobody else, and its own askers are served in their order once it is free', async () => {
    const [anna, bert, carl] = await street.neighbours(3, { volunteer: [] });
    const others = await street.neighbours(20, { volunteer: [] });
    const locked = await order({ ...apart(), helpersWanted: 2 });
    const free = await Promise.all(others.map(() => order(apart())));
    const { take, statements } = node({ grabLanes: 1 });
    const waiting = await owner.begin(async (tx) => {
      await tx`select from orders where id = ${locked} for update`;
      const first = take(anna!, locked);
      const around = others.map((who, i) => take(who, free[i]!));
      const rest = [take(bert!, locked), take(carl!, locked)];
      expect((await Promise.all(around)).map(codeOf)).toEqual(others.map(() => 'SEAT'));
      expect(statements()).toBeLessThan(others.length); // they shared theirs: nobody waited until it was given up and each was asked alone
      const late = await street.neighbour({ volunteer: [] });
      expect(codeOf(await take(late, free[0]!))).toBe('SEAT');
      expect((await look(locked)).helpersLiving).toBe(0);
      return { all: [first, ...rest] };
    });
    expect((await Promise.all(waiting.all)).map(codeOf)).toEqual(['SEAT', 'SEAT', 'ORDER_FULL']);
    await expectWhole(locked, 2);
  });

  test('an order that stays locked is answered in time, nothing is kept, and the same key asked later takes the place', async () => {
    const anna = await street.neighbour({ volunteer: [] });
    const locked = await order(apart());
    const key = newId();
    const { take } = node({ grabMs: 700 });
    await owner.begin(async (tx) => {
      await tx`select from orders where id = ${locked} for update`;
      const began = performance.now();
      expect(['OVERLOADED', 'OUTCOME_UNKNOWN']).toContain(await troubleOf(take(anna, locked, key)));
      // The lock is held until here: whoever did not look at its own time would never come to this. The rest is for slow machines.
      expect(performance.now() - began).toBeLessThan(5_000);
    });
    expect(await take(anna, locked, key)).toMatchObject({ ok: true });
    await expectWhole(locked, 1);
  });

  test('a statement that hangs ends in an unknown outcome, which the same key then tells', async () => {
    const [anna, bert] = await street.neighbours(2, { volunteer: [] });
    await owner.unsafe(`create function slow() returns trigger language plpgsql as $$ begin perform pg_sleep(2.5); return new; end $$;
      create trigger slow before insert on seats for each row when (new.person_id = '${anna!.id}') execute function slow()`);
    try {
      const [slow, quick] = [await order(apart()), await order(apart())];
      const { take } = node({ grabMs: 900, grabLanes: 1 });
      const key = newId();
      // Not waited for: it would have come to a seat.
      expect(await troubleOf(take(anna!, slow, key))).toBe('OUTCOME_UNKNOWN');
      expect(codeOf(await take(bert!, quick))).toBe('SEAT'); // the lane goes on
      await vi.waitFor(async () => { expect((await look(slow)).helpersLiving).toBe(1); }, { timeout: 20_000 });
      expect(await take(anna!, slow, key)).toMatchObject({ ok: true, value: { revision: 2 } });
      await expectWhole(slow, 1);
    } finally {
      await owner.unsafe('drop trigger slow on seats; drop function slow()');
    }
  });

  test('one grab that breaks the statement breaks for itself alone', async () => {
    const crowd = await street.neighbours(9, { volunteer: [] });
    await owner.unsafe(`create function broken() returns trigger language plpgsql as $$ begin raise exception 'broken'; end $$;
      create trigger broken before insert on seats for each row when (new.person_id = '${crowd[4]!.id}') execute function broken()`);
    try {
      const ids = await Promise.all([1, 2, 3].map(() => order(apart())));
      const { take } = node();
      const got = await Promise.allSettled(crowd.map((who, i) => take(who, ids[i % 3]!)));
      expect(got.map((one) => (one.status === 'fulfilled' ? codeOf(one.value) : 'BROKEN'))).toEqual(crowd.map((_, i) => (i === 4 ? 'BROKEN' : 'SEAT')));
      await Promise.all(ids.map((id, i) => expectWhole(id, i === 1 ? 2 : 3)));
    } finally {
      await owner.unsafe('drop trigger broken on seats; drop function broken()');
    }
  });

  test('when too many wait, the next is refused at once, and nothing of it is kept', async () => {
    const crowd = await street.neighbours(6, { volunteer: [] });
    const orderId = await order({ ...apart(), helpersWanted: 6 });
    const { take } = node({ grabsWaiting: 5 });
    const keys = crowd.map(() => newId());
    const got = await Promise.allSettled(crowd.map((who, i) => take(who, orderId, keys[i])));
    expect(got.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'fulfilled', 'fulfilled', 'rejected']);
    expect((got[5] as PromiseRejectedResult).reason).toMatchObject({ name: 'Trouble', code: 'OVERLOADED' });
    expect(await take(crowd[5]!, orderId, keys[5])).toMatchObject({ ok: true });
    await expectWhole(orderId, 6);
  });

  test('a server that goes away in mid-batch leaves each grab done or not done, and the same key tells which', async () => {
    const crowd = await street.neighbours(60, { volunteer: [] });
    const ids = await Promise.all(Array.from({ length: 20 }, () => order(apart())));
    const { take } = node();
    const keys = crowd.map(() => newId());
    const first = crowd.map((who, i) => take(who, ids[i % 20]!, keys[i]).then((outcome) => outcome, () => null));
    await owner`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and query like '%as refused%' and state = 'active'`;
    const told = await Promise.all(first);
    const again = await Promise.all(crowd.map((who, i) => take(who, ids[i % 20]!, keys[i])));
    told.forEach((outcome, i) => { if (outcome !== null) expect(again[i]).toEqual(outcome); });
    expect(again.map(codeOf)).toEqual(crowd.map(() => 'SEAT'));
    for (const id of ids) await expectWhole(id, 3);
  });
});
