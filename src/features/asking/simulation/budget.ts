import type { Policy } from '../policy/index.ts';
import type { Outcome, World } from './facts.ts';
import type { PeopleModel } from './people.ts';
import { simulate } from './simulate.ts';

/** How much more a plain policy may push than the one it is compared with; it never pushes less. */
const SLACK = 0.01;
const TRIES = 8;

/**
 * A plain policy with as many pushes in the month as `budget`, or up to a hundredth more, never less: the number of people for each place
 * is looked for (parts of a person are drawn by the seed). If even everybody is not enough, everybody.
 */
export function atBudget(world: World, plain: { readonly name: 'NEAREST' | 'RANDOM'; readonly waves: number }, budget: number, model: PeopleModel, seed: string): Outcome {
  const play = (policy: Policy): Outcome => simulate(world, policy, model, seed);
  let [low, high] = [0, Number.POSITIVE_INFINITY];
  let best: Outcome | null = null;
  let k = budget / world.orders.reduce((sum, { places }) => sum + places, 0);
  for (let i = 0; i < TRIES; i++) {
    const outcome = play({ ...plain, k });
    if (outcome.pushes >= budget && (best === null || outcome.pushes < best.pushes)) best = outcome;
    if (outcome.pushes >= budget && outcome.pushes <= budget * (1 + SLACK)) break;
    if (outcome.pushes < budget) low = k; else high = k;
    const wanted = k * budget * (1 + SLACK / 2) / Math.max(1, outcome.pushes);
    k = wanted > low && wanted < high ? wanted : Number.isFinite(high) ? (low + high) / 2 : low * 1.5;
  }
  return best ?? play({ ...plain, k: Number.MAX_SAFE_INTEGER, waves: 1 });
}
