import { describe, expect, test } from 'vitest';
import { sql } from 'drizzle-orm';
import { openDatabase } from '../../../src/platform/db.ts';
import { cursorNow } from '../../../src/platform/events/read.ts';
import { freshDatabase } from '../../support/database.ts';
import { openLine, type LineState } from '../../torture/support/line.ts';
import { following, hubsOn, until } from './hubs.ts';
import { tellOne } from './support.ts';

const database = await freshDatabase();
const { db, url } = database;
const { open } = hubsOn(database);
const NEVER_POLLS = { pollMs: 600_000, eagerMs: 5, beatMs: 100, echoMs: 400 };

/** A hub that hears hints over a line of its own, and reads beside it. */
async function overLine() {
  const line = await openLine(Number(new URL(url).port));
  const through = new URL(url);
  through.port = String(line.port);
  const hints = openDatabase(through.href, { name: 'hints' });
  const hub = open(NEVER_POLLS, { ...database, sql: hints.sql });
  return { line, hub, close: async () => { await hub.stop(); await hints.close(); await line.close(); } };
}
/** For a while after a hint it would look by itself. */
const pastEager = () => new Promise((go) => setTimeout(go, 300));
const listening = async (): Promise<number[]> =>
  (await db.execute<{ pid: number }>(sql`select pid from pg_stat_activity where application_name = 'hints' and query ilike 'listen%' order by pid`)).map(({ pid }) => pid);

describe('A listening connection', () => {
  test.each<LineState>(['SILENT', 'NOTHING_COMES', 'NOTHING_GOES', 'CUT'])('on which it is %s is opened anew, and what was hinted meanwhile is read', { timeout: 20_000 }, async (damage) => {
    const { line, hub, close } = await overLine();
    const other = open({ pollMs: 600_000 });
    const f = following(hub, { after: await cursorNow(db, 'R') });
    await until(async () => { await tellOne(db); other.hint(); return f.subjects().length > 0; });
    line.set(damage);
    line.set('WHOLE');
    await pastEager();
    const told = await tellOne(db);
    other.hint();
    await until(() => f.subjects().includes(told));
    // And it hears again.
    await pastEager();
    const next = await tellOne(db);
    other.hint();
    await until(() => f.subjects().includes(next));
    expect(f.subjects().indexOf(next)).toBeGreaterThan(f.subjects().indexOf(told));
    await close();
  });

  test('that is well stays open, also where it is slow', async () => {
    const { line, close } = await overLine();
    await until(async () => (await listening()).length === 1);
    line.set('SLOW');
    const [first] = await listening();
    await new Promise((go) => setTimeout(go, 900));
    expect(await listening()).toEqual([first]);
    await close();
  });
});
