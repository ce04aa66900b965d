import { pino } from 'pino';
import { expect, test } from 'vitest';
import { openDatabase } from '../../src/platform/db.ts';
import type { Hub } from '../../src/platform/events/hub.ts';
import { readiness } from '../../src/platform/readiness.ts';
import { freshDatabase } from '../support/database.ts';

const { db, sql } = await freshDatabase();
const log = pino({ level: 'silent' });
const hub = (lagMs: number) => ({ lagMs: () => lagMs }) as Hub;

test('a node is ready when its database answers, its schema is there and the feed keeps up', async () => {
  expect(await readiness({ db, log, hub: hub(3) })).toEqual({ ready: true, checks: { database: true, migrations: true, feedLagMs: 3 } });
  expect(await readiness({ db, log, hub: hub(60_000) })).toMatchObject({ ready: false, checks: { feedLagMs: 60_000 } });
});

test('a node is not ready without its last migration, or without its database', async () => {
  await sql`delete from drizzle.__drizzle_migrations where created_at = (select max(created_at) from drizzle.__drizzle_migrations)`;
  expect(await readiness({ db, log, hub: hub(0) })).toMatchObject({ ready: false, checks: { database: true, migrations: false } });
  const nowhere = openDatabase('postgres://a:b@127.0.0.1:1/x');
  expect(await readiness({ db: nowhere.db, log, hub: hub(0) })).toMatchObject({ ready: false, checks: { database: false } });
  await nowhere.close();
});
