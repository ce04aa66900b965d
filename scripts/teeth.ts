import { asAdmin, openServer, type SharedServer } from '../tests/support/server.ts';
import { bite, type Bite } from '../tests/teeth/support/bite.ts';
import { TEETH, type Tooth } from '../tests/teeth/teeth.ts';

/** Turns each broken double on, runs just the tests that must notice, and passes only if they fail (and without any, pass). Teeth that are asked for by name list the tests that they turn red. */

const AT_ONCE = 2;
/** Files that are looked at together without a tooth. */
const PORTION = 10;
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !TEETH.some((tooth) => tooth.name === name));
const teeth = TEETH.filter(({ name }) => asked.length === 0 || asked.includes(name));
const began = Date.now();
let good = teeth.length > 0 && unknown.length === 0;
for (const name of unknown) console.log(`There is no tooth ${name}.`);

interface Run { readonly name: string; readonly go: () => Promise<Bite[]>; readonly verdict: (bite: Bite) => { readonly good: boolean; readonly says: string }; readonly breaks: string }

const told = ({ file, problem }: Bite): string => (problem === null ? file : `${file}: ${problem}`);

/** All that a tooth asks for must be green without any: files of teeth that ask for all of them, and of the others what their teeth ask for. */
function withoutTeeth(server: SharedServer): Run[] {
  const whole = new Set(teeth.flatMap(({ red, only }) => (only === undefined ? red : [])));
  const narrow = teeth.filter(({ red }) => red.some((file) => !whole.has(file)));
  const files = new Set(narrow.flatMap(({ red }) => red).filter((file) => !whole.has(file)));
  // In portions: all of them together took longer on a slow machine than a run may.
  const only = narrow.map((tooth) => `(?:${tooth.only})`).join('|');
  const portions = Array.from({ length: Math.ceil(files.size / PORTION) }, (_, i) => new Set([...files].slice(i * PORTION, (i + 1) * PORTION)));
  const parts: [Set<string>, string | undefined][] = [[whole, undefined], ...portions.map((some): [Set<string>, string] => [some, only])];
  return parts.filter(([{ size }]) => size > 0).map(([some, of]) => ({
    name: '(none)', breaks: 'nothing', go: () => bite('', [...some], of, server),
    verdict: ({ failed, passed, problem }) => (failed.length === 0 && passed > 0 && problem === null ? { good: true, says: `green (${passed})` } : { good: false, says: `FAILS WITHOUT A TOOTH (${failed.length})` }),
  }));
}

function withTooth({ name, breaks, red, only, sql }: Tooth, server: SharedServer): Run {
  const go = async (): Promise<Bite[]> => bite(name, red, only, sql === undefined ? server : { ...server, pattern: await broken(server, name, sql) });
  return {
    name, breaks, go,
    verdict: ({ failed, passed, problem }) => (problem !== null ? { good: false, says: 'BLUNT' } : failed.length > 0 ? { good: true, says: `red (${failed.length} of ${failed.length + passed})` } : { good: false, says: 'STAYED GREEN' }),
  };
}

/** A template of which something is taken away. */
async function broken(server: SharedServer, name: string, sql: string): Promise<string> {
  const pattern = `pattern_${name.replaceAll('-', '_')}`;
  await asAdmin(server, (admin) => admin.unsafe(`create database ${pattern} owner linlibang template ${server.pattern}`));
  await asAdmin({ adminUrl: `${server.ownerUrl}/${pattern}` }, (owner) => owner.unsafe(sql));
  return pattern;
}

const { stop, ...server } = await openServer();
const runs = [...withoutTeeth(server), ...teeth.map((tooth) => withTooth(tooth, server))];
const waiting = [...runs];
let done = 0;
const next = async (): Promise<void> => {
  for (let run = waiting.shift(); run; run = waiting.shift()) {
    const since = Date.now();
    const bites = await run.go();
    const head = `${String(++done).padStart(2)}/${runs.length} ${`${Math.round((Date.now() - since) / 1_000)} s`.padStart(5)}`;
    for (const one of bites) {
      const verdict = run.verdict(one);
      good &&= verdict.good;
      console.log(`${head}  ${run.name.padEnd(22)} ${verdict.says.padEnd(18)} ${run.breaks}: ${told(one)}`);
      if (asked.length > 0 || run.name === '(none)') for (const test of one.failed) console.log(`${' '.repeat(14)}${test}`);
    }
  }
};
try {
  await Promise.all(Array.from({ length: AT_ONCE }, next));
} finally {
  await stop();
}
console.log(`${good ? 'Every tooth bites.' : 'Not every tooth bites.'} ${Math.round((Date.now() - began) / 1_000)} s`);
process.exitCode = good ? 0 : 1;
