import { sql } from 'drizzle-orm';
import { pino } from 'pino';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../../src/kernel/ids.ts';
import { openDatabase, type Tx } from '../../../src/platform/db.ts';
import type { Event } from '../../../src/platform/events/event.ts';
import { tell } from '../../../src/platform/events/tell.ts';
import { handler, type Handler } from '../../../src/platform/handlers/handler.ts';
import { openHandlers } from '../../../src/platform/handlers/handlers.ts';
import { freshDatabase, freshUrl } from '../../support/database.ts';
import { interleaved, tellOne, telling } from '../events/support.ts';

const { db, url } = await freshDatabase();
const log = pino({ level: 'silent' });

beforeAll(async () => { await db.execute(sql`create table done (handler text, seq bigint, revision int, order_id uuid, nr serial)`); });
beforeEach(async () => {
  await db.execute(sql`truncate done, events, handler_cursors, handler_retries`);
  await db.execute(sql`update feed_epoch set epoch = 1`);
});

const note = (name: string) => (tx: Tx, event: Event) =>
  tx.execute(sql`insert into done (handler, seq, revision, order_id) values (${name}, ${event.seq}::text::bigint, ${event.revision}::int, ${event.orderId}::uuid)`);
const notes = async (name: string, tx: Tx, events: readonly Event[]): Promise<void> => { for (const event of events) await note(name)(tx, event); };
const noting = (name: string, more: Partial<Handler> = {}): Handler =>
  handler({ name, handles: () => true, run: (tx, events) => notes(name, tx, events), ...more });
/** Fails on every page that holds more than one event. */
const single = (name: string, run: (tx: Tx, event: Event) => Promise<void>): Handler => noting(name, { run: async (tx, events) => {
  await notes('gone', tx, events);
  if (events.length > 1) throw new RangeError('one by one');
  await tx.execute(sql`delete from done where handler = 'gone'`);
  await run(tx, events[0]!);
} });
const doneBy = async (name: string): Promise<string[]> =>
  (await db.execute<{ seq: string }>(sql`select seq::text from done where handler = ${name} order by nr`)).map(({ seq }) => seq);
const all = async (): Promise<string[]> => (await db.execute<{ seq: string }>(sql`select seq::text from events order by events.seq`)).map(({ seq }) => seq);
const now = { mostTries: 3, seconds: () => 0 };

/** The lease has run out, and another node has it. */
const takeOver = () => db.execute(sql`update handler_cursors set lease = ${newId()}::uuid, leased_until = machine_now() - interval '1 second'`);

