import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../../src/kernel/ids.ts';
import { encodeCursor } from '../../../src/platform/events/cursor.ts';
import { RESYNC, type Page } from '../../../src/platform/events/event.ts';
import { settleEpoch } from '../../../src/platform/events/epoch.ts';
import { cursorNow, readAfter } from '../../../src/platform/events/read.ts';
import { tell } from '../../../src/platform/events/tell.ts';
import { freshDatabase } from '../../support/database.ts';
import { interleaved, outOfOrder, seeded, seqs, session, settled, tellOne, telling } from './support.ts';

const { db, url } = await freshDatabase();
beforeEach(async () => { await db.execute(sql`truncate events`); });

/** Reads pages until nothing more is there. */
async function readOn(cursor: string, limit = 200, realm = 'R'): Promise<{ pages: Page[]; cursor: string }> {
  const pages: Page[] = [];
  for (;;) {
    const page = await readAfter(db, { realm, cursor, limit });
    if (page === RESYNC) throw new Error('resync');
    pages.push(page);
    cursor = page.cursor;
    if (!page.full) return { pages, cursor };
  }
}

describe('Reading after a cursor', () => {
  test('gives what was told since, with everything that was said of it', async () => {
    const cursor = await cursorNow(db, 'R');
    const orderId = newId();
    const person = newId();
    await tell(db, [telling({
      orderId, revision: 3, step: 'dispatch', actorPerson: person, at: new Date('2026-11-21T08:00:00.123Z'),
      before: { state: 'PLACED', open: false }, after: { state: 'DISPATCHED', personIds: [person] }, facts: { community: orderId, urgent: true, seats: 2 },
    })]);
    await settled(db);
    const page = await readAfter(db, { realm: 'R', cursor });
    if (page === RESYNC) throw new Error('resync');
    expect(page.events).toHaveLength(1);
    expect(page.events[0]).toMatchObject({
      realm: 'R', epoch: 1, table: 'ORDER', step: 'dispatch', subjectType: 'Order', orderId, revision: 3, actorPerson: person, actorKind: 'PERSON',
      at: new Date('2026-11-21T08:00:00.123Z'), before: { state: 'PLACED', open: false }, after: { state: 'DISPATCHED', personIds: [person] },
      facts: { community: orderId, urgent: true, seats: 2 },
    });
    expect((await readAfter(db, { realm: 'R', cursor: page.cursor }) as Page).events).toEqual([]);
  });

  test('gives nothing of another realm', async () => {
    const cursor = await cursorNow(db, 'R');
    await tellOne(db, { realm: 'S' });
    await settled(db);
    expect(seqs((await readOn(cursor)).pages)).toEqual([]);
  });

  test('waits for an older transaction that is still open, and then shows both', async () => {
    const cursor = await cursorNow(db, 'R');
    const slow = session(url);
    await slow`begin`;
    await slow`select pg_current_xact_id()`;
    const quick = await tellOne(db);
    const early = await readOn(cursor);
    expect(seqs(early.pages)).toEqual([]);
    await slow`insert into events (realm, epoch, table_name, step, subject_type, subject_id, actor_kind)
      values ('R', 1, 'ORDER', 's', 'Order', ${newId()}, 'CLOCK')`;
    await slow`commit`;
    await settled(db);
    const late = await readOn(early.cursor);
    expect(late.pages.flatMap((p) => p.events)).toHaveLength(2);
    expect(late.pages.flatMap((p) => p.events)[1]!.subjectId).toBe(quick);
  });

  test('never ends a page inside a transaction', async () => {
    const cursor = await cursorNow(db, 'R');
    await tellOne(db);
    await tell(db, Array.from({ length: 7 }, () => telling()));
    await tellOne(db);
    await settled(db);
    expect((await readOn(cursor, 2)).pages.map((p) => p.events.length)).toEqual([8, 1]);
  });
});

