import { createHash } from 'node:crypto';
import { shuffled } from '../../../src/features/draws/shuffle.ts';
import type { Fault } from '../support/fault.ts';
import { recomputed } from '../support/observer.ts';
import { Broken } from '../support/promise.ts';

const DRAWS = 10_000;
const ENTRANTS = 20;
const PLACES = 3;
/** What chi-square with 19 degrees of freedom exceeds once in ten thousand times. */
const LIMIT = 51.1;

export const drawsEven: Fault = {
  name: 'draws-even',
  says: 'ten thousand draws with the seeds of one number: everybody wins equally often by a chi-square test, and a second observer, who knows only the documentation, computes the same winners',
  // In `npm test` the tests of the draws ask the same of seeds that never change.
  rounds: { short: 0, long: 1 },
  run: async ({ chance, rounds }) => {
    let worst = 0;
    for (let round = 0; round < rounds; round++) {
      const id = (): string => createHash('sha256').update(`${chance.seed} ${chance.next()}`).digest('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
      const [drawId, keys] = [id(), Array.from({ length: ENTRANTS }, id)];
      const wins = new Map(keys.map((key) => [key, 0]));
      for (let n = 0; n < DRAWS; n++) {
        const seed = createHash('sha256').update(`${chance.seed} ${round} ${n}`).digest('hex');
        const drawn = shuffled({ drawId, seed, keys });
        const other = recomputed({ drawId, seed, keys: chance.shuffled(keys) });
        if (drawn.join() !== other.join()) throw new Broken(`two observers of the seed ${seed} differ: ${drawn.slice(0, PLACES).join()} and ${other.slice(0, PLACES).join()}`);
        for (const key of drawn.slice(0, PLACES)) wins.set(key, wins.get(key)! + 1);
      }
      const expected = DRAWS * PLACES / ENTRANTS;
      // Three of twenty win in each draw, so the counts vary less than independent ones by 17/19.
      const chi = [...wins.values()].reduce((sum, n) => sum + (n - expected) ** 2 / expected, 0) * (ENTRANTS - 1) / (ENTRANTS - PLACES);
      worst = Math.max(worst, chi);
      if (chi > LIMIT) throw new Broken(`chi-square is ${chi.toFixed(1)}, above ${LIMIT}: ${[...wins.values()].join()}`);
    }
    return `${rounds * DRAWS} draws of ${ENTRANTS}, two observers agree on each; chi-square ${worst.toFixed(1)} of at most ${LIMIT}`;
  },
};
