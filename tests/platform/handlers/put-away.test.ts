import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { putEventsAway } from '../../../src/platform/events/put-away.ts';
import { handler } from '../../../src/platform/handlers/handler.ts';
import { openHandlers } from '../../../src/platform/handlers/handlers.ts';
import { freshDatabase } from '../../support/database.ts';
import { log } from '../events/hubs.ts';
import { interleaved, outOfOrder, settled, tellOne } from '../events/support.ts';

const { db, url } = await freshDatabase();
beforeEach(async () => {
  await db.execute(sql`truncate events, old_events, feed_marks, handler_cursors, handler_retries`);
  await db.execute(sql`update feed_epoch set epoch = 1, kept_after = '0'`);
});

/** Everything that has ended by now is old. */
const putAway = ({ handlers = [] as readonly string[] } = {}): Promise<number> => putEventsAway({ db, days: 0, handlers, pauseMs: 0 });
const kept = async (table: 'events' | 'all_events'): Promise<string[]> =>
  (await db.execute<{ seq: string }>(sql`select seq::text from ${sql.raw(table)} e order by e.seq`)).map(({ seq }) => seq);

describe('When events are put away, handlers', () => {
  const seen: string[] = [];
  beforeEach(() => { seen.length = 0; });
  const noting = (name: string) => handler({ name, handles: () => true, run: async (_, events) => { seen.push(...events.map(({ seq }) => seq)); } });

  test('are waited for: what one of them has not passed stays, in its realm alone', async () => {
    for (const realm of ['R', 'S']) await tellOne(db, { realm });
    await settled(db);
    await openHandlers({ db, log, handlers: [noting('quick')] }).drain();
    expect(await putAway({ handlers: ['quick', 'slow'] })).toBe(0);
    await openHandlers({ db, log, handlers: [noting('slow')] }).drain();
    await tellOne(db);
    await openHandlers({ db, log, handlers: [noting('quick')] }).drain();
    await settled(db);
    expect(await putAway({ handlers: ['quick', 'slow'] })).toBe(2);
    expect(await kept('events')).toHaveLength(1);
  });

  test('keep an event that one failed on until it has succeeded or is dead', async () => {
    await tellOne(db);
    let fails = true;
    const failing = handler({ name: 'one', handles: () => true, run: async () => { if (fails) throw new TypeError('no'); } });
    const handlers = openHandlers({ db, log, handlers: [failing], patience: { mostTries: 3, seconds: () => 3_600 } });
    await handlers.drain();
    await settled(db);
    expect(await putAway({ handlers: ['one'] })).toBe(0);
    fails = false;
    await db.execute(sql`update handler_retries set next_at = machine_now()`);
    await handlers.drain();
    expect(await putAway({ handlers: ['one'] })).toBe(1);
  });

  test('that are new hear everything that ever happened, put away or not, once and in order', async () => {
    const { committed } = await interleaved(url, 31, 200);
    await settled(db);
    await putAway();
    expect(await kept('events')).toEqual([]);
    await tellOne(db);
    await tellOne(db, { realm: 'S' });
    await settled(db);
    await openHandlers({ db, log, handlers: [noting('new')], portion: 7 }).drain();
    expect(seen.length).toBe(committed.length + 2);
    expect([...seen].sort()).toEqual((await kept('all_events')).sort());
    const order = await db.execute<{ seq: string; orderId: string; revision: number }>(sql`select seq::text, order_id as "orderId", revision from old_events`);
    const bySeq = new Map(order.map((one) => [one.seq, one]));
    expect(outOfOrder([{ events: seen.flatMap((seq) => bySeq.get(seq) ?? []) as never }])).toEqual([]);
  });

  test('that are new hear what was put away in an epoch that is over', async () => {
    await tellOne(db);
    await settled(db);
    await putAway();
    await db.execute(sql`update feed_epoch set epoch = 2, kept_after = '0'`);
    await tellOne(db);
    await settled(db);
    await openHandlers({ db, log, handlers: [noting('new')] }).drain();
    expect(seen).toEqual(await kept('all_events'));
    expect(await putAway({ handlers: ['new'] })).toBe(1);
  });
});
