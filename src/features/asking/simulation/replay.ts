import type { Policy } from '../policy/index.ts';
import type { Outcome, World } from './facts.ts';
import { mean } from './measures.ts';
import { PEOPLE, type PeopleModel } from './people.ts';
import { simulate } from './simulate.ts';

/** As much of the people's readiness as can be told from the past: the model under which telling everybody fills as many places as were filled. */
export interface Calibrated { readonly model: PeopleModel; readonly seatsFilled: number }

const STEPS = 12;
const SEEDS = ['calibration 1', 'calibration 2', 'calibration 3'];

/** Looks for the readiness (`base`) with which a broadcast fills `seatsFilled` of the places, by halving between nobody and everybody. */
export function calibrate(world: World, seatsFilled: number): Calibrated {
  const filled = (model: PeopleModel): number => mean(SEEDS.map((seed) => {
    const outcome = simulate(world, { name: 'BROADCAST' }, model, seed);
    return outcome.seats - outcome.seatsUnfilled;
  }));
  let [low, high] = [0, 1];
  for (let i = 0; i < STEPS; i++) {
    const base = (low + high) / 2;
    if (filled({ ...PEOPLE, base }) < seatsFilled) low = base; else high = base;
  }
  const model = { ...PEOPLE, base: (low + high) / 2 };
  return { model, seatsFilled: filled(model) };
}

/** The same past under each policy, once for every seed: the same people in the same moods. Answers one list for each policy. */
export function replay(world: World, policies: readonly Policy[], model: PeopleModel, seeds: readonly string[]): Outcome[][] {
  return policies.map((policy) => seeds.map((seed) => simulate(world, policy, model, seed)));
}
