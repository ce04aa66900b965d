import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import type { Account } from './account.ts';
import type { Binaries } from './binaries.ts';

/** How programs of the embedded server are run: from where, as whom, in which data folder. */
export interface Programs {
  readonly binaries: Binaries;
  readonly account: Account | null;
  /** The account cannot enter a parent of the data folder, so it is handed over as an open descriptor (Linux). */
  readonly handOver: boolean;
}

/** Starts one of the server's programs in a process group of its own (a Ctrl-C of the terminal must not reach it); output goes to `outputPath`. */
export function run(programs: Programs, program: 'initdb' | 'postgres', folder: string, args: readonly string[], outputPath: string): ChildProcess {
  const output = openSync(outputPath, 'a', 0o600);
  const handed = programs.handOver ? openSync(folder, 'r') : null;
  try {
    return spawn(join(programs.binaries.native, 'bin', program), ['-D', handed === null ? folder : '/proc/self/fd/3', ...args], {
      cwd: '/',
      detached: true,
      stdio: ['ignore', output, output, ...(handed === null ? [] : [handed])],
      env: { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
      ...programs.account,
    });
  } finally {
    closeSync(output);
    if (handed !== null) closeSync(handed);
  }
}
