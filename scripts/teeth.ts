import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BLUNT } from '../tests/teeth/support/blunt.ts';
import { TEETH, type Tooth } from '../tests/teeth/teeth.ts';

/** Turns each broken double on, runs just the tests that must notice, and passes only if they fail (and without any, pass). */

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const AT_ONCE = 2;
/** A double that makes the tests run for ever proves nothing. */
const LONGEST_RUN_MS = 240_000;

interface Bite { readonly tooth: string; readonly file: string; readonly failed: number; readonly passed: number; readonly problem: string | null }

interface Report {
  readonly testResults: readonly { readonly name: string; readonly message?: string; readonly assertionResults: readonly { readonly status: string; readonly failureMessages?: readonly string[] }[] }[];
}

async function run(tooth: string, files: readonly string[], only?: string): Promise<Bite[]> {
  const folder = await mkdtemp(join(tmpdir(), 'linlibang-teeth-'));
  const outputFile = join(folder, 'report.json');
  const args = ['run', '--config', 'scripts/vitest.teeth.config.ts', '--reporter=json', `--outputFile=${outputFile}`, ...(only ? ['-t', only] : []), ...files];
  const child = spawn(process.execPath, [join(ROOT, 'node_modules/vitest/vitest.mjs'), ...args], { cwd: ROOT, stdio: 'ignore', env: { ...process.env, TOOTH: tooth } });
  const late = setTimeout(() => { child.kill('SIGKILL'); }, LONGEST_RUN_MS);
  await new Promise((ended) => { child.once('close', ended); });
  clearTimeout(late);
  const report = await readFile(outputFile, 'utf8').then((text) => JSON.parse(text) as Report, () => null);
  await rm(folder, { recursive: true, force: true });
  return files.map((file): Bite => {
    const found = report?.testResults.find(({ name }) => name.endsWith(file));
    const of = (status: string): number => found?.assertionResults.filter((one) => one.status === status).length ?? 0;
    const messages = found?.assertionResults.flatMap((one) => one.failureMessages ?? []) ?? [];
    const blunt = messages.find((message) => message.includes(BLUNT));
    const problem = !found ? 'did not run' : blunt ? blunt.split('\n')[0]! : of('failed') + of('passed') === 0 ? (found.message?.split('\n')[0] || 'no test ran') : null;
    return { tooth, file, failed: of('failed'), passed: of('passed'), problem };
  });
}

const asked = process.argv.slice(2);
const teeth = TEETH.filter(({ name }) => asked.length === 0 || asked.includes(name));
let good = teeth.length > 0;
const line = (name: string, verdict: string, says: string): void => { console.log(`${name.padEnd(22)} ${verdict.padEnd(28)} ${says}`); };

const began = Date.now();
const whole = await run('', [...new Set(teeth.flatMap(({ red }) => red))]);
for (const { file, failed, passed, problem } of whole) {
  if (failed === 0 && problem === null && passed > 0) continue;
  good = false;
  line('(none)', 'FAILS WITHOUT A TOOTH', `${file}: ${failed} failed${problem ? `, ${problem}` : ''}`);
}
if (good) line('(none)', 'green', `${whole.reduce((sum, { passed }) => sum + passed, 0)} tests in ${whole.length} files`);

const bite = async (tooth: Tooth): Promise<void> => {
  for (const { file, failed, passed, problem } of await run(tooth.name, tooth.red, tooth.only)) {
    const red = failed > 0 && problem === null;
    if (!red) good = false;
    line(tooth.name, red ? `red (${failed} of ${failed + passed})` : problem === null ? 'STAYED GREEN' : 'BLUNT', `${tooth.breaks}: ${file}${problem === null ? '' : `: ${problem}`}`);
  }
};
const waiting = [...teeth];
await Promise.all(Array.from({ length: AT_ONCE }, async () => { for (let next = waiting.shift(); next; next = waiting.shift()) await bite(next); }));
console.log(`${good ? 'Every tooth bites.' : 'Not every tooth bites.'} ${Math.round((Date.now() - began) / 1_000)} s`);
process.exitCode = good ? 0 : 1;
