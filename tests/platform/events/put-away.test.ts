import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../../src/kernel/ids.ts';
import { decodeCursor, encodeCursor } from '../../../src/platform/events/cursor.ts';
import { RESYNC, type Page, type Position } from '../../../src/platform/events/event.ts';
import { openEventsPutAway, putEventsAway, type PutAway } from '../../../src/platform/events/put-away.ts';
import { cursorNow, pageOf, readAfter, readSpans } from '../../../src/platform/events/read.ts';
import { tell } from '../../../src/platform/events/tell.ts';
import { freshDatabase } from '../../support/database.ts';
import { following, hubsOn, log, until } from './hubs.ts';
import { interleaved, outOfOrder, seeded, seqs, session, settled, tellOne, telling } from './support.ts';

const database = await freshDatabase();
const { db, url } = database;
const { open } = hubsOn(database);
beforeEach(async () => { await db.execute(sql`truncate old_events, feed_marks, handler_cursors, handler_retries`); });

/** Everything that has ended by now is old. */
const putAway = (given: Partial<PutAway> = {}): Promise<number> => putEventsAway({ db, days: 0, handlers: [], pauseMs: 0, ...given });
const kept = async (table: 'events' | 'old_events' | 'all_events'): Promise<string[]> =>
  (await db.execute<{ seq: string }>(sql`select seq::text from ${sql.raw(table)} e order by e.seq`)).map(({ seq }) => seq);

async function readOn(cursor: string, limit = 200): Promise<Page[]> {
  const pages: Page[] = [];
  for (;;) {
    const page = await readAfter(db, { realm: 'R', cursor, limit });
    if (page === RESYNC) throw new Error('resync');
    pages.push(page);
    if (!page.full) return pages;
    ({ cursor } = page);
  }
}

/** Everything that was to be shown after a cursor, whether it was put away or not. */
async function history(cursor: string): Promise<Page[]> {
  const at = decodeCursor('R', cursor);
  if (at === RESYNC) throw new Error('unreadable');
  return (await readSpans(db, [{ realm: 'R', at }], 100_000, { from: 'ALL' })).map((span) => pageOf(span));
}

describe('Putting old events away', () => {
  test('moves what is old enough as it stands, in small portions, and leaves the rest', async () => {
    for (const realm of ['R', 'S']) await tell(db, Array.from({ length: 12 }, (_, i) => telling({ realm, orderId: newId(), revision: 1, after: { state: 'OPEN' }, facts: { n: i } })));
    await settled(db);
    const before = await db.execute(sql`select * from all_events order by seq`);
    expect(await putAway({ days: 1 })).toBe(0);
    await db.execute(sql`update feed_marks set at = at - interval '25 hours'`);
    await tellOne(db);
    expect(await putAway({ days: 1, portion: 5 })).toBe(24);
    expect(await kept('events')).toHaveLength(1);
    expect((await db.execute(sql`select * from all_events order by seq`)).slice(0, 24)).toEqual([...before]);
    const portions = await db.execute<{ count: number }>(sql`select count(*)::int as count from old_events group by old_events.xmin::text`);
    expect(portions.map(({ count }) => count).sort()).toEqual([2, 2, 5, 5, 5, 5]);
  });

  test('the boundary is the highest number, also where the numbers of transactions grow by a digit', async () => {
    const [before] = await db.execute<{ was: string }>(sql`select kept_after::text as was from feed_epoch`);
    await db.execute(sql`insert into feed_marks (epoch, xid, at) select 1, xid::xid8, machine_now() - interval '2 days' from unnest(array['999999999', '1000000000']) as xid`);
    await putAway({ days: 1 });
    expect(await db.execute(sql`select kept_after::text as is from feed_epoch`)).toEqual([{ is: '1000000000' }]);
    expect(await db.execute(sql`select xid::text from feed_marks where at < machine_now() - interval '1 day'`)).toEqual([{ xid: '1000000000' }]);
    await db.execute(sql`update feed_epoch set kept_after = ${before!.was}::text::xid8`);
  });

  test('the machine decides how old they are, not what business time they carry', async () => {
    await tellOne(db, { at: new Date('2020-01-01T00:00:00Z') });
    await settled(db);
    expect(await putAway({ days: 1 })).toBe(0);
    await db.execute(sql`update feed_marks set at = at - interval '25 hours'`);
    expect(await putAway({ days: 1 })).toBe(1);
  });

  test('waits for no writer and no reader, and none waits for it', async () => {
    for (let i = 0; i < 3; i++) await tellOne(db);
    await settled(db);
    const [writer, reader] = [session(url), session(url)];
    await reader`begin isolation level repeatable read`;
    expect(await reader`select seq from events`).toHaveLength(3);
    await writer`begin`;
    await writer`lock table events in row exclusive mode`;
    expect(await putAway()).toBe(3);
    expect(await reader`select seq from events`).toHaveLength(3);
    await Promise.all([writer`commit`, reader`commit`]);
  });

  test('of two nodes at once each event is moved once', async () => {
    await tell(db, Array.from({ length: 60 }, () => telling()));
    await settled(db);
    const moved = await Promise.all([putAway({ portion: 7 }), putAway({ portion: 7 }), putAway({ portion: 7 })]);
    expect(moved.reduce((sum, n) => sum + n)).toBe(60);
    expect(new Set(await kept('old_events')).size).toBe(60);
  });

  test('runs by itself until it is stopped', async () => {
    await tellOne(db);
    await settled(db);
    const regular = openEventsPutAway({ db, log, days: 0, handlers: [], everyMs: 1 });
    regular.start();
    await until(async () => (await kept('old_events')).length === 1);
    await regular.stop();
    await tellOne(db);
    await settled(db);
    expect(await kept('events')).toHaveLength(1);
  });
});

