import { interval95, mean } from '../../src/features/asking/simulation/measures.ts';
import { PLAYERS, type Measured, type Player, type Trial } from './trial.ts';
import { VARIANTS, type Variant } from './variants.ts';
import { differences, each, shown, supplies, type Verdict } from './verdicts.ts';

export const PLAYER_WORDS: Readonly<Record<Player, { readonly zh: string; readonly en: string }>> = {
  NEIGHBOURLY: { zh: '邻里(本系统)', en: 'neighbourly (ours)' }, BROADCAST: { zh: '群发', en: 'broadcast' }, NEAREST: { zh: '最近 k 人', en: 'nearest k' }, RANDOM: { zh: '随机 k 人', en: 'random k' },
  LIFTED: { zh: '邻里,放宽上限', en: 'neighbourly, at most 4 a day and 12 a week' }, NEAREST_WAVES: { zh: '最近 k 人,分波', en: 'nearest k, in waves' }, RANDOM_WAVES: { zh: '随机 k 人,分波', en: 'random k, in waves' },
};

interface Column { readonly zh: string; readonly en: string; readonly of: (one: Measured) => number; readonly digits: number }

/** What is reported of a month. */
export const COLUMNS: readonly Column[] = [
  { zh: '未满足单 %', en: 'unmet orders, %', of: ({ unmet, orders }) => 100 * unmet / orders, digits: 1 },
  { zh: '每补一个名额的推送', en: 'pushes a filled seat', of: ({ pushes, seatsFilled }) => pushes / Math.max(1, seatsFilled), digits: 1 },
  { zh: '补满用时(中位数,小时)', en: 'hours to fill, median', of: ({ hoursToFill }) => hoursToFill, digits: 1 },
  { zh: '邀请分布(基尼系数)', en: 'spread of offers, Gini', of: ({ gini }) => gini, digits: 3 },
];

const table = (rows: readonly (readonly string[])[]): string => [rows[0]!, rows[0]!.map(() => '---'), ...rows.slice(1)].map((row) => `| ${row.join(' | ')} |`).join('\n');

/** One table for each variant: a row for each supply and player, means with their 95 % intervals. */
export function mainTable(trials: readonly Trial[], variant: Variant): string {
  const head = ['supply', 'policy', ...COLUMNS.map(({ en, zh }) => `${en} (${zh})`), 'pushes'];
  const rows = supplies.flatMap((supply) => PLAYERS.flatMap((player) => {
    const some = trials.filter((one) => one.supply === supply && one.variant === variant && one.measured[player]);
    if (some.length === 0) return [];
    const cells = COLUMNS.map(({ of, digits }) => {
      const { mean: middle, low, high } = interval95(each(some, player, of));
      return `${middle.toFixed(digits)} ± ${((high - low) / 2).toFixed(digits)}`;
    });
    return [[supply, PLAYER_WORDS[player].en, ...cells, mean(each(some, player, ({ pushes }) => pushes)).toFixed(0)]];
  }));
  return table([head, ...rows]);
}

/** How the result at balanced supply moves when a supposition about people is wrong. Differences of unmet orders (ours less theirs) with their 95 % interval: below 0 ours is better. */
export function sensitivityTable(trials: readonly Trial[]): string {
  const unmet = ({ unmet: count }: Measured): number => count;
  // Each row has as many months as the shortest, or the first rows would be told more exactly than the others.
  const months = Math.min(...(Object.keys(VARIANTS) as Variant[]).map((variant) => trials.filter((one) => one.variant === variant && one.supply === 'balanced').length));
  const head = ['if … (若)', 'unmet, ours', 'less nearest k', 'less nearest k in waves', 'less random k', 'less broadcast', 'pushes / broadcast', 'Gini, ours / nearest'];
  const rows = (Object.keys(VARIANTS) as Variant[]).flatMap((variant) => {
    const some = trials.filter((one) => one.variant === variant && one.supply === 'balanced').slice(0, months);
    if (some.length === 0) return [];
    const less = (other: Player): string => shown(interval95(differences(some, other, unmet)));
    const share = mean(each(some, 'NEIGHBOURLY', ({ pushes }) => pushes)) / mean(each(some, 'BROADCAST', ({ pushes }) => pushes));
    const gini = (player: Player): string => mean(each(some, player, (one) => one.gini)).toFixed(2);
    return [[`${VARIANTS[variant].en} (${VARIANTS[variant].zh})`, mean(each(some, 'NEIGHBOURLY', unmet)).toFixed(1), less('NEAREST'), less('NEAREST_WAVES'), less('RANDOM'), less('BROADCAST'), `${(100 * share).toFixed(0)} %`, `${gini('NEIGHBOURLY')} / ${gini('NEAREST')}`]];
  });
  return table([head, ...rows]);
}

export const verdictTable = (verdicts: readonly Verdict[]): string =>
  table([['', 'claim', 'unmet or other difference, mean [95 %]'], ...verdicts.map(({ zh, en, holds, by }) => [holds ? '✓' : '✗', `${en} (${zh})`, by])]);