describe('Handlers', () => {
  test('each see every event once, of every realm, and only what they handle', async () => {
    for (const realm of ['R', 'S', 'T']) for (let i = 0; i < 4; i++) await tellOne(db, { realm, step: i % 2 ? 'place' : 'accept' });
    const handlers = openHandlers({ db, log, portion: 2, handlers: [noting('one'), noting('two', { handles: ({ step }) => step === 'place' })] });
    expect(await handlers.drain()).toBe(18);
    expect((await doneBy('one')).sort()).toEqual((await all()).sort());
    expect(await doneBy('two')).toHaveLength(6);
    expect(await handlers.drain()).toBe(0);
  });

  test('go on where they stopped after a restart, and a new one begins at the beginning', async () => {
    await tellOne(db);
    await openHandlers({ db, log, handlers: [noting('one')] }).drain();
    await tellOne(db);
    expect(await openHandlers({ db, log, handlers: [noting('one'), noting('new')] }).drain()).toBe(3);
    expect([(await doneBy('one')).length, (await doneBy('new')).length]).toEqual([2, 2]);
  });

  test('hear the events that a handler tells', async () => {
    await tellOne(db, { step: 'first' });
    const chain = handler({
      name: 'chain', handles: ({ step }) => step === 'first', run: async (tx) => { await tell(tx, [telling({ step: 'second' })]); },
    });
    await openHandlers({ db, log, handlers: [chain, noting('seeing', { handles: ({ step }) => step === 'second' })] }).drain();
    expect(await doneBy('seeing')).toHaveLength(1);
  });

  test('see the events of one order by revision, each once, while writers interleave', async () => {
    const handlers = openHandlers({ db, log, portion: 3, handlers: [noting('one')] });
    let n = 0;
    const { committed } = await interleaved(url, 42, 300, async () => { if (++n % 60 === 0) await Promise.race([handlers.drain(), new Promise((go) => setTimeout(go, 50))]); });
    await handlers.drain();
    expect((await doneBy('one')).sort()).toEqual([...committed].sort());
    const [wrong] = await db.execute<{ count: number }>(sql`
      select count(*)::int as count from done a join done b on a.order_id = b.order_id and a.nr < b.nr and a.revision > b.revision`);
    expect(wrong!.count).toBe(0);
  });

  test('of two nodes share the work: every event is handled exactly once', async () => {
    const other = openDatabase(url);
    for (let i = 0; i < 30; i++) await tellOne(db, { realm: `R${i % 3}` });
    const nodes = [db, other.db].map((each) => openHandlers({ db: each, log, portion: 4, handlers: [noting('one'), noting('two')] }));
    await Promise.all(nodes.map((node) => node.drain()));
    await other.close();
    expect((await doneBy('one')).sort()).toEqual((await all()).sort());
    expect((await doneBy('two')).sort()).toEqual((await all()).sort());
  });

  test('take a page in one transaction: of a node that dies within it nothing stays', async () => {
    for (let i = 0; i < 5; i++) await tellOne(db);
    const runs: number[] = [];
    const dying = openHandlers({ db, log, handlers: [noting('one', { run: async (tx, events) => {
      runs.push(events.length);
      await notes('one', tx, events);
      void dying.stop();
      throw new Error('the node died');
    } })] });
    await dying.drain().catch(() => {});
    // Whatever was seen of them: transactions of other databases hold back what may be read.
    expect([runs.length, runs[0]! > 1]).toEqual([1, true]);
    expect(await doneBy('one')).toEqual([]);
    await openHandlers({ db, log, handlers: [noting('one')] }).drain();
    expect(await doneBy('one')).toEqual(await all());
  });

  test('of a node that died while it took a page one by one are not run again for what it had handled', async () => {
    for (let i = 0; i < 5; i++) await tellOne(db);
    const dying = openHandlers({ db, log, handlers: [single('one', async (tx, event) => {
      await note('one')(tx, event);
      if ((await tx.execute(sql`select 1 from done`)).length === 3) void dying.stop();
    })] });
    await dying.drain().catch(() => {});
    expect(await doneBy('one')).toHaveLength(3);
    await openHandlers({ db, log, handlers: [noting('one')] }).drain();
    expect(await doneBy('one')).toEqual(await all());
    expect(await doneBy('gone')).toEqual([]);
  });

  test('whose lease was taken over keep nothing of the page at hand', async () => {
    await tellOne(db);
    await tellOne(db);
    let runs = 0;
    const late = openHandlers({ db, log, handlers: [noting('one', { run: async (tx, events) => {
      await notes('one', tx, events);
      if (runs++ === 0) await takeOver();
    } })] });
    await late.drain();
    expect(await doneBy('one')).toEqual(await all());
    expect(runs).toBe(2);
  });

  test('whose lease was taken over while they took a page one by one do nothing more, not even the event at hand', async () => {
    await tellOne(db);
    await tellOne(db);
    let taken = false;
    const slow = single('one', async (tx, event) => {
      await note('one')(tx, event);
      if (taken) return;
      taken = true;
      await takeOver();
    });
    const late = openHandlers({ db, log, handlers: [slow] });
    await late.drain();
    expect(await doneBy('one')).toEqual(await all());
  });

  test('wait for what was committed before they were asked, though a transaction of another database is still open', async () => {
    const elsewhere = openDatabase(await freshUrl());
    let close = (): void => {};
    const closing = new Promise<void>((go) => { close = go; });
    let open: Promise<void> = Promise.resolve();
    await new Promise<void>((opened) => {
      open = elsewhere.db.transaction(async (tx) => {
        await tx.execute(sql`select pg_current_xact_id()`);
        opened();
        await closing;
      });
    });
    await tellOne(db);
    let over = false;
    const drained = openHandlers({ db, log, handlers: [noting('one')] }).drain().finally(() => { over = true; });
    await new Promise((go) => setTimeout(go, 100));
    expect([over, await doneBy('one')]).toEqual([false, []]);
    close();
    await Promise.all([open, drained]);
    expect(await doneBy('one')).toEqual(await all());
    await elsewhere.close();
  });

  test('finish an epoch that is over before the next one', async () => {
    await tellOne(db);
    await db.execute(sql`update feed_epoch set epoch = 2`);
    await tellOne(db);
    expect(await openHandlers({ db, log, handlers: [noting('one')] }).drain()).toBe(2);
    expect(await doneBy('one')).toEqual(await all());
  });

  test('run by themselves once started, woken by a hint', async () => {
    let hint = () => {};
    const handlers = openHandlers({ db, log, handlers: [noting('one')], intervalMs: 60_000, hub: { onHint: (listener) => { hint = listener; return () => {}; } } });
    handlers.start();
    await tellOne(db);
    for (let i = 0; i < 500 && (await doneBy('one')).length === 0; i++) hint();
    await handlers.stop();
    expect(await doneBy('one')).toHaveLength(1);
  });
});

