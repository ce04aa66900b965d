import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { encodeCursor } from '../../../src/platform/events/cursor.ts';
import { RESYNC, type Page } from '../../../src/platform/events/event.ts';
import { cursorNow } from '../../../src/platform/events/read.ts';
import { freshDatabase } from '../../support/database.ts';
import { following, hubsOn, QUICK, until } from './hubs.ts';
import { interleaved, outOfOrder, seeded, seqs, settled, tellOne } from './support.ts';

const database = await freshDatabase();
const { db, url } = database;
const { open } = hubsOn(database);

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
    let over = false;
    const live = followers.map(async (f, i) => {
      while (!over && (writing || seqs(f.pages).length < total.count)) {
        const leaving = new AbortController();
        for await (const page of hub.follow({ realm: 'R', after: f.cursor, signal: leaving.signal })) {
          if (page === RESYNC) { f.wrong++; return; }
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
    over = true;
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
