import { readFile, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { expect, test } from 'vitest';
import { runningUrl } from '../../src/platform/postgres/embedded.ts';
import { lockFolder, ownerOf } from '../../src/platform/postgres/lock.ts';
import { gone, startedAt } from '../../src/platform/postgres/processes.ts';
import { emptyFolder, startProcess } from '../support/process.ts';
import { inTurns } from '../support/turns.ts';

const SECOND_NODE = /^The data folder .* is in use by another running node \(process \d+\); stop that one or set another DATA_DIR\.\n.*\n$/;

async function serverPid(dataDir: string): Promise<number> {
  return Number((await readFile(join(dataDir, 'postgres/postmaster.pid'), 'utf8')).split('\n')[0]);
}

async function withRunning<T>(dataDir: string, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres((await runningUrl(dataDir)) ?? '', { max: 1, onnotice: () => {} });
  return work(sql).finally(() => sql.end());
}

test('a node starts from nothing, keeps a second one out, stops clean, and is killed without harm', async () => {
  const DATA_DIR = await emptyFolder();

  const first = startProcess({ DATA_DIR });
  expect((await fetch(await first.ready())).status).toBe(200);
  await withRunning(DATA_DIR, (sql) => sql`create table kept as select 42 as answer`);
  for (const name of ['database.secret', 'tokens.secret']) {
    const mode = await stat(join(DATA_DIR, name)).then((s) => s.mode & 0o777, () => null);
    expect([0o600, null]).toContain(mode);
  }

  const second = startProcess({ DATA_DIR });
  expect(await second.ended).toBe(1);
  expect(second.said()).toMatch(SECOND_NODE);
  expect(ownerOf(DATA_DIR)).toBe(first.pid);

  const server = await serverPid(DATA_DIR);
  first.kill('SIGTERM');
  expect(await first.ended).toBe(0);
  expect(startedAt(server)).toBe(null);
  expect(ownerOf(DATA_DIR)).toBe(null);

  const again = startProcess({ DATA_DIR });
  await again.ready();
  const orphan = await serverPid(DATA_DIR);
  again.kill('SIGKILL');
  expect(await again.ended).toBe('SIGKILL');
  expect(startedAt(orphan)).not.toBe(null);

  const recovered = startProcess({ DATA_DIR });
  await recovered.ready();
  expect(startedAt(orphan)).toBe(null);
  expect(await withRunning(DATA_DIR, async (sql) => [...await sql`select answer from kept`])).toEqual([{ answer: 42 }]);
  recovered.kill('SIGINT');
  expect(await recovered.ended).toBe(0);
});

test('a signal during the first start leaves nothing running and nothing half-written', async () => {
  const DATA_DIR = await emptyFolder();
  const early = startProcess({ DATA_DIR });
  while (!(await stat(join(DATA_DIR, 'node.lock')).catch(() => null))) await new Promise((done) => setTimeout(done, 10));
  early.kill('SIGTERM');
  expect(await early.ended).toBe(0);
  expect(ownerOf(DATA_DIR)).toBe(null);
  expect(await runningUrl(DATA_DIR)).toBe(null);
});

test('a number of a process that was used again does not hold the folder', async () => {
  const folder = await emptyFolder();
  const path = join(folder, 'node.lock');
  await writeFile(path, JSON.stringify({ pid: process.pid, host: hostname(), started: 'at another time' }));
  expect(ownerOf(folder)).toBe(null);
  await writeFile(path, '{"pid":');
  expect(ownerOf(folder)).toBe(null);
  const unlock = lockFolder(folder);
  expect(ownerOf(folder)).toBe(process.pid);
  unlock();
  expect(ownerOf(folder)).toBe(null);
});

test('an owner on another machine holds the folder for as long as it touches its lock', async () => {
  const folder = await emptyFolder();
  const path = join(folder, 'node.lock');
  await writeFile(path, JSON.stringify({ pid: 7, host: 'another machine', started: '' }));
  expect(ownerOf(folder)).toBe(7);
  expect(() => lockFolder(folder)).toThrow('is in use by another running node (process 7)');
  const minuteAgo = new Date(Date.now() - 60_000);
  await utimes(path, minuteAgo, minuteAgo);
  expect(ownerOf(folder)).toBe(null);
  lockFolder(folder)();
});

test('npm that is stopped or killed leaves nothing behind', async () => {
  const DATA_DIR = await emptyFolder();
  for (const [signal, code] of inTurns([['SIGTERM', 0], ['SIGKILL', 'SIGKILL']] as const, 2)) {
    const npm = startProcess({ DATA_DIR }, 'npm');
    await npm.ready();
    const node = ownerOf(DATA_DIR) ?? 0;
    const server = await serverPid(DATA_DIR);
    npm.kill(signal);
    expect(await npm.ended).toBe(code);
    expect(await gone(node, 10_000)).toBe(true);
    expect(await gone(server, 0)).toBe(true);
  }
});

test('a node whose embedded server dies says so and ends with 1', async () => {
  const DATA_DIR = await emptyFolder();
  const node = startProcess({ DATA_DIR });
  await node.ready();
  process.kill(await serverPid(DATA_DIR), 'SIGQUIT');
  expect(await node.ended).toBe(1);
  expect(node.said()).toContain('the embedded database ended; the node stops');
  expect(ownerOf(DATA_DIR)).toBe(null);
});
