import postgres from 'postgres';
import { afterAll, describe, test } from 'vitest';
import { openPool, type Pool } from '../../src/platform/pool.ts';
import { freshUrl } from '../support/database.ts';

const LEFT = 3;
const urls = await Promise.all([1, 2, 3, 4].map(() => freshUrl(`template pattern connection limit ${LEFT}`)));
const pools: Pool[] = [];
afterAll(() => Promise.all(pools.map((pool) => pool.end())));
const opened = (url: string, max: number): Pool => {
  const pool = openPool((healing) => postgres(url, { max, onnotice: () => {}, connect_timeout: 2, ...healing }), 2_800);
  pools.push(pool);
  return pool;
};
const pause = (ms: number) => new Promise<void>((go) => { setTimeout(go, ms); });
const pidsOf = async (sql: postgres.Sql): Promise<number[]> => [...new Set((await Promise.all(Array.from({ length: 12 }, () => sql<{ pid: number }[]>`select pg_backend_pid() as pid, pg_sleep(0.03)`))).map(([row]) => row!.pid))].sort();

// Each has a database of its own, and most of the time is waiting.
describe.concurrent('A server with three connections for us', () => {
  test('statements and transactions that would open a connection more than the server has wait for a busy one', async ({ expect }) => {
    const sql = opened(urls[0]!, 8).client;
    const statements = Array.from({ length: 30 }, async (_, i) => (await sql<{ n: number }[]>`select ${i}::int as n, pg_sleep(0.02)`)[0]!.n);
    expect(await Promise.all(statements)).toEqual(Array.from({ length: 30 }, (_, i) => i));
    const transactions = Array.from({ length: 30 }, (_, i) => sql.begin(async (tx) => {
      await tx`select pg_sleep(0.01)`;
      return (await tx<{ n: number }[]>`select ${i}::int as n`)[0]!.n;
    }));
    expect(await Promise.all(transactions)).toEqual(Array.from({ length: 30 }, (_, i) => i));
  });

  test('being refused one more costs none of those that serve, and with room the pool grows', async ({ expect }) => {
    const [others, sql] = [opened(urls[1]!, 2), opened(urls[1]!, 8).client];
    const held = await pidsOf(others.client);
    expect(held).toHaveLength(LEFT - 1);
    const [only, ...more] = await pidsOf(sql);
    expect(more).toEqual([]);
    await pause(1_500);
    expect(await pidsOf(sql)).toEqual([only]);
    await others.end();
    // It asks no oftener than each second, and the server gives back in its own time what others had.
    await expect.poll(async () => (await pidsOf(sql)).length, { timeout: 20_000, interval: 300 }).toBeGreaterThan(1);
  });

  test('while a client whose connection broke off is replaced, those that it has go on serving', async ({ expect }) => {
    const [others, sql] = [opened(urls[2]!, 1).client, opened(urls[2]!, 8).client];
    await others`select 1`;
    const [one, two, ...more] = await pidsOf(sql);
    expect(more).toEqual([]);
    await Promise.all([others`select pg_terminate_backend(${one!})`, pause(20)]);
    // The place that it had is another's at once.
    const thief = opened(urls[2]!, 1).client;
    await thief`select 1`;
    const began = performance.now();
    const failures: unknown[] = [];
    while (performance.now() - began < 5_500) {
      await Promise.all(Array.from({ length: 4 }, () => sql`select pg_sleep(0.005)`)).catch((error: unknown) => failures.push(error));
    }
    // What was under way on the one that broke off, and what was written to it before its end was heard.
    expect(failures.filter((error) => !['57P01', 'CONNECTION_CLOSED'].includes((error as { code?: string }).code ?? ''))).toEqual([]);
    expect(failures.length).toBeLessThanOrEqual(2);
    expect(await pidsOf(sql)).not.toContain(two);
  });

  test('with none at all what is asked is refused at once, and not by waiting', async ({ expect }) => {
    const [others, sql] = [opened(urls[3]!, LEFT).client, opened(urls[3]!, 8).client];
    expect(await pidsOf(others)).toHaveLength(LEFT);
    const began = performance.now();
    await expect(sql`select 1`).rejects.toMatchObject({ code: '53300' });
    await expect(sql.begin((tx) => tx`select 1`)).rejects.toMatchObject({ code: '53300' });
    expect(performance.now() - began).toBeLessThan(3_500);
  });
});
