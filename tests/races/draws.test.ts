import postgres, { type TransactionSql } from 'postgres';
import { expect, test } from 'vitest';
import { recordOf, takeDrawAsClock, wrongWith } from '../../src/features/draws/index.ts';
import type { Outcome } from '../../src/kernel/result.ts';
import { codeOf } from '../crew/support/doing.ts';
import { makeScene } from '../draws/support/scene.ts';
import { throughGate, warm } from './support/gate.ts';

const WIDE = 60;
const { platform, url, street, requester, announced, enter, entered, pass, look, drawId, move } = await makeScene({ connections: WIDE });
const { sql } = platform;
const crowd = await street.neighbours(200, { volunteer: [] });
const counted = (list: readonly string[]) => Object.fromEntries([...new Set(list)].sort().map((one) => [one, list.filter((x) => x === one).length]));
const drawAs = async (orderId: string) => takeDrawAsClock(platform, { realm: street.realm, id: await drawId(orderId), step: 'draw' });
const DAY = 24 * 60;

const eventsOf = async (orderId: string) => (await sql<{ step: string; n: number }[]>`
  select table_name || '.' || step as step, count(*)::int as n from events where (order_id = ${orderId} or facts->>'orderId' = ${orderId}) and table_name like 'DRAW%' group by 1 order by 1`);

test('two hundred enter at the closing instant while two nodes draw: whoever has a row within the window is drawn, everybody else is told that it is over', async () => {
  const id = await announced({ places: 5, startsIn: 10 * DAY });
  await warm(sql, WIDE);
  const entering = crowd.map((who) => enter(who, id));
  // The clock passes the instant in the midst of them.
  for (let rows = 0; rows < 40;) [{ n: rows }] = await sql<[{ n: number }]>`select count(*)::int as n from draw_entries` as [{ n: number }];
  await pass(61);
  const drawing = [drawAs(id), drawAs(id)];
  const outcomes = await Promise.all(entering);
  expect((await Promise.all(drawing)).map(codeOf).sort()).toEqual(['NOT_DUE', 'OK']);
  const after = await look(id);
  const codes = counted(outcomes.map(codeOf));
  expect(Object.keys(codes)).toEqual(['DRAW_CLOSED', 'OK']);
  expect(codes['OK']! + codes['DRAW_CLOSED']!).toBe(200);
  const acknowledged = outcomes.flatMap((outcome) => (outcome.ok ? [outcome.value.entryId] : []));
  expect(after.entries.map((entry) => entry.id).sort()).toEqual(acknowledged.sort());
  expect(counted(after.entries.map(({ state }) => state))).toEqual({ QUEUED: codes['OK']! - 5, SEATED: 5 });
  expect(after.entries.map(({ number }) => number)).toEqual(acknowledged.map((_, i) => i + 1));
  expect(await sql`select 1 from draw_entries e join draws d on d.id = e.draw_id where e.entered_at > d.closes_at`).toHaveLength(0);
  expect(after).toMatchObject({ state: 'DRAWN', helpersLiving: 5, waiting: codes['OK']! - 5 });
  expect(await eventsOf(id)).toEqual([
    { step: 'DRAW.announce', n: 1 }, { step: 'DRAW.draw', n: 1 }, { step: 'DRAW_ENTRY.enter', n: codes['OK'] }, { step: 'DRAW_ENTRY.queue', n: codes['OK']! - 5 }, { step: 'DRAW_ENTRY.seat', n: 5 },
  ]);
  expect(wrongWith((await recordOf(platform.db, street.realm, id))!)).toEqual([]);
});

/** Holds who is about to enter: they were judged by facts that are read before, and their row comes after. */
async function heldBack(entrants: number, lock: (tx: TransactionSql) => Promise<unknown>, start: () => Promise<Outcome<unknown>>[], meanwhile: () => Promise<void>): Promise<Outcome<unknown>[]> {
  const keeper = postgres(url, { max: 1, onnotice: () => {} });
  try {
    const rivals = await keeper.begin(async (tx) => {
      await lock(tx);
      const started = start();
      for (let n = 0; n < entrants;) [{ n }] = await sql<[{ n: number }]>`select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'` as [{ n: number }];
      await meanwhile();
      return { started };
    });
    return await Promise.all(rivals.started);
  } finally {
    await keeper.end();
  }
}

/** Until the window of an order's draw is over, by the database's clock. */
async function over(orderId: string): Promise<void> {
  for (let late = false; !late;) [{ late }] = await sql<[{ late: boolean }]>`select business_now() > closes_at as late from draws where order_id = ${orderId}` as [{ late: boolean }];
}

test('whoever was found to be in time and whose row comes after the instant does not count', async () => {
  const id = await announced({ startsIn: 12 * DAY });
  await warm(sql, WIDE);
  await pass(60 + 7 / 60);
  const outcomes = await heldBack(5, (tx) => tx`lock table draw_entries in share mode`, () => crowd.slice(0, 5).map((who) => enter(who, id)), () => over(id));
  expect(outcomes.map(codeOf)).toEqual(Array.from({ length: 5 }, () => 'DRAW_CLOSED'));
  expect((await look(id)).entries).toEqual([]);
  await pass(1);
  expect(codeOf(await drawAs(id))).toBe('OK');
});

