import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FAULTS } from './faults.ts';
import { openWorld, type World } from './support/world.ts';
import { seedOf, suffer } from './torture.ts';

/** The short form of `npm run torture`; its seed is in the name of the tests, and SEED repeats it. */
const seed = seedOf(process.env['SEED']);
const LONGEST_MS = 180_000;
let world: World;

beforeAll(async () => { world = await openWorld(); }, LONGEST_MS);
afterAll(() => world.close(), LONGEST_MS);

describe(`torture with seed ${seed}`, () => {
  for (const fault of FAULTS.filter(({ rounds }) => rounds.short > 0)) {
    test(`${fault.name}: ${fault.says}`, { timeout: LONGEST_MS }, async () => {
      const { held, says } = await suffer(fault, world, { seed, long: false, say: () => {} });
      expect(held, says).toBe(true);
    });
  }
});
