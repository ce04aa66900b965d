import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { openDatabase } from '../../../src/platform/db.ts';
import { RESYNC } from '../../../src/platform/events/event.ts';
import { openHub } from '../../../src/platform/events/hub.ts';
import { cursorNow } from '../../../src/platform/events/read.ts';
import { tell } from '../../../src/platform/events/tell.ts';
import { freshDatabase } from '../../support/database.ts';
import { following, hubsOn, log, never, QUICK, until } from './hubs.ts';
import { seqs, settled, tellOne, telling } from './support.ts';

const database = await freshDatabase();
const { db, url } = database;
const { open, all } = hubsOn(database);

describe('The hub', () => {
  test('reads nothing while nobody listens', async () => {
    const hub = open();
    hub.hint();
    expect(hub.lagMs()).toBe(0);
    const client = openDatabase(url, { max: 1, name: 'counted' });
    const quiet = openHub({ database: client, log, pollMs: 1, eagerMs: 1 });
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
