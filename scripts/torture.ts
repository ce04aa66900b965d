import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { FAULTS } from '../tests/torture/faults.ts';
import { openWorld } from '../tests/torture/support/world.ts';
import { seedOf, suffer } from '../tests/torture/torture.ts';

/** Hurts a deployment on this machine in every way of the list and says what held. `--only name`, `--seed number` (or SEED), `--short`, `--list`. */
const { values } = parseArgs({ options: { only: { type: 'string', multiple: true }, seed: { type: 'string' }, short: { type: 'boolean' }, list: { type: 'boolean' } } });
const only = values.only?.flatMap((names) => names.split(','));
const faults = FAULTS.filter(({ name }) => only === undefined || only.includes(name));
const seed = seedOf(values.seed ?? process.env['SEED']);
const say = (line: string): void => { process.stderr.write(`  ${line}\n`); };

if (values.list || faults.length === 0) {
  for (const { name, says } of FAULTS) console.log(`${name.padEnd(20)} ${says}`);
  process.exit(values.list ? 0 : 1);
}
console.log(`seed ${seed}`);
const world = await openWorld();
let good = true;
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => { void world.close().then(() => process.exit(130)); });
try {
  for (const fault of faults.filter(({ rounds }) => !values.short || rounds.short > 0)) {
    const { held, says, seconds } = await suffer(fault, world, { seed, long: !values.short, say });
    good &&= held;
    console.log(`${held ? 'held  ' : 'BROKEN'}  ${fault.name.padEnd(20)} ${seconds} s  ${says}`);
    if (!held) console.log(`        again: npm run torture -- --only ${fault.name} --seed ${seed}${values.short ? ' --short' : ''}`);
  }
} finally {
  await world.close();
}
process.exit(good ? 0 : 1);
