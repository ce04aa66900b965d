import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { newId } from '../../../src/kernel/ids.ts';
import type { Database, Db } from '../../../src/platform/db.ts';
import { encodeCursor } from '../../../src/platform/events/cursor.ts';
import { RESYNC, type Page, type Resync } from '../../../src/platform/events/event.ts';
import type { Hub } from '../../../src/platform/events/hub.ts';
import { freshDatabase } from '../../support/database.ts';
import { hubsOn, QUICK, until } from './hubs.ts';
import { outOfOrder, seeded, seqs, settled, tellOne } from './support.ts';

const database = await freshDatabase();
const { db } = database;
const { open } = hubsOn(database);

/** The database, and how often and how often at once it was asked. */
function counted(delayMs = 0): { database: Database; asked(): number; most(): number } {
  let [asked, now, most] = [0, 0, 0];
  const counting = new Proxy(db, {
    get: (of, name) => (name === 'execute' ? async (...args: Parameters<Db['execute']>) => {
      asked++;
      most = Math.max(most, ++now);
      try {
        if (delayMs > 0) await new Promise((go) => setTimeout(go, delayMs));
        return await of.execute(...args);
      } finally {
        now--;
      }
    } : Reflect.get(of, name) as unknown),
  });
  return { database: { ...database, db: counting }, asked: () => asked, most: () => most };
}

/** Many small transactions, of `orders` orders in turn; answers the cursor before each. */
async function happened(count: number, orders = 7): Promise<string[]> {
  const ids = Array.from({ length: orders }, () => newId());
  await db.execute(sql`create or replace procedure happen(ids uuid[], many int) language plpgsql as $$ begin
    for i in 0 .. many - 1 loop
      insert into events (realm, epoch, table_name, step, subject_type, subject_id, order_id, revision, actor_kind)
        values ('R', 1, 'ORDER', 's', 'Order', ids[1 + i % array_length(ids, 1)], ids[1 + i % array_length(ids, 1)], 1 + i / array_length(ids, 1), 'CLOCK');
      commit;
    end loop; end $$`);
  await db.execute(sql`call happen(${`{${ids.join(',')}}`}::uuid[], ${count}::int)`);
  await settled(db);
  const rows = await db.execute<{ before: string }>(sql`select (xid::text::bigint - 1)::text as before from events where realm = 'R' order by events.xid`);
  return rows.map(({ before }) => encodeCursor('R', { epoch: 1, xid: before }));
}

interface Follower { readonly pages: Page[]; readonly news: (Page | Resync)[]; leave(): void }
function follower(hub: Hub, after: string, pauseMs = 0): Follower {
  const leaving = new AbortController();
  const [pages, news]: [Page[], (Page | Resync)[]] = [[], []];
  void (async () => {
    for await (const page of hub.follow({ realm: 'R', after, signal: leaving.signal })) {
      news.push(page);
      if (page !== RESYNC) pages.push(page);
      if (pauseMs > 0) await new Promise((go) => setTimeout(go, pauseMs));
    }
  })();
  return { pages, news, leave: () => leaving.abort() };
}

describe('A crowd that comes back', () => {
  test.each([['from places of their own', (random: () => number) => random()], ['from the same place', () => 0]])('%s reads each page about once, two at a time, and everybody gets what they missed, once and in order', async (_, place) => {
    const before = await happened(1_500);
    const [asking, random] = [counted(), seeded(5)];
    const hub = open({ ...QUICK, limit: 100 }, asking.database);
    const crowd = Array.from({ length: 400 }, () => {
      const nth = Math.floor(place(random) * before.length);
      return { nth, ...follower(hub, before[nth]!, Math.floor(random() * 3)) };
    });
    await until(() => crowd.every(({ nth, pages }) => seqs(pages).length >= before.length - nth));
    const all = (await db.execute<{ seq: string }>(sql`select seq::text from events order by events.seq`)).map(({ seq }) => seq);
    for (const { nth, pages, leave } of crowd) {
      expect(seqs(pages)).toEqual(all.slice(nth));
      expect(outOfOrder(pages)).toEqual([]);
      leave();
    }
    // Fifteen pages; each alone they would read 400 × 8 of them. The rest is what the tail asks for meanwhile.
    expect(asking.asked()).toBeLessThan(120);
    expect(asking.most()).toBeLessThanOrEqual(3);
    const whole = crowd.flatMap(({ pages }) => pages.slice(1));
    expect(new Set(whole).size).toBeLessThan(whole.length / 10);
  });

  test('with cursors that are too old is sent to start afresh, without a read for each of them', async () => {
    const before = await happened(300);
    await db.execute(sql`update feed_epoch set kept_after = (select max(xid) from events)`);
    const asking = counted();
    const hub = open(QUICK, asking.database);
    const crowd = before.map((cursor) => follower(hub, cursor));
    await until(() => crowd.every(({ news }) => news.length > 0));
    expect(crowd.every(({ news }) => news.length === 1 && news[0] === RESYNC)).toBe(true);
    expect(asking.asked()).toBeLessThan(30);
  });

  test('is not held up by those who take their time, whoever leaves or comes meanwhile', async () => {
    const before = await happened(600);
    const hub = open({ ...QUICK, limit: 20, rememberedEvents: 40 });
    const slow = [0, 1, 2].map((nth) => follower(hub, before[nth]!, 400));
    const leaving = follower(hub, before[0]!);
    const quick = follower(hub, before[5]!);
    leaving.leave();
    const late = follower(hub, before[300]!);
    await until(() => seqs(quick.pages).length === 595 && seqs(late.pages).length === 300);
    // Thirty pages at one's own pace are behind them; the slow have had two or three.
    for (const one of slow) expect(seqs(one.pages).length).toBeLessThan(300);
    const live = await tellOne(db);
    await until(() => quick.pages.at(-1)!.events.at(-1)!.subjectId === live);
    for (const one of [...slow, quick, late]) one.leave();
  });
});

test('the cursor of now is asked once for all who want it in the same moment, after they asked', async () => {
  const asking = counted(20);
  const hub = open(QUICK, asking.database);
  const first = hub.cursor('R');
  await new Promise((go) => setTimeout(go, 5));
  const told = await tellOne(db);
  await settled(db);
  const more = Array.from({ length: 50 }, () => hub.cursor('R'));
  const cursors = await Promise.all([first, ...more]);
  expect(asking.asked()).toBe(2);
  expect(new Set(cursors.slice(1)).size).toBe(1);
  const f = follower(hub, cursors[1]!);
  const next = await tellOne(db);
  await until(() => f.pages.length > 0);
  expect(f.pages[0]!.events.map(({ subjectId }) => subjectId)).toEqual([next]);
  expect(told).not.toBe(next);
  f.leave();
});
