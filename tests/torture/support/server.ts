import { readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import postgres from 'postgres';
import { startEmbedded, type Embedded } from '../../../src/platform/postgres/embedded.ts';
import { gone } from '../../../src/platform/postgres/processes.ts';

/** A PostgreSQL of the torture alone, lasting as a node's own is. */
export interface Server {
  readonly port: number;
  /** Address of one of its databases, as its owner; by another port if it is reached through something. */
  url(database: string, port?: number): string;
  /** An empty database. */
  make(database: string): Promise<void>;
  /** As superuser, on one of its databases; one connection, to be ended by whoever asked. */
  admin(database?: string): postgres.Sql;
  /** Its processes that live now, the first of all first. */
  pids(): Promise<number[]>;
  /** SIGKILL to all its processes in one moment. */
  crash(): Promise<void>;
  /** Starts again on the same data and port. */
  restart(settings?: Record<string, string>): Promise<void>;
  /** An orderly stop. */
  stop(): Promise<void>;
}

// After a crash the whole folder is synced at once, not file by file.
const SETTINGS = { ...(process.platform === 'linux' ? { recovery_init_sync_method: 'syncfs' } : {}), max_connections: '80', shared_buffers: '64MB', log_min_messages: 'fatal', restart_after_crash: 'off' };

/** Below `folder`, which PostgreSQL's account must be able to enter. */
export async function openServer(folder: string): Promise<Server> {
  let embedded: Embedded = await startEmbedded(folder, { settings: SETTINGS });
  const at = (url: string, database: string, port?: number): string => {
    const place = new URL(url);
    place.pathname = `/${database}`;
    if (port !== undefined) place.port = String(port);
    return place.href;
  };
  const portOf = (): number => Number(new URL(embedded.url).port);
  const port = portOf();
  const admin = (database = 'postgres'): postgres.Sql => postgres(at(embedded.adminUrl, database), { max: 1, onnotice: () => {}, connect_timeout: 5 });
  const pids = async (): Promise<number[]> => {
    const first = Number((await readFile(join(folder, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[0]);
    return [first, ...childrenOf(first)];
  };
  return {
    port, admin, pids,
    url: (database, through) => at(embedded.url, database, through),
    make: async (database) => {
      const sql = admin();
      await sql.unsafe(`create database ${database} owner linlibang`);
      await sql.end();
    },
    crash: async () => {
      const [first = 0] = await pids();
      // It must not see its children die, nor have new ones.
      process.kill(first, 'SIGSTOP');
      const all = [...childrenOf(first), first];
      for (const pid of all) slay(pid);
      await embedded.ended;
      await Promise.all(all.map((pid) => gone(pid, 5_000)));
      await embedded.stop();
    },
    restart: async (settings = {}) => {
      embedded = await startEmbedded(folder, { settings: { ...SETTINGS, ...settings } });
      if (portOf() !== port) throw new Error('the server came back on another port');
    },
    stop: () => embedded.stop(),
  };
}

function slay(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // it had ended by itself
  }
}

function childrenOf(parent: number): number[] {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number).filter((pid) => {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) === parent;
    } catch {
      return false;
    }
  });
}
