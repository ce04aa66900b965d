import { realpath, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import postgres from 'postgres';
import { makeFolder } from '../folder.ts';
import { keptSecret } from '../secrets.ts';
import { StartRefused } from '../start-refused.ts';
import { closedParent, reachable, serverAccount } from './account.ts';
import { findBinaries } from './binaries.ts';
import { makeCluster } from './cluster.ts';
import { lockFolder } from './lock.ts';
import { portOf, startServer, stopOrphan } from './server.ts';

/** A PostgreSQL of our own below the data folder. */
export interface Embedded {
  /** As the owner of the database `linlibang`, no superuser. */
  readonly url: string;
  /** As superuser; only tests and repairs need it. */
  readonly adminUrl: string;
  /** Resolves when the server is gone, for whatever reason. */
  readonly ended: Promise<void>;
  /** Stops the server and gives the folder back. Asked again while it lasts, it hastens. */
  stop(): Promise<void>;
}

const address = (user: string, password: string, port: number, database: string) => `postgres://${user}:${password}@127.0.0.1:${port}/${database}`;

/**
 * Starts the embedded server; the caller's process owns the folder until `stop`. Recovers from a node or server that was killed.
 * `lasting: false` gives up safety against power cuts and is for tests. Throws StartRefused.
 */
export async function startEmbedded(dataDir: string, options: { lasting?: boolean; settings?: Record<string, string> } = {}): Promise<Embedded> {
  const lasting = options.lasting ?? true;
  const binaries = await findBinaries();
  const home = await madeFolder(dataDir);
  const unlock = locked(home);
  try {
    const account = serverAccount();
    const handOver = account !== null && (await closedParent(home, account)) !== null;
    const programs = { binaries: await reachable(binaries, account), account, handOver };
    const password = keptSecret(home, 'database');
    const folder = await makeCluster(home, programs, password, lasting ? [] : ['--no-sync']);
    await stopOrphan(folder);
    await shortenLog(home);
    const server = await startServer(folder, programs, { ...(lasting ? {} : { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' }), ...options.settings });
    await writeFile(join(home, 'postgres.port'), String(server.port));
    const adminUrl = address('postgres', password, server.port, 'postgres');
    const stop = async () => {
      await server.stop();
      unlock();
    };
    try {
      await makeDatabase(adminUrl, password);
    } catch (error) {
      await server.stop();
      throw error;
    }
    return { url: address('linlibang', password, server.port, 'linlibang'), adminUrl, ended: server.ended, stop };
  } catch (error) {
    unlock();
    throw unusable(home, error) ?? error;
  }
}

/** Address of the database of a node that runs on this folder now; null if none does. */
export async function runningUrl(dataDir: string): Promise<string | null> {
  const home = await realpath(dataDir).catch(() => null);
  const port = home === null ? null : await portOf(join(home, 'postgres'));
  return home === null || port === null ? null : address('linlibang', keptSecret(home, 'database'), port, 'linlibang');
}

async function madeFolder(dataDir: string): Promise<string> {
  try {
    makeFolder(dataDir);
    return await realpath(dataDir);
  } catch (error) {
    throw unusable(dataDir, error) ?? error;
  }
}

function locked(home: string): () => void {
  try {
    return lockFolder(home);
  } catch (error) {
    throw unusable(home, error) ?? error;
  }
}

/** Read-only, full, forbidden, no folder at all: whatever the file system refuses is the operator's to mend. */
function unusable(dataDir: string, error: unknown): StartRefused | null {
  const { code, syscall, path } = error as NodeJS.ErrnoException;
  if (!code || !path || !syscall || syscall === 'connect') return null;
  return new StartRefused(
    `The data folder ${dataDir} cannot be used (${code} at ${path}); mend it or set another DATA_DIR.`,
    `无法使用数据目录 ${dataDir}(${path} 处 ${code});请修复,或另设 DATA_DIR。`);
}

async function shortenLog(home: string): Promise<void> {
  const path = join(home, 'postgres.log');
  const size = await stat(path).then((s) => s.size, () => 0);
  if (size > 10_000_000) await rename(path, `${path}.old`);
}

/** Role and database, made once; repeating it after a crash in between is harmless. */
async function makeDatabase(adminUrl: string, password: string): Promise<void> {
  const admin = postgres(adminUrl, { max: 1, onnotice: () => {}, connect_timeout: 10 });
  try {
    const [role] = await admin`select 1 from pg_roles where rolname = 'linlibang'`;
    if (!role) await admin.unsafe(`create role linlibang login password '${password}'`);
    const [database] = await admin`select 1 from pg_database where datname = 'linlibang'`;
    if (!database) await admin.unsafe('create database linlibang owner linlibang');
  } catch (error) {
    if ((error as { code?: string }).code !== '28P01') throw error;
    throw new StartRefused(
      'The embedded database does not accept the password kept in database.secret of the data folder; put the old file back.',
      '内置数据库不接受数据目录中 database.secret 里的密码;请恢复原来的文件。');
  } finally {
    await admin.end({ timeout: 5 });
  }
}
