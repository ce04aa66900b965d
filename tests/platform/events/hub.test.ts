import { sql } from 'drizzle-orm';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openDatabase, type Database } from '../../../src/platform/db.ts';
import { encodeCursor } from '../../../src/platform/events/cursor.ts';
import { RESYNC, type Page, type Resync } from '../../../src/platform/events/event.ts';
import { openHub, type Hub, type HubSettings } from '../../../src/platform/events/hub.ts';
import { cursorNow } from '../../../src/platform/events/read.ts';
import { tell } from '../../../src/platform/events/tell.ts';
import { freshDatabase } from '../../support/database.ts';
import { interleaved, outOfOrder, seeded, seqs, settled, tellOne, telling } from './support.ts';

const database = await freshDatabase();
const { db, url } = database;
const log = pino({ level: process.env['LOG_LEVEL'] ?? 'silent' });
const QUICK = { pollMs: 10, eagerMs: 2 };
const never = new AbortController().signal;

let hubs: Hub[] = [];
const open = (settings: HubSettings = QUICK, on: Database = database): Hub => {
  const hub = openHub({ database: on, log, ...settings });
  hubs.push(hub);
  return hub;
};
beforeEach(async () => {
  await db.execute(sql`truncate events`);
  await db.execute(sql`update feed_epoch set epoch = 1, kept_after = '0'`);
});
afterEach(async () => { await Promise.all(hubs.map((hub) => hub.stop())); hubs = []; });

const until = async (true_: () => boolean | Promise<boolean>): Promise<void> => {
  while (!await true_()) await new Promise((go) => setTimeout(go, 2));
};

/** Follows in the background and keeps what came. */
function following(hub: Hub, given: { realm?: string; after?: string | null; signal?: AbortSignal } = {}) {
  const pages: Page[] = [];
  const news: (Page | Resync)[] = [];
  const ended = (async () => {
    for await (const page of hub.follow({ realm: 'R', signal: never, ...given })) {
      news.push(page);
      if (page !== RESYNC) pages.push(page);
    }
  })();
  return { pages, news, ended, subjects: () => pages.flatMap((p) => p.events.map((e) => e.subjectId)) };
}
const all = async (realm = 'R'): Promise<string[]> =>
  (await db.execute<{ seq: string }>(sql`select seq::text from events where realm = ${realm} order by events.seq`)).map(({ seq }) => seq);

