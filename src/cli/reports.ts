import type { Command } from 'commander';
import { REBUILDS } from '../composition.ts';
import { realmCodes } from '../features/places/index.ts';
import { say, withDatabase } from './cli.ts';

export function addReports(program: Command): void {
  program.command('reports').description('figures that are derived from events (统计)')
    .command('rebuild').option('--realm <code>', 'of one realm')
    .description('count everything anew from all events, while nodes run and figures are read; the new ones take the place of the old at once')
    .action(({ realm }: { realm?: string }) => withDatabase(async ({ database: { db } }) => {
      for (const code of realm === undefined ? await realmCodes(db) : [realm]) {
        for (const rebuild of REBUILDS) {
          const looked = await rebuild(db, code);
          say(looked === null ? `${code}: another rebuild that began later was done first (已由另一次重建完成)` : `${code}: ${looked} orders and resources were counted (已重新统计)`);
        }
      }
    }));
}
