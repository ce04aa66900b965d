import { readConfig, type Config } from '../platform/config.ts';
import { openDatabase, type Database } from '../platform/db.ts';
import { openLog } from '../platform/log.ts';
import { migrate } from '../platform/migrate.ts';
import { openOwnDatabase } from '../platform/open.ts';
import { runningUrl } from '../platform/postgres/embedded.ts';
import type { Logger } from 'pino';

export interface Given {
  readonly config: Config;
  readonly log: Logger;
  readonly database: Database;
}

/** Hands a command the database of DATABASE_URL, or of the node that runs on the data folder, or starts the embedded server for as long as it works. */
export async function withDatabase<T>(work: (given: Given) => Promise<T>): Promise<T> {
  const config = readConfig();
  const log = openLog(config);
  const running = config.databaseUrl === null ? await runningUrl(config.dataDir) : null;
  if (running === null) {
    const opened = await openOwnDatabase(config, log);
    try {
      return await work({ config, log, database: opened.database });
    } finally {
      await opened.close();
    }
  }
  await migrate(running);
  const database = openDatabase(running);
  try {
    return await work({ config, log, database });
  } finally {
    await database.close();
  }
}

/** The only way a command speaks on standard output. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
