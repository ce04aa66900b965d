import { connect, createServer, type AddressInfo, type Server } from 'node:net';
import { TLSSocket, type ConnectionOptions, type TLSSocketOptions } from 'node:tls';
import postgres from 'postgres';
import { afterAll, expect, test } from 'vitest';
import { openPool, type Pool } from '../../src/platform/pool.ts';
import { freshUrl } from '../support/database.ts';
import { openLine } from '../torture/support/line.ts';

// A key that both sides know makes TLS without certificates.
const psk = Buffer.from('0123456789abcdef');
const TLS = { minVersion: 'TLSv1.2', maxVersion: 'TLSv1.2', ciphers: 'PSK-AES128-GCM-SHA256' } as const;
const ssl = { ...TLS, pskCallback: () => ({ psk, identity: 'node' }), checkServerIdentity: () => undefined } satisfies ConnectionOptions;
const SILENCE_MS = 300;

/** A door before PostgreSQL that speaks TLS, as a server does that has it; or says nothing when it is asked for it. */
async function openTls(target: number, mute = false): Promise<{ port: number; server: Server }> {
  const server = createServer((near) => {
    near.on('error', () => {});
    near.once('data', () => {
      if (mute) return;
      near.write('S');
      const clear = new TLSSocket(near, { isServer: true, ...TLS, pskCallback: () => psk } as TLSSocketOptions);
      const far = connect(target, '127.0.0.1');
      for (const one of [clear, far]) one.on('error', () => {});
      clear.on('close', () => far.destroy());
      far.on('close', () => clear.destroy());
      clear.pipe(far);
      far.pipe(clear);
    });
  });
  await new Promise<void>((listening) => { server.listen(0, '127.0.0.1', listening); });
  return { port: (server.address() as AddressInfo).port, server };
}

const plain = new URL(await freshUrl());
const tls = await openTls(Number(plain.port));
const line = await openLine(tls.port);
const pools: Pool[] = [];
afterAll(async () => { await Promise.all(pools.map((pool) => pool.end())); await line.close(); tls.server.close(); });
const open = (port: number, how: postgres.Options<Record<string, never>>['ssl']): postgres.Sql => {
  const url = new URL(plain);
  url.port = String(port);
  const pool = openPool((healing) => postgres(url.href, { max: 3, onnotice: () => {}, connect_timeout: 1, ssl: how, ...healing } as never), SILENCE_MS);
  pools.push(pool);
  return pool.client;
};
const sql = open(line.port, ssl);
const pause = (ms: number) => new Promise<void>((go) => { setTimeout(go, ms); });
const codeOf = (work: Promise<unknown>): Promise<string | undefined> => work.then(() => 'nothing', (error: { code?: string }) => error.code);

test('what is asked goes over TLS', async () => {
  expect(await sql`select 1 as one`).toEqual([{ one: 1 }]);
  // The line would show it otherwise: the server behind takes plain words only from the door.
  expect(await codeOf(open(line.port, false)`select 1`)).not.toBe('nothing');
});

test('a server that falls silent is hung up on in time, and what comes after goes on', async () => {
  await sql`select 1`;
  line.set('SILENT');
  const began = performance.now();
  const code = await codeOf(sql`select 1`);
  line.set('WHOLE');
  expect(code).toBe('ETIMEDOUT');
  expect(performance.now() - began).toBeLessThan(5 * SILENCE_MS);
  expect(await sql`select 2 as two`).toEqual([{ two: 2 }]);
});

test('a transaction whose connection is lost does nothing more, the process lives, and all is served again within 5 s, over and over', async () => {
  await sql`create table kept (n int)`;
  for (let round = 0; round < 6; round++) {
    const works = Array.from({ length: 9 }, () => codeOf(sql.begin(async (tx) => {
      await tx`insert into kept values (1)`;
      await pause(20);
      await tx`insert into kept values (2)`;
    })));
    await pause(8 * round);
    line.set('CUT');
    line.set('WHOLE');
    const codes = await Promise.all(works);
    const served = () => Promise.all([1, 2, 3].map(async (n) => (await sql<{ n: number }[]>`select ${n}::int as n`.catch(() => []))[0]?.n ?? null));
    const began = performance.now();
    while ((await served()).includes(null) && performance.now() - began < 5_000) await pause(50);
    expect(await served()).toEqual([1, 2, 3]);
    const [kept] = await sql<{ ones: number; twos: number }[]>`with gone as (delete from kept returning n) select count(*) filter (where n = 1)::int as ones, count(*) filter (where n = 2)::int as twos from gone`;
    // One whose COMMIT was under way may have been done without anybody being told.
    expect(kept!.ones).toBe(kept!.twos);
    expect(kept!.ones).toBeGreaterThanOrEqual(codes.filter((code) => code === 'nothing').length);
  }
});

test('a server without TLS is refused where it is required, and served where it is only preferred', async () => {
  expect(await codeOf(open(Number(plain.port), 'require')`select 1`)).toBe('CONNECTION_CLOSED');
  expect(await open(Number(plain.port), 'prefer')`select 3 as three`).toEqual([{ three: 3 }]);
});

test('a server without a certificate is refused where one must be shown', async () => {
  expect(await codeOf(open(line.port, 'verify-full')`select 1`)).toMatch(/^(ERR_SSL|EPROTO|ECONNRESET|CONNECTION_CLOSED)/);
});

test('one that never says whether it speaks TLS is given up in time', async () => {
  const mute = await openTls(0, true);
  const began = performance.now();
  expect(await codeOf(open(mute.port, 'require')`select 1`)).toBe('CONNECT_TIMEOUT');
  expect(performance.now() - began).toBeLessThan(2_500);
  mute.server.close();
});
