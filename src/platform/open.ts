import type { Logger } from 'pino';
import type { Config } from './config.ts';
import { openDatabase, type Database } from './db.ts';
import { migrate } from './migrate.ts';
import { startEmbedded, type Embedded } from './postgres/embedded.ts';
import { checkServer } from './reach.ts';

/** A database whose schema fits the code, and the embedded server below it if there is one. */
export interface Opened {
  readonly database: Database;
  readonly url: string;
  readonly embedded: Embedded | null;
  /** Closes the pools, then the server. Asked again while it lasts, it hastens. */
  close(): Promise<void>;
}

/** Opens DATABASE_URL, or the embedded server which this process then owns; `prompt` where requests wait. Throws StartRefused and leaves nothing running. */
export async function openOwnDatabase(config: Config, log: Logger, { prompt = false }: { prompt?: boolean } = {}): Promise<Opened> {
  const embedded = config.databaseUrl === null ? await startEmbedded(config.dataDir) : null;
  const url = embedded?.url ?? config.databaseUrl ?? '';
  try {
    if (!embedded) await checkServer(url);
    await migrate(url);
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
  log.debug('the database is ready');
  const database = openDatabase(url, { prompt });
  if (prompt) await database.settleIn();
  let pools: Promise<void> | undefined;
  return {
    database, url, embedded,
    close: async () => {
      const again = pools !== undefined;
      pools ??= database.close();
      if (!again) await pools;
      await embedded?.stop();
    },
  };
}
