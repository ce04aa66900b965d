import { writeFile } from 'node:fs/promises';
import { InvalidArgumentError, type Command } from 'commander';
import { ASK_SETTINGS, type Policy } from '../features/asking/policy/index.ts';
import { calibrate, gini, interval95, mean, median, replay, worldOf } from '../features/asking/simulation/index.ts';
import type { Outcome } from '../features/asking/simulation/facts.ts';
import { drawn } from '../features/asking/simulation/picture.ts';
import { readPast, type Past } from '../features/asking/store/past.ts';
import { readRealm } from '../features/places/index.ts';
import { StartRefused } from '../platform/start-refused.ts';
import { say, withDatabase } from './cli.ts';

interface Options { readonly realm: string; readonly days: number; readonly policies: readonly [Policy, Policy]; readonly seeds: number; readonly svg?: string }

/** Fewer would say nothing, and could say something about somebody. */
const LEAST_ORDERS = 10;
const LEAST_PEOPLE = 10;

export function addSimulate(program: Command): void {
  program.command('simulate').requiredOption('--realm <code>', 'realm')
    .description('how a realm\'s own past would have gone under two ways of asking; reads only (用本辖区的历史订单比较两种邀请方式,只读)')
    .option('--days <n>', 'how far back', wholeFrom(1, 366), 28)
    .option('--policies <two>', 'two of NEIGHBOURLY, BROADCAST, NEAREST:<k>, RANDOM:<k>, with a comma between them', twoPolicies, twoPolicies('BROADCAST,NEIGHBOURLY'))
    .option('--seeds <n>', 'how often chance is played anew', wholeFrom(2, 200), 20)
    .option('--svg <file>', 'where to draw a picture')
    .action((options: Options) => withDatabase(async ({ database: { db } }) => {
      const realm = await readRealm(db, options.realm);
      if (realm === null) throw new StartRefused(`There is no realm ${options.realm}.`, `没有辖区 ${options.realm}。`);
      const past = await readPast(db, options.realm, options.days);
      if (past.orders.length < LEAST_ORDERS || past.volunteers.length < LEAST_PEOPLE) {
        throw new StartRefused(`The last ${options.days} days hold too little to go by: fewer than ${LEAST_ORDERS} orders for helpers or ${LEAST_PEOPLE} volunteers.`, `最近 ${options.days} 天的数据太少:抢单订单不足 ${LEAST_ORDERS} 个,或志愿者不足 ${LEAST_PEOPLE} 人。`);
      }
      const offsetMs = realm.calendar.at('2026-01-01', '00:00').getTime();
      await report(past, Date.UTC(2026, 0, 1) - offsetMs, options);
    }));
}

