import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../../support/house.ts';
import type { SharedServer } from '../../support/server.ts';
import { BLUNT } from './blunt.ts';

/** What one file said in one run. */
export interface Bite {
  readonly file: string;
  /** Names of the tests that failed. */
  readonly failed: readonly string[];
  readonly passed: number;
  /** Why the run proves nothing; null: it does. */
  readonly problem: string | null;
}

interface Report {
  readonly testResults: readonly { readonly name: string; readonly message?: string; readonly assertionResults: readonly { readonly fullName: string; readonly status: string; readonly failureMessages?: readonly string[] }[] }[];
}

/** A double that makes the tests run for ever proves nothing. */
const LONGEST_RUN_MS = 240_000;

/** Runs those tests of the files whose names match `only` (all, without), with one tooth or, named '', with none. */
export async function bite(tooth: string, files: readonly string[], only: string | undefined, server: SharedServer): Promise<Bite[]> {
  const folder = await mkdtemp(join(tmpdir(), 'linlibang-teeth-'));
  const outputFile = join(folder, 'report.json');
  const args = ['run', '--config', 'scripts/vitest.teeth.config.ts', '--reporter=json', `--outputFile=${outputFile}`, ...(only ? ['-t', only] : []), ...files];
  const child = spawn(process.execPath, [join(ROOT, 'node_modules/vitest/vitest.mjs'), ...args], { cwd: ROOT, stdio: 'ignore', env: { ...process.env, TOOTH: tooth, TEST_SERVER: JSON.stringify(server) } });
  const late = setTimeout(() => { child.kill('SIGKILL'); }, LONGEST_RUN_MS);
  await new Promise((ended) => { child.once('close', ended); });
  clearTimeout(late);
  const report = await readFile(outputFile, 'utf8').then((text) => JSON.parse(text) as Report, () => null);
  await rm(folder, { recursive: true, force: true });
  return files.map((file) => ({ file, ...said(report?.testResults.find(({ name }) => name.endsWith(file))) }));
}

function said(result: Report['testResults'][number] | undefined): Omit<Bite, 'file'> {
  const of = (status: string): string[] => result?.assertionResults.filter((one) => one.status === status).map(({ fullName }) => fullName) ?? [];
  const [failed, passed] = [of('failed'), of('passed').length];
  const blunt = result?.assertionResults.flatMap((one) => one.failureMessages ?? []).find((message) => message.includes(BLUNT));
  return { failed, passed, problem: !result ? 'did not run' : blunt ? blunt.split('\n')[0]! : failed.length + passed === 0 ? (result.message?.split('\n')[0] || 'no test ran') : null };
}
