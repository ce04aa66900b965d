import { readFile } from 'node:fs/promises';
import progress from 'cli-progress';
import type { Command } from 'commander';
import { ImportRefused, importDivisions, realmsHolding, type DivisionImport } from '../features/places/index.ts';
import { StartRefused } from '../platform/start-refused.ts';
import { say, withDatabase } from './cli.ts';

interface Options {
  readonly under: string;
  readonly realm?: string;
  readonly dryRun?: boolean;
}

export function addImportDivisions(program: Command): void {
  const parent = program.commands.find((command) => command.name() === 'import') ?? program.command('import').description('take lists that exist already (导入)');
  parent.command('divisions').argument('<file>', 'CSV with the columns code, name, level, parent; also grid_kind, households, latitude, longitude')
    .description('take divisions; repeating it adds nothing twice')
    .requiredOption('--under <code>', 'division in or below which rows are taken')
    .option('--realm <code>', 'needed only where several realms have that division')
    .option('--dry-run', 'count and report, write nothing')
    .action((file: string, options: Options) => withDatabase(async ({ database }) => {
      const text = await readFile(file, 'utf8').catch(() => { throw new StartRefused(`The file ${file} cannot be read.`, `无法读取文件 ${file}。`); });
      const realm = options.realm ?? onlyOne(await realmsHolding(database.db, options.under), options.under);
      const bar = process.stderr.isTTY ? new progress.SingleBar({ clearOnComplete: true }, progress.Presets.shades_classic) : null;
      let started = false;
      try {
        const taken = await importDivisions(database.db, { realm, under: options.under, text, dryRun: options.dryRun === true }, (done, total) => {
          if (!started) bar?.start(total, 0);
          started = true;
          bar?.update(done);
        });
        bar?.stop();
        report(taken, options.dryRun === true);
      } catch (error) {
        bar?.stop();
        if (error instanceof ImportRefused) throw new StartRefused(`${file}: ${error.en}.`, `${file}：${error.zh}。`);
        throw error;
      }
    }));
}

function onlyOne(realms: readonly string[], under: string): string {
  const [realm, other] = realms;
  if (realm === undefined) throw new StartRefused(`No realm has a division ${under}. Make the realm first.`, `没有辖区包含治理单元 ${under}。请先创建辖区。`);
  if (other !== undefined) throw new StartRefused(`Several realms have a division ${under}: ${realms.join(', ')}. Say which with --realm.`, `多个辖区包含 ${under}：${realms.join('、')}。请用 --realm 指定。`);
  return realm;
}

function report(taken: DivisionImport, dryRun: boolean): void {
  for (const { line, code, reason } of taken.bad) say(`line ${line}${code === '' ? '' : ` (${code})`}: ${reason}`);
  say(`${dryRun ? 'would be added' : 'added'} ${taken.added}, changed ${taken.changed}, unchanged ${taken.unchanged}, elsewhere ${taken.outside}, bad ${taken.bad.length}`);
}
