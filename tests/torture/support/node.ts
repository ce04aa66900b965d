import { spawn, type ChildProcess } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { ROOT } from '../../support/house.ts';
import { Broken, pause } from './promise.ts';

/** An API node, as an operator starts it: a process of its own. */
export interface ApiNode {
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** Everything that it said. */
  said(): string;
  /** Whether /readyz says so. */
  ready(): Promise<boolean>;
  /** SIGKILL; resolves when it is gone. */
  kill(): Promise<void>;
  /** An orderly stop. */
  stop(): Promise<void>;
  /** Whether it has not been asked to end. */
  lives(): boolean;
  /** Throws when it ended without having been asked to. */
  mustLive(): void;
}

export interface NodeOptions {
  readonly databaseUrl: string;
  readonly port?: number;
  readonly env?: Readonly<Record<string, string>>;
  /** Loaded before the program: what makes a broken build of it, or a wrong clock. */
  readonly imports?: readonly string[];
}

export const SECRET = 'a secret of the torture, known to everybody';
const LONGEST_START_MS = 60_000;

/** Starts a node; resolves when it is ready. */
export async function startNode({ databaseUrl, port, env = {}, imports = [] }: NodeOptions): Promise<ApiNode> {
  const at = port ?? await freePort();
  // A broken build replaces modules, which there are in the sources alone.
  const program = imports.length === 0 ? ['scripts/run.mjs', 'src/main.ts'] : [...['tsx', ...imports].flatMap((name) => ['--import', name]), 'src/main.ts'];
  const child = spawn(process.execPath, program, {
    cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', NODE_ENV: 'test', DEMO: 'off', LOG_LEVEL: 'warn', HOST: '127.0.0.1', PORT: String(at),
      AUTH_SECRET: SECRET, DATABASE_URL: databaseUrl, ...env,
    },
  });
  const node = watched(child, at);
  for (const end = Date.now() + LONGEST_START_MS; Date.now() < end; await pause(50)) {
    node.mustLive();
    if (await node.ready()) return node;
  }
  await node.kill();
  throw new Broken(`a node was not ready after ${LONGEST_START_MS} ms: ${node.said().slice(-500)}`);
}

function watched(child: ChildProcess, port: number): ApiNode {
  let said = '';
  let asked = false;
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text: Buffer) => { said = (said + text.toString()).slice(-100_000); });
  const ended = new Promise<void>((done) => { child.once('close', () => done()); });
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    asked = true;
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    const late = setTimeout(() => child.kill('SIGKILL'), 15_000);
    await ended;
    clearTimeout(late);
  };
  const base = `http://127.0.0.1:${port}`;
  return {
    port, pid: child.pid ?? 0, url: `${base}/graphql`,
    said: () => said,
    lives: () => !asked,
    ready: () => fetch(`${base}/readyz`, { signal: AbortSignal.timeout(3_000) }).then((answer) => answer.ok, () => false),
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
    mustLive: () => {
      if (!asked && (child.exitCode !== null || child.signalCode !== null)) throw new Broken(`a node ended by itself (${child.exitCode ?? child.signalCode}): ${said.slice(-1_500)}`);
    },
  };
}

export function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const probe = createServer();
    probe.once('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => found(port));
    });
  });
}
