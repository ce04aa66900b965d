import { randomBytes } from 'node:crypto';
import { afterAll, inject } from 'vitest';
import type { Config } from '../../src/platform/config.ts';
import { openDatabase, type Database } from '../../src/platform/db.ts';
import { asAdmin } from './server.ts';

export interface Fresh extends Database {
  readonly url: string;
  /** Statements that were sent since the last time it was asked, begin and commit among them; only if they are counted. */
  statements(): number;
}

/** A database of this test file alone: migrated, empty; it goes with the server, because each DROP is a checkpoint of all. Call it at the top of the file. */
export async function freshDatabase({ counted = false }: { counted?: boolean } = {}): Promise<Fresh> {
  const url = await freshUrl();
  let statements = 0;
  const database = openDatabase(url, counted ? { heard: () => { statements += 1; } } : {});
  afterAll(() => database.close());
  return { ...database, url, statements: () => { const count = statements; statements = 0; return count; } };
}

/** One that meets its rivals as those of many nodes meet one another: at the locks of the database, not in a line before them. */
export const manyNodes = (config: Config): Config => ({ ...config, limits: { ...config.limits, deedsAtOnce: 1_000, deedsAtOnceAPlace: 1_000, deedMs: 60_000 } });

/** Address of a fresh database, or with other options of CREATE DATABASE of one that the code must refuse. */
export async function freshUrl(options: string = `template ${inject('pattern')}`): Promise<string> {
  const name = `t_${randomBytes(6).toString('hex')}`;
  const server = { adminUrl: inject('adminUrl') };
  await asAdmin(server, (admin) => admin.unsafe(`create database ${name} owner linlibang ${options}`));
  return `${inject('ownerUrl')}/${name}`;
}
