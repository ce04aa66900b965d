import { sql } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase, type Database } from '../../../src/platform/db.ts';
import { settleEpoch } from '../../../src/platform/events/epoch.ts';
import { RESYNC } from '../../../src/platform/events/event.ts';
import { openHub } from '../../../src/platform/events/hub.ts';
import { putEventsAway } from '../../../src/platform/events/put-away.ts';
import { cursorNow, readAfter } from '../../../src/platform/events/read.ts';
import { handler, type Handler } from '../../../src/platform/handlers/handler.ts';
import { openHandlers } from '../../../src/platform/handlers/handlers.ts';
import { freshUrl } from '../../support/database.ts';
import { following, log, QUICK, until } from './hubs.ts';
import { settled, tellOne } from './support.ts';

const noting = (name: string, seen: string[]): Handler => handler({ name, handles: () => true, run: async (_, events) => { seen.push(...events.map(({ seq }) => seq)); } });
const all = async ({ db }: Database): Promise<string[]> => (await db.execute<{ seq: string }>(sql`select seq::text from all_events e order by e.seq`)).map(({ seq }) => seq);

/** A copy of all of a database's files, as another database: everything in it, also the fingerprint of where it was. Its events come from a server that had counted much further, as a dump's may. */
async function restored(url: string): Promise<Database> {
  const copy = openDatabase(await freshUrl(`template ${new URL(url).pathname.slice(1)}`));
  onTestFinished(() => copy.close());
  for (const table of ['events', 'old_events', 'handler_cursors', 'handler_retries', 'feed_marks']) {
    await copy.db.execute(sql`update ${sql.identifier(table)} set xid = (xid::text::bigint + 1000000000000)::text::xid8`);
  }
  await copy.db.execute(sql`update feed_epoch set kept_after = (kept_after::text::bigint + 1000000000000)::text::xid8`);
  return copy;
}

test('a restored database tells everybody to start afresh, once, loses no event for any handler, and repeats none', async () => {
  const url = await freshUrl();
  const before = openDatabase(url);
  await settleEpoch(before.db);
  const [seen, late]: [string[], string[]] = [[], []];
  for (let i = 0; i < 3; i++) await tellOne(before.db);
  await openHandlers({ db: before.db, log, handlers: [noting('one', seen)] }).drain();
  await putEventsAway({ db: before.db, days: 0, handlers: ['one'], pauseMs: 0 });
  const old = await cursorNow(before.db, 'R');
  for (let i = 0; i < 2; i++) await tellOne(before.db);
  await settled(before.db);
  await before.close();

  const after = await restored(url);
  expect(await Promise.all([settleEpoch(after.db), settleEpoch(after.db)])).toEqual([2, 2]);
  const hub = openHub({ database: after, log, ...QUICK });
  onTestFinished(() => hub.stop());
  const [gone, here] = [following(hub, { after: old }), following(hub, { after: await cursorNow(after.db, 'R') })];
  await gone.ended;
  expect(gone.news).toEqual([RESYNC]);
  expect(await readAfter(after.db, { realm: 'R', cursor: old })).toBe(RESYNC);
  const told = await tellOne(after.db);
  await until(() => here.subjects().length > 0);
  expect(here.subjects()).toEqual([told]);

  await openHandlers({ db: after.db, log, handlers: [noting('one', seen), noting('new', late)] }).drain();
  const everything = await all(after);
  expect(everything).toHaveLength(6);
  expect(seen).toEqual(everything);
  expect(late).toEqual(everything);
  await settled(after.db);
  expect(await putEventsAway({ db: after.db, days: 0, handlers: ['one', 'new'], pauseMs: 0 })).toBe(3);
});