describe('An event on which a handler fails', () => {
  const failing = (times: number) => {
    let runs = 0;
    const one = noting('one', { run: async (tx, events) => {
      await notes('one', tx, events);
      if (events.some(({ step }) => step === 'bad') && ++runs <= times) throw new TypeError('the words of somebody');
    } });
    return { one, runs: () => runs };
  };

  test('does not hold up the others, leaves nothing behind, and is tried again until it succeeds', async () => {
    await tellOne(db, { step: 'bad' });
    await tellOne(db);
    const { one } = failing(2); // on the page, and by itself
    const later = openHandlers({ db, log, handlers: [one], patience: { mostTries: 3, seconds: () => 3_600 } });
    await later.drain();
    expect(await doneBy('one')).toEqual((await all()).slice(1));
    const [kept] = await db.execute<{ tries: number; fault: string; dead: boolean }>(sql`select tries, fault, dead from handler_retries`);
    expect(kept).toEqual({ tries: 1, fault: 'TypeError', dead: false });
    await db.execute(sql`update handler_retries set next_at = machine_now()`);
    await later.drain();
    expect((await doneBy('one')).sort()).toEqual((await all()).sort());
    expect(await db.execute(sql`select 1 from handler_retries`)).toHaveLength(0);
  });

  test('whose try another node has taken over has its effect once', async () => {
    await tellOne(db, { step: 'bad' });
    await openHandlers({ db, log, handlers: [failing(2).one], patience: { mostTries: 3, seconds: () => 3_600 } }).drain();
    const due = () => db.execute(sql`update handler_retries set next_at = machine_now()`);
    await due();
    let [begun, goOn] = [(): void => {}, (): void => {}];
    const [has, may] = [new Promise<void>((done) => { begun = done; }), new Promise<void>((done) => { goOn = done; })];
    const other = openDatabase(url);
    const slow = openHandlers({ db: other.db, log, patience: { mostTries: 3, seconds: () => 3_600 }, handlers: [noting('one', { run: async (tx, events) => { begun(); await may; await notes('one', tx, events); } })] }).drain();
    await has;
    await due();
    await openHandlers({ db, log, handlers: [noting('one')] }).drain();
    goOn();
    await slow;
    await other.close();
    expect(await doneBy('one')).toEqual(await all());
    expect(await db.execute(sql`select 1 from handler_retries`)).toHaveLength(0);
  });

  test('is dead after the last try, and kept', async () => {
    await tellOne(db, { step: 'bad' });
    const { one, runs } = failing(99);
    await openHandlers({ db, log, handlers: [one], patience: now }).drain();
    expect(runs()).toBe(4); // on the page, by itself, and twice again
    const [kept] = await db.execute<{ tries: number; dead: boolean }>(sql`select tries, dead from handler_retries`);
    expect(kept).toEqual({ tries: 3, dead: true });
    expect(await doneBy('one')).toEqual([]);
  });
});
