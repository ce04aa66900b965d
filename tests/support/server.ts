import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { migrate } from '../../src/platform/migrate.ts';
import { startEmbedded } from '../../src/platform/postgres/embedded.ts';
import { ownerOf } from '../../src/platform/postgres/lock.ts';
import { stopOrphan } from '../../src/platform/postgres/server.ts';
import { TEMPORARY } from './temporary.ts';

/** What test files know of the server that they share. */
export interface SharedServer {
  /** As superuser. */
  readonly adminUrl: string;
  /** As the owner of databases, who is no superuser. */
  readonly ownerUrl: string;
  /** The file into which that server writes. */
  readonly serverLog: string;
  /** The migrated template that every test file clones. */
  readonly pattern: string;
}

const HOME = join(TEMPORARY, `linlibang-tests-${userInfo().username}`);
/** It is thrown away with all that is in it: nothing is archived or kept safe, and statements this small are never worth compiling. */
const SETTINGS = {
  max_connections: '600', log_min_messages: 'fatal', jit: 'off', shared_buffers: '256MB',
  wal_level: 'minimal', max_wal_senders: '0', max_wal_size: '4GB', checkpoint_timeout: '1h', autovacuum: 'off',
  // Each file has new connections, which would plan each statement six times before they kept a plan: a third of the server's work.
  plan_cache_mode: 'force_generic_plan',
};

/** Starts a server with the template in it; `stop` removes both. */
export async function openServer(): Promise<SharedServer & { stop(): Promise<void> }> {
  await mkdir(HOME, { recursive: true });
  await sweep();
  const dataDir = await mkdtemp(join(HOME, 'run-'));
  const server = await startEmbedded(dataDir, { lasting: false, settings: SETTINGS });
  const ownerUrl = server.url.replace(/\/linlibang$/, '');
  const pattern = 'pattern';
  await asAdmin(server, (admin) => admin.unsafe(`create database ${pattern} owner linlibang`));
  await migrate(`${ownerUrl}/${pattern}`);
  return {
    adminUrl: server.adminUrl, ownerUrl, serverLog: join(dataDir, 'postgres.log'), pattern,
    stop: async () => {
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Does something as superuser, in the server's own database. */
export async function asAdmin<T>({ adminUrl }: Pick<SharedServer, 'adminUrl'>, work: (admin: postgres.Sql) => Promise<T>): Promise<T> {
  const admin = postgres(adminUrl, { max: 1, onnotice: () => {} });
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
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