describe('Following', () => {
  test('with a cursor gives first what was missed, then what comes', async () => {
    const after = await cursorNow(db, 'R');
    const missed = [await tellOne(db), await tellOne(db)];
    const f = following(open(), { after });
    await until(() => f.subjects().length === 2);
    const live = await tellOne(db);
    await until(() => f.subjects().length === 3);
    expect(f.subjects()).toEqual([...missed, live]);
  });

  test('without a cursor gives what comes from the asking on', async () => {
    await tellOne(db);
    await settled(db);
    const f = following(open());
    const live: string[] = [];
    await until(async () => { live.push(await tellOne(db)); return f.subjects().length > 0; });
    await until(() => f.subjects().length === live.length || f.subjects().at(-1) === live.at(-1));
    expect(f.subjects()).toEqual(live.slice(-f.subjects().length));
  });

  test('never shows an event of another realm', async () => {
    const after = await cursorNow(db, 'R');
    const hub = open();
    const [r, s] = [following(hub, { after }), following(hub, { realm: 'S' })];
    const mine = await tellOne(db);
    await tellOne(db, { realm: 'T' });
    await until(() => r.subjects().length === 1);
    await until(async () => { await tellOne(db, { realm: 'S' }); return s.subjects().length > 0; });
    expect(r.subjects()).toEqual([mine]);
    expect(s.pages.every((p) => p.realm === 'S' && p.events.every((e) => e.realm === 'S'))).toBe(true);
  });

  test('resumes from the cursor of every page with exactly what came after that page, also on another node', async () => {
    const after = await cursorNow(db, 'R');
    for (let i = 0; i < 12; i++) await tellOne(db);
    const f = following(open({ ...QUICK, limit: 1 }), { after });
    await until(() => f.subjects().length === 12);
    const other = open();
    for (const [i, page] of f.pages.entries()) {
      const resumed = following(other, { after: page.cursor });
      await until(() => resumed.subjects().length === f.pages.slice(i + 1).length);
      expect(resumed.subjects()).toEqual(f.subjects().slice(i + 1));
    }
  });

  test.each([11, 12, 13])('by followers that come, lag, leave and resume while writers interleave misses nothing, doubles nothing, keeps each order (seed %i)', async (seed) => {
    const random = seeded(seed);
    const start = await cursorNow(db, 'R');
    const hub = open({ ...QUICK, limit: 3, bufferedEvents: 5 });
    const followers = Array.from({ length: 6 }, () => ({ cursor: start, pages: [] as Page[], wrong: 0 }));
    let writing = true;
    const total = { count: -1 };
    const live = followers.map(async (f, i) => {
      while (writing || seqs(f.pages).length < total.count) {
        const leaving = new AbortController();
        for await (const page of hub.follow({ realm: 'R', after: f.cursor, signal: leaving.signal })) {
          if (page === RESYNC) { f.wrong++; break; }
          f.pages.push(page);
          f.cursor = page.cursor;
          // A slow one lags until its buffer overflows; every one leaves now and then.
          if (i % 2 === 0) await new Promise((go) => setTimeout(go, Math.floor(random() * 12)));
          if (random() < 0.1 || (!writing && seqs(f.pages).length >= total.count)) break;
        }
        leaving.abort();
      }
    });
    const { committed } = await interleaved(url, seed, 400, async () => { if (random() < 0.3) hub.hint(); });
    total.count = committed.length;
    writing = false;
    const last = setInterval(() => { void tellOne(db, { realm: 'R' }).then(() => { total.count++; }); }, 1_000);
    await Promise.race([Promise.all(live), new Promise((go) => setTimeout(go, 10_000))]);
    clearInterval(last);
    for (const f of followers) {
      expect(f.wrong).toBe(0);
      expect(seqs(f.pages).filter((seq) => committed.includes(seq)).sort()).toEqual([...committed].sort());
      expect(new Set(seqs(f.pages)).size).toBe(seqs(f.pages).length);
      expect(outOfOrder(f.pages)).toEqual([]);
    }
  });

  test('ends when its signal is aborted, also while it waits, and when the hub stops', async () => {
    const hub = open();
    const leaving = new AbortController();
    const [one, two] = [following(hub, { signal: leaving.signal }), following(hub)];
    leaving.abort();
    await one.ended;
    await hub.stop();
    await two.ended;
    expect(hub.lagMs()).toBe(0);
  });
});

describe('A cursor that cannot be continued', () => {
  test.each([
    ['of another epoch', () => encodeCursor('R', { epoch: 7, xid: '1' })],
    ['of another realm', () => encodeCursor('S', { epoch: 1, xid: '1' })],
    ['unreadable', () => 'rubbish'],
  ])('because it is %s gives RESYNC and ends', async (_, cursor) => {
    const f = following(open(), { after: cursor() });
    await f.ended;
    expect(f.news).toEqual([RESYNC]);
  });

  test('because the database was restored while it was followed gives RESYNC and ends', async () => {
    const hub = open();
    const f = following(hub, { after: await cursorNow(db, 'R') });
    const first = await tellOne(db);
    await until(() => f.subjects().length === 1);
    await db.execute(sql`update feed_epoch set epoch = 2`);
    await tellOne(db);
    await f.ended;
    expect(f.news.at(-1)).toBe(RESYNC);
    expect(f.subjects()).toEqual([first]);
    await settled(db);
    const again = following(hub, { after: await cursorNow(db, 'R') });
    const second = await tellOne(db);
    await until(() => again.subjects().length === 1);
    expect(again.subjects()).toEqual([second]);
  });
});

