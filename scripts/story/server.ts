import { spawn, type ChildProcess } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const LONGEST_START_MS = 60_000;

/** The server that the story is played on. */
export interface Server {
  readonly url: string;
  readonly env: NodeJS.ProcessEnv;
  /** Kills it as a power cut would, and starts it again on the same data; null on a server that is not ours. */
  readonly restart: (() => Promise<void>) | null;
  stop(): Promise<void>;
}

/** A server named on the command line, or one of our own, of this program, on a folder that is gone afterwards. */
export async function openServer(named: string | undefined, program: readonly string[] = ['scripts/run.mjs', 'src/main.ts']): Promise<Server> {
  if (named !== undefined) return { url: named.replace(/\/$/, ''), env: process.env, restart: null, stop: async () => {} };
  const folder = await mkdtemp(join(tmpdir(), 'linlibang-story-'));
  // Where the story is played by root, PostgreSQL runs as another account and must be able to enter.
  await chmod(folder, 0o755);
  const port = await freePort();
  const env = { ...process.env, DATA_DIR: folder, PORT: String(port), HOST: '127.0.0.1', NODE_ENV: 'development', DEMO: 'off', LOG_LEVEL: 'warn' };
  delete (env as NodeJS.ProcessEnv)['DATABASE_URL'];
  const url = `http://127.0.0.1:${port}`;
  let child = await start(program, env, url);
  return {
    url, env,
    restart: async () => { await ended(child, 'SIGKILL'); child = await start(program, env, url); },
    stop: async () => { await ended(child, 'SIGTERM'); await rm(folder, { recursive: true, force: true }); },
  };
}

async function start(program: readonly string[], env: NodeJS.ProcessEnv, url: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, program, { cwd: ROOT, env, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr?.on('data', (text: Buffer) => { said += text.toString(); });
  for (const until = Date.now() + LONGEST_START_MS; Date.now() < until; await wait(100)) {
    if (child.exitCode !== null) throw new Error(`the server did not start: ${said}`);
    const ready = await fetch(`${url}/readyz`).then((answer) => answer.ok, () => false);
    if (ready) return child;
  }
  child.kill('SIGKILL');
  throw new Error(`the server was not ready after ${LONGEST_START_MS / 1_000} s: ${said}`);
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = new Promise((done) => child.once('exit', done));
  child.kill(signal);
  await exit;
}

const freePort = (): Promise<number> => new Promise((found, failed) => {
  const probe = createServer().once('error', failed).listen(0, '127.0.0.1', () => {
    const { port } = probe.address() as AddressInfo;
    probe.close(() => found(port));
  });
});
