import { sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Tx } from '../../../src/platform/db.ts';
import { openDatabase } from '../../../src/platform/db.ts';
import type { Event } from '../../../src/platform/events/event.ts';
import { putEventsAway } from '../../../src/platform/events/put-away.ts';
import { deadLetters, retryDeadLetters } from '../../../src/platform/handlers/dead-letters.ts';
import { handler, type Handler } from '../../../src/platform/handlers/handler.ts';
import { openHandlers } from '../../../src/platform/handlers/handlers.ts';
import { freshDatabase } from '../../support/database.ts';
import { log, until } from '../events/hubs.ts';
import { settled, tellOne } from '../events/support.ts';

const { db, url } = await freshDatabase();

beforeAll(async () => { await db.execute(sql`create table done (handler text, seq bigint, nr serial)`); });
beforeEach(async () => { await db.execute(sql`truncate done, events, old_events, feed_marks, handler_cursors, handler_retries`); });

const note = (name: string, tx: Tx, { seq }: Event) => tx.execute(sql`insert into done (handler, seq) values (${name}, ${seq}::text::bigint)`);
const doneBy = async (name: string): Promise<string[]> => (await db.execute<{ seq: string }>(sql`select seq::text from done where handler = ${name} order by nr`)).map(({ seq }) => seq);
const all = async (): Promise<string[]> => (await db.execute<{ seq: string }>(sql`select seq::text from all_events e order by e.seq`)).map(({ seq }) => seq);

/** Does something with each event whose step is `bad`, as long as `isBad` says so, and notes all others. */
const noting = (name: string, bad: (tx: Tx, event: Event) => Promise<void> = async () => {}, isBad = () => true): Handler => handler({
  name, handles: () => true, run: async (tx, events) => {
    for (const event of events) if (event.step === 'bad' && isBad()) await bad(tx, event);
    for (const event of events) await note(name, tx, event);
  },
});
const hangs = (): Promise<void> => new Promise(() => {});
const QUICK = { intervalMs: 10, runMs: 150, leaseSeconds: 2 };