async function report(past: Past, offsetMs: number, { days, policies, seeds, svg }: Options): Promise<void> {
  const world = worldOf(past, offsetMs);
  const places = past.orders.reduce((sum, order) => sum + order.places, 0);
  const came = past.orders.reduce((sum, { cameIds, places: wanted }) => sum + Math.min(wanted, cameIds.length), 0);
  const unmet = past.orders.filter(({ cameIds, places: wanted }) => cameIds.length < wanted).length;
  const fill = median(past.orders.flatMap((order) => (order.cameIds.length < order.places || order.lastTakenMs === null ? [] : [(order.lastTakenMs - order.openedMs) / 3_600_000])));
  say(`实际 As it was, last ${days} days: ${past.orders.length} orders for helpers (单), ${places} places (名额), ${past.volunteers.length} volunteers (志愿者)`);
  say(`  unmet orders 未满足单 ${unmet}; places taken 已补名额 ${came}; median hours to fill 补满用时中位数 ${fill === null ? '-' : fill.toFixed(1)}`);
  const { model, seatsFilled } = calibrate(world, came);
  say(`推演 Counterfactual: people's readiness (意愿) ${model.base.toFixed(2)}, with which telling everybody fills ${seatsFilled.toFixed(0)} places; who came in truth says yes whenever asked.`);
  const outcomes = replay(world, policies, model, Array.from({ length: seeds }, (_, n) => `replay ${n + 1}`));
  policies.forEach((policy, i) => {
    say(`${nameOf(policy)} (mean [95 %], ${seeds} times)`);
    for (const { zh, en, of } of MEASURES) say(`  ${en} ${zh}: ${shown(outcomes[i]!.map(of))}`);
  });
  say(`${nameOf(policies[1])} less ${nameOf(policies[0])} 之差 (mean [95 %], the same people in the same moods 同一批人)`);
  for (const { zh, en, of } of MEASURES) say(`  ${en} ${zh}: ${shown(outcomes[1]!.map((one, n) => of(one) - of(outcomes[0]![n]!)))}`);
  say('区间只含偶然,不含假设之误:实际只知道谁来了;谁会应答、多快、是否厌烦推送均为假设(见 scripts/simulate/README.md)。');
  say('The intervals are of chance alone, not of wrong suppositions: of the past it is known who came; who else would have come, how fast, and whether pushes tire them is supposed.');
  if (svg === undefined) return;
  await writeFile(svg, drawn({
    title: { zh: `最近 ${days} 天的历史推演`, en: `The last ${days} days, played again ${seeds} times; whiskers are 95 % intervals of chance` },
    series: policies.map((policy) => ({ zh: nameOf(policy), en: '' })), groups: [`${past.orders.length} 单 orders`],
    panels: MEASURES.map(({ zh, en, of }) => ({ zh, en, digits: 2, of: (_, n) => interval95(outcomes[n]!.map(of)) })),
  }));
  say(`图 Picture: ${svg}`);
}

const MEASURES: readonly { readonly zh: string; readonly en: string; readonly of: (one: Outcome) => number }[] = [
  { zh: '未满足单', en: 'unmet orders', of: ({ unmet }) => unmet },
  { zh: '推送', en: 'pushes', of: ({ pushes }) => pushes },
  { zh: '每补一个名额的推送', en: 'pushes a filled seat', of: ({ pushes, seats, seatsUnfilled }) => pushes / Math.max(1, seats - seatsUnfilled) },
  { zh: '补满用时(中位数,小时)', en: 'hours to fill, median', of: ({ minutesToFill }) => (median(minutesToFill) ?? 0) / 60 },
  { zh: '邀请分布(基尼系数)', en: 'spread of offers, Gini', of: ({ offers }) => gini(offers) },
];

function shown(amounts: readonly number[]): string {
  const { low, high } = interval95(amounts);
  const digits = Math.abs(mean(amounts)) < 10 ? 2 : 1;
  return `${mean(amounts).toFixed(digits)} [${low.toFixed(digits)}, ${high.toFixed(digits)}]`;
}

const nameOf = (policy: Policy): string => ('k' in policy ? `${policy.name}:${policy.k}` : policy.name);

/** "BROADCAST,NEAREST:3". */
export function twoPolicies(text: string): [Policy, Policy] {
  const [first, second, ...more] = text.split(',').map(policyOf);
  if (!first || !second || more.length > 0) throw new InvalidArgumentError('Name two policies, like BROADCAST,NEIGHBOURLY or NEAREST:3,RANDOM:3.');
  return [first, second];
}

function policyOf(text: string): Policy | null {
  if (text === 'BROADCAST') return { name: text };
  if (text === 'NEIGHBOURLY') return { name: text, settings: ASK_SETTINGS };
  const [, name, k] = /^(NEAREST|RANDOM):(\d+(?:\.\d+)?)$/.exec(text) ?? [];
  return name === 'NEAREST' || name === 'RANDOM' ? { name, k: Number(k), waves: 1 } : null;
}

const wholeFrom = (least: number, most: number) => (text: string): number => {
  const number = Number(text);
  if (!Number.isInteger(number) || number < least || number > most) throw new InvalidArgumentError(`Write a whole number from ${least} to ${most}.`);
  return number;
};
