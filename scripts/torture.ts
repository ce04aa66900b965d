import 'reflect-metadata';
import { Command } from 'commander';
import { FAULTS } from '../tests/torture/faults.ts';
import { openWorld } from '../tests/torture/support/world.ts';
import { seedOf, suffer } from '../tests/torture/torture.ts';

interface Options { readonly only?: string[]; readonly seed?: string; readonly rounds?: string; readonly short?: true; readonly list?: true }

/** Hurts a deployment on this machine in every way of the list and says what held. */
const values = new Command('torture').description('hurts a deployment of its own on this machine and says what held (折磨测试:崩溃、断网、时钟、并发)')
  .option('--only <names...>', 'just these faults')
  .option('--seed <n>', 'of all that is drawn; also as SEED')
  .option('--rounds <n>', 'a piece of the long form')
  .option('--short', 'the short form of each, as npm test does it')
  .option('--list', 'what there is')
  .showHelpAfterError().parse().opts<Options>();
const only = values.only?.flatMap((names) => names.split(','));
const faults = FAULTS.filter(({ name }) => only === undefined || only.includes(name));
const seed = seedOf(values.seed ?? process.env['SEED']);
const rounds = values.rounds === undefined ? undefined : Number(values.rounds);
const say = (line: string): void => { process.stderr.write(`  ${line}\n`); };

if (values.list || faults.length === 0) {
  for (const { name, says } of FAULTS) console.log(`${name.padEnd(20)} ${says}`);
  process.exit(values.list ? 0 : 1);
}
console.log(`seed ${seed}`);
const world = await openWorld();
let good = true;
let closing: Promise<void> | undefined;
// A second signal while it lasts would leave a server behind.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => { closing ??= world.close().then(() => process.exit(130)); });
try {
  for (const fault of faults.filter(({ rounds }) => !values.short || rounds.short > 0)) {
    const { held, says, seconds } = await suffer(fault, world, { seed, long: !values.short, say, rounds });
    good &&= held;
    console.log(`${held ? 'held  ' : 'BROKEN'}  ${fault.name.padEnd(20)} ${seconds} s  ${says}`);
    if (!held) console.log(`        again: npm run torture -- --only ${fault.name} --seed ${seed}${values.short ? ' --short' : ''}${rounds === undefined ? '' : ` --rounds ${rounds}`}`);
  }
} finally {
  await world.close();
}
process.exit(good ? 0 : 1);