test('whoever is under way when it is drawn is waited for: what has a row is drawn', async () => {
  const id = await announced({ places: 9, startsIn: 14 * DAY });
  await warm(sql, WIDE);
  await pass(60 + 7 / 60);
  // Their rows come within the window, and are not written yet when the draw begins.
  const drawing: Promise<Outcome<unknown>>[] = [];
  const outcomes = await heldBack(5, (tx) => tx`select from persons where id in ${tx(crowd.slice(0, 5).map((who) => who.id))} for update`, () => crowd.slice(0, 5).map((who) => enter(who, id)), async () => {
    await over(id);
    drawing.push(drawAs(id));
    for (let n = 0; n < 6;) [{ n }] = await sql<[{ n: number }]>`select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'` as [{ n: number }];
  });
  expect((await Promise.all(drawing)).map(codeOf)).toEqual(['OK']);
  expect(outcomes.map(codeOf)).toEqual(Array.from({ length: 5 }, () => 'OK'));
  expect(counted((await look(id)).entries.map(({ state }) => state))).toEqual({ SEATED: 5 });
});

test('one person three times in the same moment has one entry', async () => {
  const id = await announced({ startsIn: 16 * DAY });
  await warm(sql, WIDE);
  const outcomes = await heldBack(3, (tx) => tx`select from persons where id = ${crowd[0]!.id} for update`, () => [1, 2, 3].map(() => enter(crowd[0]!, id)), async () => {});
  expect(counted(outcomes.map(codeOf))).toEqual({ ALREADY_ENTERED: 2, OK: 1 });
  expect((await look(id)).entries).toHaveLength(1);
});

test('eight nodes at once draw once', async () => {
  const id = await announced({ places: 2, startsIn: 20 * DAY });
  for (const who of crowd.slice(0, 6)) await entered(who, id);
  await pass(61);
  const outcomes = await throughGate(url, [id], 8, () => Array.from({ length: 8 }, () => drawAs(id)));
  expect(counted(outcomes.map(codeOf))).toEqual({ NOT_DUE: 7, OK: 1 });
  const after = await look(id);
  expect(after.seats).toHaveLength(2);
  expect(counted(after.entries.map(({ state }) => state))).toEqual({ QUEUED: 4, SEATED: 2 });
});

test('who is drawn in the same moment for two orders that overlap has one seat, and is passed over in the other', async () => {
  for (let round = 0; round < 3; round++) {
    const startsIn = (30 + round * 2) * DAY;
    const both = [await announced({ places: 1, startsIn }), await announced({ places: 1, startsIn })] as const;
    const [anna, bob, eve] = crowd.slice(round * 3, round * 3 + 3);
    for (const id of both) await entered(anna!, id);
    await entered(bob!, both[0]);
    await entered(eve!, both[1]);
    await pass(61);
    expect((await throughGate(url, both, 2, () => both.map(drawAs))).map(codeOf)).toEqual(['OK', 'OK']);
    const after = await Promise.all(both.map(look));
    const hers = after.flatMap(({ seats }) => seats.filter(({ personId }) => personId === anna!.id));
    expect(hers.length).toBeLessThanOrEqual(1);
    expect(after.map(({ seats }) => seats.length)).toEqual([1, 1]);
    const entries = after.flatMap((one) => one.entries.filter(({ personId }) => personId === anna!.id));
    expect(entries.filter(({ state }) => state === 'SEATED')).toHaveLength(hers.length);
    for (const { state, why } of entries) expect(state === 'PASSED_OVER' ? why : null).toBe(state === 'PASSED_OVER' ? 'ELSEWHERE_THEN' : null);
  }
});

test('an order that is called off in the moment in which it is drawn and entered is either drawn or not, for everybody', async () => {
  for (let round = 0; round < 3; round++) {
    const id = await announced({ places: 2, startsIn: (50 + round * 2) * DAY });
    for (const who of crowd.slice(0, 5)) await entered(who, id);
    await pass(60 + 5 / 60);
    const entering = crowd.slice(5, 15).map((who) => enter(who, id));
    await pass(1);
    const [drawn, cancelled, ...late] = await throughGate<{ readonly ok: boolean }>(url, [id], 2, () => [drawAs(id), move(requester, 'cancel', id, { words: '不需要了' })]).then(async (two) => [...two, ...await Promise.all(entering)]);
    expect(cancelled!.ok).toBe(true);
    const after = await look(id);
    expect(after.entries).toHaveLength(5 + late.filter(({ ok }) => ok).length);
    expect(after).toMatchObject({ orderState: 'CANCELLED', state: drawn!.ok ? 'DRAWN' : 'CALLED_OFF', drawAt: null, helpersLiving: 0, waiting: 0, deadlines: [] });
    expect(after.entries.some(({ state }) => state === 'ENTERED')).toBe(false);
    if (!drawn!.ok) expect(new Set(after.entries.map(({ state }) => state))).toEqual(new Set(['CALLED_OFF']));
    else expect(after.seats.map(({ state }) => state)).toEqual(['RELEASED', 'RELEASED']);
  }
});
