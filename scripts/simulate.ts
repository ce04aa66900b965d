import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { playAll } from './simulate/crew.ts';
import { derive } from './simulate/derive.ts';
import { SUPPLIES, type Supply } from './simulate/month.ts';
import { picture } from './simulate/picture.ts';
import { mainTable, sensitivityTable, verdictTable } from './simulate/report.ts';
import { PLAYERS, type Job, type Player } from './simulate/trial.ts';
import { VARIANTS, type Variant } from './simulate/variants.ts';
import { verdictsOf } from './simulate/verdicts.ts';

const README = new URL('simulate/README.md', import.meta.url);
const KEPT = new URL('simulate/last.svg', import.meta.url);
/** Of the table of sensitivity. */
const SENSITIVITY_SEEDS = 10;
const SENSITIVITY_PLAYERS: readonly Player[] = ['NEIGHBOURLY', 'BROADCAST', 'NEAREST', 'NEAREST_WAVES', 'RANDOM'];

interface Options { readonly seeds: string; readonly from: string; readonly policies: string; readonly svg?: string; readonly sensitivity?: true; readonly keep?: true; readonly derive?: string[] }

const program = new Command('simulate').description('plays generated months under several policies of asking (模拟:同一个月、同一批人,不同的派单邀请方式)')
  .option('--seeds <n>', 'months to play at each supply', '4')
  .option('--from <name>', 'name of the seeds; "dev" are those that the policy was made with, any other are new to it', 'new')
  .option('--policies <names>', `of ${PLAYERS.join(', ')}`, PLAYERS.join(','))
  .option('--svg <file>', 'where to draw the picture')
  .option('--sensitivity', 'also play months of people who are not as supposed')
  .option('--keep', 'write tables and picture into scripts/simulate')
  .option('--derive <map and list...>', 'count the form of arrivals in lists of requests instead')
  .showHelpAfterError().parse();

/** `npm run simulate`: exit code 0 only if all that is claimed of our policy held. */
async function main(options: Options): Promise<number> {
  if (options.derive) {
    console.log(await derive(options.derive));
    return 0;
  }
  const [players, count] = [PLAYERS.filter((player) => options.policies.split(',').includes(player)), Number(options.seeds)];
  if (players.length === 0 || !Number.isInteger(count) || count < 1) {
    console.error(`--seeds 为正整数,--policies 取自 ${PLAYERS.join(', ')}。--seeds is a whole number from 1, --policies are some of ${PLAYERS.join(', ')}.`);
    return 1;
  }
  const seeds = Array.from({ length: count }, (_, n) => `${options.from}-${n + 1}`);
  const supplies = Object.keys(SUPPLIES) as Supply[];
  const jobs: Job[] = (['supposed', 'rested'] as const).flatMap((variant) => supplies.flatMap((supply) => seeds.map((seed) => ({ seed, supply, variant, players: variant === 'rested' ? players : players.filter((player) => player !== 'LIFTED') }))));
  const others = options.sensitivity ? (Object.keys(VARIANTS) as Variant[]).filter((variant) => variant !== 'supposed' && variant !== 'rested') : [];
  jobs.push(...others.flatMap((variant) => seeds.slice(0, SENSITIVITY_SEEDS).map((seed) => ({ seed, supply: 'balanced' as const, variant, players: SENSITIVITY_PLAYERS }))));
  const since = Date.now();
  const trials = await playAll(jobs, (done) => { if (process.stderr.isTTY) process.stderr.write(`\r${done}/${jobs.length} `); });
  const title = { zh: `邻里帮:派单邀请方式的模拟(每种供给 ${count} 个月,误差线为 95% 区间)`, en: `Whom to ask: ${count} generated months at each supply, people who tire of pushes; whiskers are 95 % intervals` };
  const svg = picture(trials.filter(({ variant }) => variant === 'supposed'), title);
  const all = PLAYERS.every((player) => players.includes(player));
  const verdicts = all ? verdictsOf(trials) : [];
  const tables = [
    `${count} months a supply, seeds "${options.from}-1" to "${options.from}-${count}", ${jobs.length} months in ${((Date.now() - since) / 1_000).toFixed(0)} s.`,
    '### People tire of pushes (推送会使人疲劳)', mainTable(trials, 'supposed'), '### Nobody tires (推送不使人疲劳)', mainTable(trials, 'rested'),
    ...(all ? ['### What is claimed (结论)', verdictTable(verdicts)] : []), ...(options.sensitivity ? ['### If the suppositions are wrong (假设不成立时), balanced supply', sensitivityTable(trials)] : []),
  ].join('\n\n');
  console.log(tables);
  const file = options.svg ?? (options.keep ? KEPT : join(tmpdir(), 'linlibang-simulation.svg'));
  await writeFile(file, svg);
  console.log(`\n图 Picture: ${file instanceof URL ? file.pathname : file}`);
  if (options.keep) {
    const text = await readFile(README, 'utf8');
    await writeFile(README, text.replace(/(<!-- kept -->\n)[\s\S]*(<!-- end -->)/, (_, head: string, tail: string) => `${head}\n${tables}\n\n${tail}`));
  }
  return verdicts.every(({ holds }) => holds) ? 0 : 1;
}

process.exitCode = await main(program.opts<Options>());
