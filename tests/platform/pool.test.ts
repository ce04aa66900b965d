import postgres from 'postgres';
import { afterAll, expect, test } from 'vitest';
import { openPool } from '../../src/platform/pool.ts';
import { freshUrl } from '../support/database.ts';
import { openLine } from '../torture/support/line.ts';

const SILENCE_MS = 300;
const place = new URL(await freshUrl());
const line = await openLine(Number(place.port));
place.port = String(line.port);
const pool = openPool((healing) => postgres(place.href, { max: 3, onnotice: () => {}, connect_timeout: 1, ...healing }), SILENCE_MS);
const { client: sql } = pool;
afterAll(async () => { await pool.end(); await line.close(); });
const pause = (ms: number) => new Promise<void>((go) => { setTimeout(go, ms); });

/** The code with which it failed, and after how long. */
const failure = async (work: Promise<unknown>): Promise<{ code: string | undefined; ms: number }> => {
  const began = performance.now();
  const code = await work.then(() => 'nothing', (error: { code?: string }) => error.code);
  return { code, ms: performance.now() - began };
};

test('a long statement is waited for while the line is whole, as long as it is no longer than the silence', async () => {
  await sql`create table kept (n int)`;
  expect(await sql`select 1 as one, pg_sleep(${SILENCE_MS / 3_000})`).toMatchObject([{ one: 1 }]);
});

test.each(['SILENT', 'NOTHING_COMES', 'NOTHING_GOES'] as const)('what waits on a line on which %s is refused in time, and what comes after goes on', async (damage) => {
  await sql`select 1`;
  line.set(damage);
  const { code, ms } = await failure(sql`select 1`);
  line.set('WHOLE');
  expect(code).toBe('ETIMEDOUT');
  expect(ms).toBeGreaterThanOrEqual(SILENCE_MS - 20);
  expect(await sql`select 2 as two`).toEqual([{ two: 2 }]);
});

test('a connection on which nothing was asked may be silent', async () => {
  await sql`select 1`;
  await pause(3 * SILENCE_MS);
  expect(await sql`select 2 as two`).toEqual([{ two: 2 }]);
});

test('a transaction whose connection is lost does nothing more, and the process lives', async () => {
  const after: string[] = [];
  const { code } = await failure(sql.begin(async (tx) => {
    await tx`insert into kept values (1)`;
    line.set('CUT');
    line.set('WHOLE');
    await pause(100);
    after.push('before');
    await tx`insert into kept values (2)`;
    after.push('after');
  }));
  expect(code).toMatch(/CONNECTION_CLOSED|ECONNRESET/);
  await pause(200);
  expect(after).toEqual(['before']);
  expect(await sql`select n from kept`).toEqual([]);
});

test('a pool whose connections are all cut, over and over, with work in every one of them, serves all again within 5 s', async () => {
  for (let round = 0; round < 8; round++) {
    const works = Array.from({ length: 9 }, () => failure(sql.begin(async (tx) => { await tx`select pg_sleep(0.02)`; await pause(5); await tx`select 1`; })));
    await pause(10 * round);
    line.set('CUT');
    line.set('WHOLE');
    await Promise.all(works);
    const served = () => Promise.all([1, 2, 3].map(async (n) => (await sql<{ n: number }[]>`select ${n}::int as n`.catch(() => []))[0]?.n ?? null));
    const began = performance.now();
    while ((await served()).includes(null) && performance.now() - began < 5_000) await pause(50);
    expect(await served()).toEqual([1, 2, 3]);
  }
});