describe('The hub', () => {
  test('reads nothing while nobody listens', async () => {
    const hub = open();
    hub.hint();
    expect(hub.lagMs()).toBe(0);
    const client = openDatabase(url, { max: 1, name: 'counted' });
    const quiet = openHub({ database: client, log, pollMs: 1, eagerMs: 1 });
    hubs.push(quiet);
    quiet.hint();
    await tellOne(db);
    const [row] = await db.execute<{ count: number }>(sql`
      select count(*)::int as count from pg_stat_activity where application_name = 'counted' and query like '%jsonb_to_recordset%'`);
    expect(row!.count).toBe(0);
    await quiet.stop();
    await client.close();
  });

  test('survives a listener that throws, and serves the others', async () => {
    const hub = open();
    hub.subscribe('R', () => { throw new Error('broken'); });
    const heard: string[] = [];
    const leave = hub.subscribe('R', (page) => { if (page !== RESYNC) heard.push(...page.events.map((e) => e.seq)); });
    await until(async () => { await tellOne(db); return heard.length > 1; });
    leave();
    await settled(db);
    const count = heard.length;
    await tellOne(db);
    await settled(db);
    expect(heard).toHaveLength(count);
  });

  test('sees at once what another node hints, long before it would poll', async () => {
    const slow = open({ pollMs: 600_000, eagerMs: 5 });
    const other = open({ pollMs: 600_000 });
    const f = following(slow, { after: await cursorNow(db, 'R') });
    await until(async () => { await tellOne(db); other.hint(); return f.subjects().length > 0; });
    expect(f.subjects().length).toBeGreaterThan(0);
  });

  test('needs no hint: the poll finds everything', async () => {
    const f = following(open({ pollMs: 10 }), { after: await cursorNow(db, 'R') });
    await until(() => true);
    const told = await tellOne(db);
    await until(() => f.subjects().length === 1);
    expect(f.subjects()).toEqual([told]);
  });

  test('goes on after all its connections were cut, without losing or doubling an event', async () => {
    const own = openDatabase(url, { name: 'to be cut' });
    const hub = open(QUICK, own);
    const f = following(hub, { after: await cursorNow(db, 'R') });
    for (let i = 0; i < 5; i++) {
      await tellOne(db);
      await db.execute(sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'to be cut'`);
      await tellOne(db);
    }
    await until(() => f.subjects().length >= 10);
    expect(seqs(f.pages)).toEqual(await all());
    await until(async () => { await tellOne(db); hub.hint(); return hub.lagMs() < 1_000; });
    await hub.stop();
    await own.close();
  });

  test('holds a bounded number of events for one who does not read', async () => {
    const hub = open({ ...QUICK, limit: 10, bufferedEvents: 20 });
    const stream = hub.follow({ realm: 'R', after: await cursorNow(db, 'R'), signal: never });
    const first = stream.next();
    await tellOne(db);
    await first;
    for (let i = 0; i < 100; i++) await tellOne(db);
    await settled(db);
    const read: string[] = [];
    while (read.length < 100) {
      const { value } = await stream.next();
      if (!value || value === RESYNC) throw new Error('ended');
      expect(value.events.length).toBeLessThanOrEqual(20);
      read.push(...value.events.map((e) => e.seq));
    }
    expect(read).toEqual((await all()).slice(1));
  });

  test('sends one whose buffer overflowed to the database, also when nothing comes after', async () => {
    const f = following(open({ ...QUICK, bufferedEvents: 5 }), { after: await cursorNow(db, 'R') });
    await tellOne(db);
    await until(() => f.subjects().length === 1);
    await tell(db, Array.from({ length: 30 }, () => telling()));
    await until(() => f.subjects().length >= 31);
    expect(seqs(f.pages)).toEqual(await all());
  });

  test('never stops anyone when it stops: a second stop and late calls are harmless', async () => {
    const hub = open();
    await hub.stop();
    await hub.stop();
    hub.hint();
    const late = following(hub);
    await late.ended;
    expect(late.news).toEqual([]);
  });
});
