import type { ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { StartRefused } from '../start-refused.ts';
import { gone, isServerOf, startedAt } from './processes.ts';
import { run, type Programs } from './run.ts';

/** A running server; `ended` resolves when its process is gone, for whatever reason. */
export interface Server {
  readonly port: number;
  readonly ended: Promise<void>;
  /** Fast shutdown; resolves when the process is gone. Asked again while it lasts, it hastens. */
  stop(): Promise<void>;
}

const READY_WITHIN_MS = 25_000;
const STOP_WITHIN_MS = 15_000;

/** Stops a server that a killed node left behind in this folder. The caller owns the folder. */
export async function stopOrphan(folder: string): Promise<void> {
  const pid = Number((await pidFile(folder))[0]);
  if (!pid || !isServerOf(pid, folder)) return;
  for (const [signal, waitMs] of [['SIGINT', STOP_WITHIN_MS], ['SIGQUIT', 5_000], ['SIGKILL', 5_000]] as const) {
    kill(pid, signal);
    if (await gone(pid, waitMs)) return;
  }
  throw new StartRefused(`The database left behind (process ${pid}) cannot be stopped.`, `无法停止遗留的数据库进程 ${pid}。`);
}

/** Port of the server that runs in this folder; null if none is ready. */
export async function portOf(folder: string): Promise<number | null> {
  const lines = await pidFile(folder);
  return isServerOf(Number(lines[0]), folder) && lines[7]?.trim() === 'ready' ? Number(lines[3]) : null;
}

/** Starts the server on 127.0.0.1, at the port of last time if that is free, and returns when it takes connections. */
export async function startServer(folder: string, programs: Programs, settings: Record<string, string>): Promise<Server> {
  const outputPath = join(folder, '..', 'postgres.log');
  const last = Number((await readFile(join(folder, '..', 'postgres.port'), 'utf8').catch(() => '')) || 0);
  let said = '';
  for (let attempt = 0; attempt < 3; attempt++) {
    const port = await freePort(attempt === 0 ? last : 0);
    // Its log is a file: the details of an error would quote the row.
    const all = { log_error_verbosity: 'terse', listen_addresses: '127.0.0.1', port: String(port), unix_socket_directories: '', timezone: 'UTC', log_timezone: 'UTC', ...settings };
    const child = run(programs, 'postgres', folder, Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]), outputPath);
    const server = watched(child, port);
    if (await ready(folder, child)) return server;
    await server.stop();
    said = (await readFile(outputPath, 'utf8').catch(() => '')).trimEnd().split('\n').filter((line) => line.includes('FATAL')).at(-1) ?? '';
  }
  throw new StartRefused(`The embedded database did not start; see ${outputPath}. ${said}`, `内置数据库未能启动,详见 ${outputPath}。${said}`);
}

function watched(child: ChildProcess, port: number): Server {
  const ended = new Promise<void>((done) => {
    child.once('exit', () => done());
    child.once('error', () => done());
  });
  let asked = 0;
  return {
    port,
    ended,
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) child.kill(asked++ === 0 ? 'SIGINT' : 'SIGQUIT');
      const late = setTimeout(() => child.kill('SIGQUIT'), STOP_WITHIN_MS);
      await ended;
      clearTimeout(late);
    },
  };
}

async function ready(folder: string, child: ChildProcess): Promise<boolean> {
  const end = Date.now() + READY_WITHIN_MS;
  while (Date.now() < end && child.pid !== undefined && child.exitCode === null && child.signalCode === null) {
    const lines = await pidFile(folder);
    if (Number(lines[0]) === child.pid && lines[7]?.trim() === 'ready') return true;
    await new Promise((done) => setTimeout(done, 20));
  }
  return false;
}

async function pidFile(folder: string): Promise<string[]> {
  return (await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
}

function kill(pid: number, signal: NodeJS.Signals): void {
  if (startedAt(pid) !== null) process.kill(pid, signal);
}

/** The wanted port if nobody listens there, else any free one. */
function freePort(wanted: number): Promise<number> {
  return new Promise((found, failed) => {
    const probe = createServer();
    probe.once('error', (error) => {
      if (wanted === 0) failed(error);
      else void freePort(0).then(found, failed);
    });
    probe.listen(wanted, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => found(port));
    });
  });
}