describe('A handler that hangs', () => {
  test('delays no other handler, handles its other events, and gives up on that one after the last try', async () => {
    await tellOne(db, { step: 'bad' });
    await tellOne(db, { realm: 'S' });
    await tellOne(db);
    const handlers = openHandlers({ db, log, ...QUICK, runMs: 1_500, patience: { mostTries: 2, seconds: () => 0 }, handlers: [noting('hanging', hangs), noting('other')] });
    handlers.start();
    const began = performance.now();
    await until(async () => (await doneBy('other')).length === 3);
    const told = await tellOne(db);
    await until(async () => (await doneBy('other')).length === 4);
    expect(performance.now() - began).toBeLessThan(1_500);
    await until(async () => (await deadLetters(db)).length === 1);
    await until(async () => (await doneBy('hanging')).length === 3);
    expect(await deadLetters(db)).toMatchObject([{ handler: 'hanging', step: 'bad', tries: 2, fault: 'Overdue' }]);
    expect(told).toBeDefined();
    await handlers.stop();
  });

  test('can do nothing more through its transaction once its time is over', async () => {
    await tellOne(db, { step: 'bad' });
    let late: unknown = null;
    const sleepy = noting('sleepy', async (tx, event) => {
      await note('sleepy', tx, event);
      await new Promise((go) => setTimeout(go, 500));
      await note('late', tx, event).catch((error: unknown) => { late = error; throw error; });
    });
    await openHandlers({ db, log, ...QUICK, patience: { mostTries: 1, seconds: () => 0 }, handlers: [sleepy] }).drain();
    await until(() => late !== null);
    expect([await doneBy('sleepy'), await doneBy('late')]).toEqual([[], []]);
  });

  test('on a retry holds back no feed meanwhile', async () => {
    await tellOne(db, { step: 'bad' });
    let tries = 0;
    const failing = noting('one', async () => { if (++tries <= 2) throw new TypeError('no'); await hangs(); });
    const handlers = openHandlers({ db, log, ...QUICK, runMs: 1_500, patience: { mostTries: 2, seconds: () => 0 }, handlers: [failing] });
    handlers.start();
    await until(() => tries === 3);
    const began = performance.now();
    await tellOne(db);
    await settled(db);
    expect(performance.now() - began).toBeLessThan(1_000);
    await handlers.stop();
  });

  test('having written holds back no feed for longer than two seconds', async () => {
    await tellOne(db, { step: 'bad' });
    let hanging = 0;
    const writing = noting('one', async (tx, event) => { await note('one', tx, event); hanging++; await hangs(); });
    const handlers = openHandlers({ db, log, ...QUICK, runMs: 60_000, patience: { mostTries: 1, seconds: () => 0 }, handlers: [writing] });
    handlers.start();
    await until(() => hanging === 1);
    const began = performance.now();
    await tellOne(db);
    await settled(db);
    expect(performance.now() - began).toBeLessThan(2_000);
    await handlers.stop();
    expect(await doneBy('one')).toEqual([]);
  });

  test('of two nodes shares the work with the other all the same, and each effect happens once', async () => {
    const other = openDatabase(url);
    for (let i = 0; i < 12; i++) await tellOne(db, { realm: `R${i % 3}`, step: i % 5 === 0 ? 'bad' : 'place' });
    let hanging = true;
    const nodes = [db, other.db].map((each) => openHandlers({ db: each, log, ...QUICK, portion: 2, patience: { mostTries: 50, seconds: () => 0.05 }, handlers: [noting('one', hangs, () => hanging)] }));
    for (const node of nodes) node.start();
    await until(async () => (await doneBy('one')).length === 9);
    hanging = false;
    await until(async () => (await doneBy('one')).length === 12);
    await Promise.all(nodes.map((node) => node.stop()));
    await other.close();
    expect((await doneBy('one')).sort()).toEqual((await all()).sort());
  });
});

describe('A dead letter', () => {
  test('is also what a node died with at its last try, though that was never answered for', async () => {
    await tellOne(db, { step: 'bad' });
    const handlers = openHandlers({ db, log, patience: { mostTries: 2, seconds: () => 3_600 }, handlers: [noting('one', async () => { throw new TypeError('no'); })] });
    await handlers.drain();
    // Its second and last try began, and the node died.
    await db.execute(sql`update handler_retries set tries = 2, next_at = machine_now()`);
    await handlers.drain();
    expect(await deadLetters(db)).toMatchObject([{ tries: 2 }]);
  });

  test('is listed without anything personal, found by realm, handler and event, and is tried again when it is told to, also when its event was put away', async () => {
    for (const realm of ['R', 'S']) await tellOne(db, { realm, step: 'bad' });
    let fails = true;
    const handlers = openHandlers({ db, log, patience: { mostTries: 1, seconds: () => 0 }, handlers: [noting('one', async () => { throw new RangeError('words of somebody'); }, () => fails)] });
    await handlers.drain();
    const dead = await deadLetters(db);
    expect(dead.map(({ realm, handler: name, step, fault, tries }) => [realm, name, step, fault, tries])).toEqual([['R', 'one', 'bad', 'RangeError', 1], ['S', 'one', 'bad', 'RangeError', 1]]);
    expect(JSON.stringify(dead)).not.toContain('words');
    expect([await deadLetters(db, { realm: 'S' }), await deadLetters(db, { handler: 'two' }), await deadLetters(db, { seq: dead[0]!.seq })].map((found) => found.length)).toEqual([1, 0, 1]);
    await settled(db);
    expect(await putEventsAway({ db, days: 0, handlers: ['one'], pauseMs: 0 })).toBe(2);
    fails = false;
    expect(await retryDeadLetters(db, { realm: 'R' })).toBe(1);
    await handlers.drain();
    expect(await doneBy('one')).toEqual([dead[0]!.seq]);
    expect(await deadLetters(db)).toHaveLength(1);
  });
});
