import { ASK_SETTINGS, type Policy } from '../../src/features/asking/policy/index.ts';
import { atBudget } from '../../src/features/asking/simulation/budget.ts';
import { gini, median } from '../../src/features/asking/simulation/measures.ts';
import type { Outcome } from '../../src/features/asking/simulation/facts.ts';
import { simulate } from '../../src/features/asking/simulation/simulate.ts';
import { monthOf, type Supply } from './month.ts';
import { VARIANTS, type Variant } from './variants.ts';

/** Ours, and what it is compared with. The plain ones push as often as ours did; `*_WAVES` do it in waves by our clock, which is more than was asked of them. `LIFTED` is ours with looser limits, for people who do not tire. */
export const PLAYERS = ['NEIGHBOURLY', 'BROADCAST', 'NEAREST', 'RANDOM', 'NEAREST_WAVES', 'RANDOM_WAVES', 'LIFTED'] as const;
export type Player = (typeof PLAYERS)[number];

export interface Job { readonly seed: string; readonly supply: Supply; readonly variant: Variant; readonly players: readonly Player[] }

/** What a month came to, in numbers that can be averaged. */
export interface Measured {
  readonly orders: number;
  readonly unmet: number;
  readonly seatsFilled: number;
  readonly pushes: number;
  /** Half of the filled orders were filled within so many hours. */
  readonly hoursToFill: number;
  readonly gini: number;
  readonly mostOffers: number;
}

export interface Trial extends Job { readonly measured: Readonly<Partial<Record<Player, Measured>>> }

const OURS: Policy = { name: 'NEIGHBOURLY', settings: ASK_SETTINGS };
const LIFTED: Policy = { name: 'NEIGHBOURLY', settings: { ...ASK_SETTINGS, pushesADay: 4, pushesAWeek: 12 } };
/** As many as ours has. */
const WAVES = ASK_SETTINGS.waves.most;

/** One month, played once by each of the players: the same orders, the same people in the same moods. */
export function trial(job: Job): Trial {
  const { seed, supply, variant, players } = job;
  const model = VARIANTS[variant].model;
  const world = monthOf(seed, supply, model);
  const ours = simulate(world, OURS, model, seed);
  const plain = (name: 'NEAREST' | 'RANDOM', waves: number): Outcome => atBudget(world, { name, waves }, ours.pushes, model, seed);
  const play: Readonly<Record<Player, () => Outcome>> = {
    NEIGHBOURLY: () => ours, BROADCAST: () => simulate(world, { name: 'BROADCAST' }, model, seed), NEAREST: () => plain('NEAREST', 1), RANDOM: () => plain('RANDOM', 1),
    LIFTED: () => simulate(world, LIFTED, model, seed), NEAREST_WAVES: () => plain('NEAREST', WAVES), RANDOM_WAVES: () => plain('RANDOM', WAVES),
  };
  return { ...job, measured: Object.fromEntries(players.map((player) => [player, measure(play[player]())])) };
}

const measure = ({ orders, unmet, seats, seatsUnfilled, pushes, minutesToFill, offers }: Outcome): Measured => ({
  orders, unmet, pushes, seatsFilled: seats - seatsUnfilled, hoursToFill: (median(minutesToFill) ?? 0) / 60, gini: gini(offers), mostOffers: Math.max(...offers),
});
