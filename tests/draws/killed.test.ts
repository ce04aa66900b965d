import postgres from 'postgres';
import { expect, test } from 'vitest';
import { recordOf, wrongWith } from '../../src/features/draws/index.ts';
import { startProcess } from '../support/process.ts';
import { makeScene } from './support/scene.ts';

const { platform, url, street, announced, enter, entered, pass, look, crewLook } = await makeScene();
const { sql } = platform;
const node = () => startProcess({ DATABASE_URL: url, AUTH_SECRET: 'a secret of the tests, known to everybody', NODE_ENV: 'test', LOG_LEVEL: 'warn' });
const PATIENCE_MS = 40_000;

/** Asks the database until it is so. */
async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end;) if (await holds()) return;
  throw new Error(`${what} did not come`);
}
const waiting = async (): Promise<number> => Number((await sql`select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)[0]!['n']);
const told = async (): Promise<number> => Number((await sql`select count(*)::int as n from inbox_entries where table_name = 'DRAW_ENTRY'`)[0]!['n']);

test('a node that is killed in the midst of its draw leaves nothing behind; another one draws once, counts every entry and tells everybody', async () => {
  const id = await announced({ places: 3 });
  const crowd = await street.neighbours(20, { volunteer: [] });
  for (const who of crowd.slice(0, 10)) await entered(who, id);
  const first = node();
  await first.ready();
  // In the window of the fair start: whoever enters through the other node counts the same.
  for (const who of crowd.slice(10, 15)) await entered(who, id);
  const keeper = postgres(url, { max: 1, onnotice: () => {} });
  let open = (): void => {};
  const opened = new Promise<void>((resolve) => { open = resolve; });
  // The draw has given seats and stands before the entries.
  const keeping = keeper.begin(async (tx) => { await tx`lock table draw_entries in share mode`; await opened; });
  await until('the lock', async () => (await sql`select 1 from pg_locks where relation = 'draw_entries'::regclass and mode = 'ShareLock' and granted`).length === 1);
  await pass(61);
  await until('the draw', async () => (await waiting()) > 0);
  first.kill('SIGKILL');
  expect(await first.ended).toBe('SIGKILL');
  expect(await look(id)).toMatchObject({ state: 'ANNOUNCED', helpersLiving: 0, seats: [] });
  // What the dead node had taken on is free for others within seconds.
  expect(Number((await sql`select extract(epoch from leased_until - machine_now()) as s from deadlines where subject_table = 'DRAW'`)[0]!['s'])).toBeLessThan(5);
  open();
  await keeping;
  await keeper.end();
  await until('the end of the dead node\'s transaction', async () => (await sql`select 1 from pg_locks where relation = 'draw_entries'::regclass and pid <> pg_backend_pid()`).length === 0);
  expect(await look(id)).toMatchObject({ state: 'ANNOUNCED', helpersLiving: 0, seats: [] });
  expect((await enter(crowd[15]!, id)).ok).toBe(false);

  const second = node();
  await second.ready();
  await until('the draw of the other node', async () => (await look(id)).state === 'DRAWN');
  const after = await look(id);
  expect(after).toMatchObject({ helpersLiving: 3, waiting: 12, drawAt: null, deadlines: [] });
  expect(after.entries.map(({ personId }) => personId).sort()).toEqual(crowd.slice(0, 15).map((who) => who.id).sort());
  expect(after.entries.map(({ number }) => number)).toEqual(Array.from({ length: 15 }, (_, i) => i + 1));
  const { revision, revisions } = await crewLook(id);
  expect([...new Set(revisions)]).toEqual(Array.from({ length: revision - 1 }, (_, i) => i + 2));
  expect(Number((await sql`select count(*)::int as n from events where table_name = 'DRAW' and step = 'draw'`)[0]!['n'])).toBe(1);
  expect(wrongWith((await recordOf(platform.db, street.realm, id))!)).toEqual([]);
  await until('the news', async () => (await told()) === 15);
  const [{ seed }] = await sql<[{ seed: string }]>`select seed from draws where order_id = ${id}`;
  expect(first.said() + second.said()).not.toContain(seed);
  second.kill('SIGTERM');
  expect(await second.ended).toBe(0);
  expect(await told()).toBe(15);
});
