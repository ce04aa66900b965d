import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import type { TestProject } from 'vitest/node';
import { migrate } from '../../src/platform/migrate.ts';
import { startEmbedded } from '../../src/platform/postgres/embedded.ts';
import { ownerOf } from '../../src/platform/postgres/lock.ts';
import { stopOrphan } from '../../src/platform/postgres/server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** As superuser of the server that all tests share. */
    adminUrl: string;
    /** As the owner of databases, who is no superuser. */
    ownerUrl: string;
    /** The file into which that server writes. */
    serverLog: string;
  }
}

const HOME = join(tmpdir(), `linlibang-tests-${userInfo().username}`);

/** One server for the whole run, and in it the migrated template that every test file clones. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await mkdir(HOME, { recursive: true });
  await sweep();
  const dataDir = await mkdtemp(join(HOME, 'run-'));
  const server = await startEmbedded(dataDir, { lasting: false, settings: { max_connections: '300', log_min_messages: 'fatal' } });
  const ownerUrl = server.url.replace(/\/linlibang$/, '');
  const admin = postgres(server.adminUrl, { max: 1, onnotice: () => {} });
  await admin.unsafe('create database pattern owner linlibang');
  await migrate(`${ownerUrl}/pattern`);
  await admin.end();
  project.provide('adminUrl', server.adminUrl);
  project.provide('ownerUrl', ownerUrl);
  project.provide('serverLog', join(dataDir, 'postgres.log'));
  return async () => {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}

/** Removes what runs that were killed have left behind. */
async function sweep(): Promise<void> {
  for (const name of await readdir(HOME)) {
    const folder = join(HOME, name);
    if (ownerOf(folder) !== null) continue;
    await stopOrphan(join(folder, 'postgres'));
    await rm(folder, { recursive: true, force: true });
  }
}
