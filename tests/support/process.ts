import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { ROOT } from './house.ts';
import { TEMPORARY } from './temporary.ts';

export interface Started {
  readonly pid: number;
  /** Everything said so far, on both outputs. */
  said(): string;
  /** Resolves with the address of the open door; rejects if the process ends before. */
  ready(): Promise<string>;
  /** Exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals | null>;
  kill(signal: NodeJS.Signals): void;
}

/** Starts the whole program as an operator does, with nothing in its environment but this; it is killed when the test ends. */
export function startProcess(env: Record<string, string>, script: 'src/main.ts' | 'src/cli/main.ts' | 'npm' = 'src/main.ts', ...args: string[]): Started {
  const [program, ...before] = script === 'npm' ? ['npm', 'start'] : [process.execPath, 'scripts/run.mjs', script];
  const child = spawn(program ?? '', [...before, ...args], {
    cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'], env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', PORT: '0', DEMO: 'off', ...env },
  });
  let said = '';
  const hear: (() => void)[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => { said += text.toString(); for (const listener of hear) listener(); });
  const ended = new Promise<number | NodeJS.Signals | null>((done) => { child.once('close', (code, signal) => done(code ?? signal)); });
  onTestFinished(async () => {
    child.kill('SIGTERM');
    await ended;
  });
  return {
    pid: child.pid ?? 0, ended,
    said: () => said,
    ready: () => new Promise((open, failed) => {
      const look = () => { const address = /http:\/\/\S+/.exec(said); if (address && said.includes('Ctrl-C')) open(address[0]); };
      hear.push(look);
      look();
      void ended.then((code) => failed(new Error(`ended with ${code}: ${said}`)));
    }),
    kill: (signal) => { child.kill(signal); },
  };
}

/** An empty folder that is removed when the test ends. */
export async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(TEMPORARY, 'linlibang-start-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
