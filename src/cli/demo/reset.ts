import type { Command } from 'commander';
import { readRealm, realmCodes } from '../../features/places/index.ts';
import { setClockAhead } from '../../platform/clock/clock.ts';
import { DEMONSTRATION_REALM, type Config } from '../../platform/config.ts';
import type { Database } from '../../platform/db.ts';
import { forgetRealm } from '../../platform/forget-realm.ts';
import { StartRefused } from '../../platform/start-refused.ts';
import { say, withDatabase } from '../cli.ts';
import { LOCK } from './build.ts';

/**
 * Removes the demonstration street with everything that happened in it, so that the next start builds it anew. Refused in production, and for a realm that is not
 * marked as a demonstration, whatever its code; never beside a building that is under way. Other realms keep their rows and the clock that all share; answers
 * whether the street will be built anew, which takes moving that clock, and so happens only where no other realm is.
 */
export async function resetStreet({ database, config }: { readonly database: Pick<Database, 'db' | 'alone'>; readonly config: Config }): Promise<boolean> {
  if (config.production) throw new StartRefused('In production nothing is reset.', '生产环境不允许重置。');
  return database.alone(LOCK, async () => {
    const realm = await readRealm(database.db, DEMONSTRATION_REALM);
    if (realm?.settings.demonstration === undefined) throw new StartRefused('There is no realm here that is marked as a demonstration.', '这里没有标记为演示的辖区。');
    const alone = (await realmCodes(database.db)).length === 1;
    if (alone) await setClockAhead(database.db, config, 0);
    await forgetRealm(database.db, DEMONSTRATION_REALM);
    return alone;
  });
}

export function addDemo(program: Command): void {
  program.command('demo').description('the demonstration street (演示街道)')
    .command('reset').description('remove the demonstration street with all that happened in it; the next start builds it anew, unless there are other realms. Stop the node first; refused in production and for every other realm')
    .action(() => withDatabase(async (given) => {
      say(await resetStreet(given) ? 'The demonstration street is removed; the next start builds it anew. · 演示街道已清除，下次启动时重新建立。'
        : 'The demonstration street is removed. It is not built anew beside other realms, because that would move their clock. · 演示街道已清除。因有其他辖区共用时钟，不会自动重建。');
    }));
}
