import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FAULTS } from './faults.ts';
import { openChance } from './support/chance.ts';
import { openWorld, type World } from './support/world.ts';
import { seedOf, suffer } from './torture.ts';

/** The short form of `npm run torture`; its seed is in the name of the tests, and SEED repeats it. */
const seed = seedOf(process.env['SEED']);
/** What nobody may break without hearing of it at once. */
const ALWAYS = ['postgres-killed', 'node-killed', 'histories', 'resumed', 'rights-revoked'];
/** Where the checks have ten minutes, so many of these take their turn, and one of the others. */
const IN_CI = 1;
/** So many of the others take their turn, drawn by the seed: all of them took two and a half minutes on two slow cores, and with two of them the form was over its minute there. */
const IN_TURN = 1;
const LONGEST_MS = 180_000;
let world: World;

beforeAll(async () => { world = await openWorld(); }, LONGEST_MS);
afterAll(() => world.close(), LONGEST_MS);

describe(`torture with seed ${seed}`, () => {
  const short = FAULTS.filter(({ rounds }) => rounds.short > 0);
  const chance = openChance(seed);
  const [first, others] = [short.filter(({ name }) => ALWAYS.includes(name)), chance.shuffled(short.filter(({ name }) => !ALWAYS.includes(name)))];
  const drawn = [...process.env['CI'] === undefined ? first : chance.shuffled(first).slice(0, IN_CI), ...others.slice(0, IN_TURN)];
  for (const fault of short.filter((one) => drawn.includes(one))) {
    test(`${fault.name}: ${fault.says}`, { timeout: LONGEST_MS }, async () => {
      const { held, says } = await suffer(fault, world, { seed, long: false, say: () => {} });
      expect(held, says).toBe(true);
    });
  }
});
