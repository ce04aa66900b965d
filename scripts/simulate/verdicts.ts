import { interval95, mean, type Interval } from '../../src/features/asking/simulation/measures.ts';
import { SUPPLIES, type Supply } from './month.ts';
import type { Measured, Player, Trial } from './trial.ts';

/** Something that is claimed of our policy, whether it held, and by which numbers. */
export interface Verdict { readonly zh: string; readonly en: string; readonly holds: boolean; readonly by: string }

/** A tie: the difference cannot be told from none, or is less than one in a hundred orders. */
const TIE = 0.01;

export const supplies = Object.keys(SUPPLIES) as Supply[];

/** A measure of one player in each trial. */
export const each = (trials: readonly Trial[], player: Player, measure: (one: Measured) => number): number[] =>
  trials.flatMap(({ measured }) => { const one = measured[player]; return one ? [measure(one)] : []; });

/** The difference ours less another's, trial by trial. */
export function differences(trials: readonly Trial[], other: Player, measure: (one: Measured) => number): number[] {
  const [ours, theirs] = [each(trials, 'NEIGHBOURLY', measure), each(trials, other, measure)];
  return ours.map((one, i) => one - theirs[i]!);
}

export const shown = ({ mean: middle, low, high }: Interval): string => `${middle.toFixed(1)} [${low.toFixed(1)}, ${high.toFixed(1)}]`;

const unmet = ({ unmet: count }: Measured): number => count;
const pushes = ({ pushes: count }: Measured): number => count;
const gini = ({ gini: spread }: Measured): number => spread;

/** Judges the claims over all trials: of people who tire (variant "supposed") and of people who do not ("rested"). */
export function verdictsOf(trials: readonly Trial[]): Verdict[] {
  return supplies.flatMap((supply) => {
    const tire = trials.filter((one) => one.supply === supply && one.variant === 'supposed');
    const rested = trials.filter((one) => one.supply === supply && one.variant === 'rested');
    return [...(['NEAREST', 'RANDOM'] as const).flatMap((other) => againstPlain(supply, other, tire)), ...againstBroadcast(supply, tire, rested), fairer(supply, tire)];
  });
}

function againstPlain(supply: Supply, other: 'NEAREST' | 'RANDOM', trials: readonly Trial[]): Verdict[] {
  if (trials.length === 0) return [];
  const less = differences(trials, other, unmet);
  const budget = Math.min(...differences(trials, other, pushes).map((one) => -one));
  const by = `${shown(interval95(less))}, worst ${Math.max(...less)}; pushes never fewer (${budget >= 0 || isEverybody(trials, other) ? 'yes' : 'NO'})`;
  const never: Verdict = {
    zh: `${supply}:推送数相同,未满足单从不多于 ${other}`, en: `${supply}: never more unmet orders than ${other} at the same number of pushes`, by,
    holds: less.every((one) => one <= 0) && (budget >= 0 || isEverybody(trials, other)),
  };
  if (supply !== 'balanced') return [never];
  return [never, { zh: `${supply}:未满足单少于 ${other},超出 95% 区间`, en: `${supply}: fewer unmet orders than ${other}, beyond the 95 % interval`, by, holds: interval95(less).high < 0 }];
}

/** Where even everybody was not enough to come to the same number, the plain policy pushed everybody. */
const isEverybody = (trials: readonly Trial[], other: 'NEAREST' | 'RANDOM'): boolean =>
  trials.every(({ measured }) => measured[other]!.pushes >= measured.NEIGHBOURLY!.pushes || measured[other]!.pushes === measured.BROADCAST?.pushes);

function againstBroadcast(supply: Supply, tire: readonly Trial[], rested: readonly Trial[]): Verdict[] {
  const verdicts: Verdict[] = [];
  if (tire.length > 0) {
    const shares = tire.map(({ measured }) => measured.NEIGHBOURLY!.pushes / measured.BROADCAST!.pushes);
    const less = differences(tire, 'BROADCAST', unmet);
    verdicts.push({
      zh: `${supply}:会疲劳时,推送至多为群发一半,未满足单不多`, en: `${supply}: where people tire, at most half of broadcast's pushes and no more unmet orders`,
      holds: mean(shares) <= 0.5 && less.every((one) => one <= 0), by: `pushes ${shown(interval95(shares.map((one) => 100 * one)))} %, in the worst month ${(100 * Math.max(...shares)).toFixed(1)} %; unmet ${shown(interval95(less))}, worst ${Math.max(...less)}`,
    });
  }
  if (rested.length > 0) {
    const asShipped = interval95(differences(rested, 'BROADCAST', unmet));
    const [lifted, broadcast] = [each(rested, 'LIFTED', unmet), each(rested, 'BROADCAST', unmet)];
    const less = interval95(lifted.map((one, i) => one - broadcast[i]!));
    const orders = mean(each(rested, 'NEIGHBOURLY', (one) => one.orders));
    const share = (player: Player): string => (100 * mean(each(rested, player, pushes)) / mean(each(rested, 'BROADCAST', pushes))).toFixed(0);
    verdicts.push({
      zh: `${supply}:不会疲劳、每人上限放宽到每日 4 次每周 12 次时,与群发相当`, en: `${supply}: where nobody tires and the limits are lifted to 4 a day and 12 a week, a tie with broadcast`, holds: less.low <= 0 || less.mean <= TIE * orders,
      by: `unmet ${shown(less)} of ${orders}, pushes ${share('LIFTED')} %; with the limits as shipped ${shown(asShipped)}, pushes ${share('NEIGHBOURLY')} %`,
    });
  }
  return verdicts;
}

function fairer(supply: Supply, trials: readonly Trial[]): Verdict {
  const less = differences(trials, 'NEAREST', gini);
  return { zh: `${supply}:邀请比最近者优先更均匀(基尼系数)`, en: `${supply}: offers are spread more evenly than by NEAREST (Gini)`, holds: less.every((one) => one < 0), by: `${mean(each(trials, 'NEIGHBOURLY', gini)).toFixed(3)} against ${mean(each(trials, 'NEAREST', gini)).toFixed(3)}` };
}