describe('A cursor', () => {
  test('at the boundary goes on, one before it must start afresh', async () => {
    const early = await cursorNow(db, 'R');
    await tellOne(db);
    await settled(db);
    const at = await cursorNow(db, 'R');
    await putAway();
    const later = await tellOne(db);
    await settled(db);
    const [row] = await db.execute<{ kept: string }>(sql`select kept_after::text as kept from feed_epoch`);
    expect((await readOn(encodeCursor('R', { epoch: 1, xid: row!.kept }))).flatMap(({ events }) => events.map(({ subjectId }) => subjectId))).toEqual([later]);
    expect(await readAfter(db, { realm: 'R', cursor: encodeCursor('R', { epoch: 1, xid: String(BigInt(row!.kept) - 1n) }) })).toBe(RESYNC);
    expect(await readAfter(db, { realm: 'R', cursor: early })).toBe(RESYNC);
    expect(BigInt(row!.kept)).toBeGreaterThanOrEqual(BigInt(Buffer.from(at, 'base64url').toString().split(' ')[2]!));
  });

  test('is answered with all that came after it or told to start afresh, at every moment while events are put away', async () => {
    const early = await cursorNow(db, 'R');
    await tell(db, Array.from({ length: 100 }, () => telling()));
    await settled(db);
    let over = false;
    const moving = putAway({ portion: 2, pauseMs: 1 }).finally(() => { over = true; });
    const answers: (number | typeof RESYNC)[] = [];
    while (!over) {
      const page = await readAfter(db, { realm: 'R', cursor: early });
      answers.push(page === RESYNC ? RESYNC : page.events.length);
    }
    expect(await moving).toBe(100);
    expect(answers.filter((answer) => answer !== RESYNC && answer !== 100)).toEqual([]);
    expect(answers.at(-1)).toBe(RESYNC);
  });

  test('is not skipped by an event that still waited for a lower revision when the boundary passed', async () => {
    const orderId = newId();
    const early = session(url);
    await early`begin`;
    await early`select pg_current_xact_id()`;
    await tellOne(db, { orderId, revision: 1 });
    const late = session(url);
    await late`begin`;
    const [{ xid: before }] = await late<[{ xid: string }]>`select (pg_current_xact_id()::text::bigint - 1)::text as xid`;
    await early`insert into events (realm, epoch, table_name, step, subject_type, subject_id, order_id, revision, actor_kind) values ('R', 1, 'ORDER', 's', 'Order', ${newId()}, ${orderId}, 3, 'CLOCK')`;
    await early`commit`;
    await late`insert into events (realm, epoch, table_name, step, subject_type, subject_id, order_id, revision, actor_kind) values ('R', 1, 'ORDER', 's', 'Order', ${newId()}, ${orderId}, 2, 'CLOCK')`;
    // The boundary lies just before the last one: behind it are the first revision and the third, which has not been shown yet. (Not the snapshot's own
    // boundary: that of a cluster lies lower while another of its databases has an older transaction.)
    await db.execute(sql`insert into feed_marks (epoch, xid, at) values (1, ${before}::xid8, machine_now() - interval '2 days')`);
    await late`commit`;
    await settled(db);
    const cursor = encodeCursor('R', { epoch: 1, xid: (await db.execute<{ xid: string }>(sql`select xid::text from feed_marks`))[0]!.xid });
    expect((await readOn(cursor)).flatMap(({ events }) => events.map(({ revision }) => revision))).toEqual([2, 3]);
    expect(await putAway({ days: 1 })).toBe(1);
    expect((await readOn(cursor)).flatMap(({ events }) => events.map(({ revision }) => revision))).toEqual([2, 3]);
    expect(await putAway()).toBe(2);
  });

  test.each([21, 22, 23])('misses and repeats nothing, or is sent to start afresh, while writers interleave and events are put away (seed %i)', async (seed) => {
    const random = seeded(seed);
    const start = await cursorNow(db, 'R');
    const readers = Array.from({ length: 4 }, () => ({ since: start, cursor: start, pages: [] as Page[], resyncs: 0 }));
    const { committed } = await interleaved(url, seed, 300, async () => {
      if (random() < 0.08) await putAway({ portion: 2 });
      const reader = readers[Math.floor(random() * readers.length)]!;
      if (random() < 0.5) return;
      const page = await readAfter(db, { realm: 'R', cursor: reader.cursor, limit: 1 + Math.floor(random() * 4) });
      // Who starts afresh reads the state, and what happens after it.
      if (page === RESYNC) {
        const since = await cursorNow(db, 'R');
        Object.assign(reader, { since, cursor: since, pages: [], resyncs: reader.resyncs + 1 });
      } else { reader.pages.push(page); reader.cursor = page.cursor; }
    });
    await settled(db);
    expect(readers.reduce((sum, { resyncs }) => sum + resyncs, 0)).toBeGreaterThan(0);
    for (const reader of readers) {
      const rest = await readOn(reader.cursor, 3).catch(() => null);
      if (rest === null) continue;
      const pages = [...reader.pages, ...rest];
      expect(outOfOrder(pages)).toEqual([]);
      expect(seqs(pages).sort()).toEqual(seqs(await history(reader.since)).sort());
    }
    expect((await kept('all_events')).sort()).toEqual([...committed].sort());
  });

  test('of somebody who follows and keeps up never notices', async () => {
    const f = following(open(), { after: await cursorNow(db, 'R') });
    for (let i = 0; i < 10; i++) {
      await tellOne(db);
      await until(() => f.subjects().length === i + 1);
      // Old is what they have been shown; what has ended since may still be on its way.
      const shown = decodeCursor('R', f.pages.at(-1)!.cursor) as Position;
      await db.execute(sql`insert into feed_marks (epoch, xid, at) values (1, ${shown.xid}::text::xid8, machine_now() - interval '2 days') on conflict (epoch, xid) do update set at = excluded.at`);
      expect(await putAway({ days: 1 })).toBe(1);
    }
    expect(seqs(f.pages)).toEqual(await kept('all_events'));
    expect(f.news).not.toContain(RESYNC);
  });
});
