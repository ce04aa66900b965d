import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import type { Writable } from 'node:stream';
import progress from 'cli-progress';
import type { Command } from 'commander';
import { importOrders, type ListImport, type Told } from '../features/imports/index.ts';
import { realmCodes } from '../features/places/index.ts';
import { readBusinessNow } from '../platform/clock/clock.ts';
import { StartRefused } from '../platform/start-refused.ts';
import { say, withDatabase } from './cli.ts';
import { openList, openMap, saying, shown } from './list-file.ts';
import { operatorOf } from './operator.ts';

interface Options {
  readonly map: string;
  readonly realm?: string;
  readonly as?: string;
  readonly dryRun?: boolean;
  readonly onlyOpen?: boolean;
  readonly report?: string;
}

/** All rows that could be taken are taken, but some were bad. */
const SOME_BAD = 3;
const MOST_STRANGERS_SHOWN = 20;

export function addImportOrders(program: Command): void {
  const parent = program.commands.find((command) => command.name() === 'import') ?? program.command('import').description('take lists that exist already (导入)');
  parent.command('orders').argument('<file>', 'CSV of requests, in UTF-8, with a first line that names the columns')
    .description('take requests of another list as orders; repeating it makes nothing twice')
    .requiredOption('--map <map>', 'how to read the list: a JSON file, or boston311 or nyc311')
    .option('--realm <code>', 'needed only where there are several')
    .option('--as <person>', 'operator who places them, by id or subject; needed only where the realm has several')
    .option('--only-open', 'leave out what the list calls closed')
    .option('--dry-run', 'count and report, write nothing')
    .option('--report <file>', 'where to tell the rows that were not taken; left out: here')
    .addHelpText('after', '\nExit code 0: no row was bad. 3: some rows were bad, all others are taken. 1: nothing was taken.')
    .action((file: string, options: Options) => withDatabase(async ({ database: { db } }) => {
      const map = await openMap(options.map);
      const { chunks, size } = await openList(file);
      const realm = options.realm ?? onlyRealm(await realmCodes(db));
      const placerId = await operatorOf(db, realm, options.as);
      const now = await readBusinessNow(db);
      const report = options.report === undefined ? null : await openReport(options.report);
      const bar = process.stderr.isTTY ? new progress.SingleBar({ clearOnComplete: true, format: '{bar} {percentage}% | {value} of {total} bytes' }, progress.Presets.shades_classic) : null;
      bar?.start(size, 0);
      try {
        const input = { realm, map, file: chunks, placerId, now, dryRun: options.dryRun === true, onlyOpen: options.onlyOpen === true };
        const taken = await saying(file, () => importOrders(db, input, (told) => tell(report, told), (bytes) => bar?.update(bytes)));
        bar?.stop();
        sum(taken, input);
        if (taken.bad > 0) process.exitCode = SOME_BAD;
      } finally {
        bar?.stop();
        if (report !== null) await once(report.end(), 'close');
      }
    }));
}

function onlyRealm(codes: readonly string[]): string {
  const [only, another] = codes;
  if (only === undefined) throw new StartRefused('There is no realm. Make one with "realm create".', '尚无辖区。请先用 realm create 创建。');
  if (another !== undefined) throw new StartRefused(`There are several realms: ${codes.join(', ')}. Say which with --realm.`, `有多个辖区：${codes.join('、')}。请用 --realm 指定。`);
  return only;
}

async function openReport(file: string): Promise<Writable> {
  const report = createWriteStream(file);
  await once(report, 'open').catch(() => { throw new StartRefused(`The file ${file} cannot be written.`, `无法写入文件 ${file}。`); });
  return report;
}

function tell(report: Writable | null, { line, reference, reason }: Told): void {
  const told = `line ${line}${reference === '' ? '' : ` (${shown(reference)})`}: ${reason.replace(/\p{C}/gu, '�')}`;
  if (report === null) say(told);
  else report.write(`${told}\n`);
}

function sum(taken: ListImport, { dryRun, onlyOpen }: { dryRun: boolean; onlyOpen: boolean }): void {
  strangers('kind', taken.kinds);
  strangers('place', taken.places);
  say(`rows ${taken.rows}: mapped ${taken.mapped}, unmapped ${taken.unmapped}, bad ${taken.bad}${onlyOpen ? `, left out ${taken.leftOut}` : ''}`);
  say(`${dryRun ? 'would be added' : 'added'} ${taken.added}, there already ${taken.already}, not taken ${taken.notTaken}`);
}

function strangers(what: string, met: ReadonlyMap<string, number>): void {
  const sorted = [...met].sort(([, a], [, b]) => b - a);
  for (const [name, times] of sorted.slice(0, MOST_STRANGERS_SHOWN)) say(`not mapped: ${what} ${name === '' ? 'left empty' : `"${shown(name)}"`}, ${times} times`);
  if (sorted.length > MOST_STRANGERS_SHOWN) say(`not mapped: ${sorted.length - MOST_STRANGERS_SHOWN} more of the kind "${what}"`);
}