describe('Within one order', () => {
  /** Transaction A takes its id first and the lock last; B takes both in between. */
  async function inverted(): Promise<{ cursor: string; orderId: string }> {
    const cursor = await cursorNow(db, 'R');
    const orderId = newId();
    const early = session(url);
    await early`begin`;
    await early`select pg_current_xact_id()`;
    await tellOne(db, { orderId, revision: 1 });
    await tellOne(db, { orderId, revision: 2 });
    await early`insert into events (realm, epoch, table_name, step, subject_type, subject_id, order_id, revision, actor_kind)
      values ('R', 1, 'ORDER', 's', 'Order', ${newId()}, ${orderId}, 3, 'CLOCK')`;
    await early`commit`;
    return { cursor, orderId };
  }
  const revisions = (pages: Page[]) => pages.flatMap((p) => p.events.map((e) => e.revision));

  test('the revision rises, although the last one has the lowest transaction id', async () => {
    const { cursor } = await inverted();
    await settled(db);
    const [first] = await db.execute<{ revision: number }>(sql`select revision from events order by xid limit 1`);
    expect(first!.revision).toBe(3);
    expect(revisions((await readOn(cursor)).pages)).toEqual([1, 2, 3]);
  });

  test('the revision rises also when every page is cut between them', async () => {
    const { cursor } = await inverted();
    await settled(db);
    const { pages } = await readOn(cursor, 1);
    expect(revisions(pages)).toEqual([1, 2, 3]);
    expect(new Set(seqs(pages)).size).toBe(3);
  });

  test('a later revision waits while an earlier one is kept behind the horizon by somebody else', async () => {
    const cursor = await cursorNow(db, 'R');
    const orderId = newId();
    const early = session(url);
    const other = session(url);
    await early`begin`;
    await early`select pg_current_xact_id()`;
    await other`begin`;
    await other`select pg_current_xact_id()`;
    await tellOne(db, { orderId, revision: 1 });
    await early`insert into events (realm, epoch, table_name, step, subject_type, subject_id, order_id, revision, actor_kind)
      values ('R', 1, 'ORDER', 's', 'Order', ${newId()}, ${orderId}, 2, 'CLOCK')`;
    await early`commit`;
    const waiting = await readOn(cursor, 1);
    expect(seqs(waiting.pages)).toEqual([]);
    await other`commit`;
    await settled(db);
    expect(revisions((await readOn(waiting.cursor, 1)).pages)).toEqual([1, 2]);
  });

  test.each([1, 2, 3, 4, 5, 6])('nothing is missed, doubled or out of order while writers interleave (seed %i)', async (seed) => {
    const start = await cursorNow(db, 'R');
    const random = seeded(seed * 7_919);
    const pages: Page[] = [];
    let cursor = start;
    const { committed } = await interleaved(url, seed, 400, async () => {
      if (random() < 0.5) return;
      const page = await readAfter(db, { realm: 'R', cursor, limit: 1 + Math.floor(random() * 4) });
      if (page === RESYNC) throw new Error('resync');
      pages.push(page);
      cursor = page.cursor;
    });
    await settled(db);
    pages.push(...(await readOn(cursor, 3)).pages);
    expect(committed.length).toBeGreaterThan(50);
    expect(seqs(pages).sort()).toEqual([...committed].sort());
    expect(outOfOrder(pages)).toEqual([]);
    const again = (await readOn(start, 2)).pages;
    expect(seqs(again).sort()).toEqual([...committed].sort());
    expect(outOfOrder(again)).toEqual([]);
  });
});

describe('A cursor', () => {
  test('of another realm, of another epoch, from ahead of the database, or unreadable means to read afresh', async () => {
    const now = await cursorNow(db, 'R');
    const wrong = [
      encodeCursor('S', { epoch: 1, xid: '1' }), encodeCursor('R', { epoch: 2, xid: '1' }), encodeCursor('R', { epoch: 0, xid: '1' }),
      encodeCursor('R', { epoch: 1, xid: '18446744073709551615' }), encodeCursor('R', { epoch: 1, xid: '18446744073709551616' }),
      '', 'x', `${now}${'A'.repeat(1_000)}`, Buffer.from('1 1 -5 R').toString('base64url'),
    ];
    for (const cursor of wrong) expect([cursor, await readAfter(db, { realm: 'R', cursor })]).toEqual([cursor, RESYNC]);
    expect(await readAfter(db, { realm: 'R', cursor: now })).not.toBe(RESYNC);
  });

  test('from before what is kept means to read afresh', async () => {
    const before = await cursorNow(db, 'R');
    await tellOne(db);
    await settled(db);
    const after = await cursorNow(db, 'R');
    await db.execute(sql`update feed_epoch set kept_after = (select max(xid) from events)`);
    expect(await readAfter(db, { realm: 'R', cursor: before })).toBe(RESYNC);
    expect(await readAfter(db, { realm: 'R', cursor: after })).not.toBe(RESYNC);
    await db.execute(sql`update feed_epoch set kept_after = '0'`);
  });
});

describe('The epoch', () => {
  test('settles once, stays over restarts, and rises by one on another database, also when two nodes settle at once', async () => {
    expect(await settleEpoch(db)).toBe(1);
    expect(await settleEpoch(db)).toBe(1);
    const cursor = await cursorNow(db, 'R');
    await db.execute(sql`update feed_epoch set fingerprint = 'the cluster it was dumped from'`);
    expect(await Promise.all([settleEpoch(db), settleEpoch(db)])).toEqual([2, 2]);
    expect(await readAfter(db, { realm: 'R', cursor })).toBe(RESYNC);
    await db.execute(sql`update feed_epoch set epoch = 1`);
  });

  test('knows the cluster, its line of history and the database', async () => {
    await settleEpoch(db);
    const [row] = await db.execute<{ fingerprint: string }>(sql`select fingerprint from feed_epoch`);
    expect(row!.fingerprint).toMatch(/^\d{15,}\/[0-9A-F]{8}\/\d+\/t_[0-9a-f]+$/);
  });
});
