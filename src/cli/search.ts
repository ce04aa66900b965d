import type { Command } from 'commander';
import progress from 'cli-progress';
import { TEXT_REBUILDS } from '../composition.ts';
import { realmCodes } from '../features/places/index.ts';
import { say, withDatabase } from './cli.ts';

export function addSearch(program: Command): void {
  program.command('search').description('what orders are found by (检索)')
    .command('rebuild').option('--realm <code>', 'of one realm')
    .description('cut the texts of all orders anew, while nodes run; needed once for orders that were placed before letters and digits were cut in threes (until then no more than two of these together find them); may be stopped and begun again')
    .action(({ realm }: { realm?: string }) => withDatabase(async ({ database: { db } }) => {
      for (const code of realm === undefined ? await realmCodes(db) : [realm]) {
        for (const rebuild of TEXT_REBUILDS) {
          const bar = process.stderr.isTTY ? new progress.SingleBar({ clearOnComplete: true, format: `${code}: {value} orders (单)` }) : null;
          bar?.start(0, 0);
          const looked = await rebuild(db, code, (orders) => bar?.update(orders));
          bar?.stop();
          say(`${code}: the texts of ${looked} orders were cut anew (已重建检索)`);
        }
      }
    }));
}
