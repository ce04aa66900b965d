import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { composeApp, openDoor, type App } from '../../src/app.ts';
import { readConfig, type Config } from '../../src/platform/config.ts';
import { openDatabase, type Db, type Sql } from '../../src/platform/db.ts';
import { openLog } from '../../src/platform/log.ts';
import { openTokens } from '../../src/platform/tokens.ts';
import { freshUrl } from './database.ts';

/** A slow machine is no failure: what is said of these limits is tried where they are set small. */
const PATIENCE_MS = 20_000;
const SECRET = 'a secret of the tests, known to everybody';

export interface Running {
  readonly app: App;
  readonly config: Config;
  readonly db: Db;
  readonly sql: Sql;
  readonly databaseUrl: string;
  /** The GraphQL endpoint over HTTP. */
  readonly url: string;
  /** The GraphQL endpoint over WebSocket. */
  readonly wsUrl: string;
  /** A token for an account of the deployment's issuer. */
  token(account: { realm: string; subject: string }, ttlSeconds?: number): Promise<string>;
  stop(): Promise<void>;
}

/** A node with an open door on a database of its own (or on `databaseUrl`, to start again); stopped after the file. Call it at the top of the file. `heard` is told every line of its log. */
export async function startApp(options: { databaseUrl?: string; change?: (config: Config) => Config; env?: Record<string, string>; heard?: (line: string) => void; hurried?: boolean } = {}): Promise<Running> {
  const databaseUrl = options.databaseUrl ?? await freshUrl();
  const read = readConfig({
    NODE_ENV: 'test', PORT: '0', LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'silent', AUTH_SECRET: SECRET, DATABASE_URL: databaseUrl,
    DATA_DIR: join(tmpdir(), 'linlibang-unused'), ...options.env,
  });
  const patient: Config = { ...read, limits: { ...read.limits, grabMs: PATIENCE_MS, deedMs: PATIENCE_MS } };
  const config = options.change?.(patient) ?? patient;
  const tokens = openTokens(config);
  // Hurried: statements stay prepared, for worlds that ask the same few hundred of them thousands of times.
  const database = openDatabase(databaseUrl, { hurried: options.hurried === true });
  const { heard } = options;
  const app = await composeApp({ config, log: openLog(config, heard ? { write: heard } : undefined), database });
  const door = await openDoor(app, { queryMs: PATIENCE_MS, mutationMs: PATIENCE_MS });
  await app.start();
  const { port } = await door.listen(0);
  let stopped: Promise<void> | undefined;
  const stop = async () => {
    await door.close();
    await app.stop();
    await database.close();
  };
  const running: Running = {
    app, config, db: database.db, sql: database.sql, databaseUrl,
    url: `http://127.0.0.1:${port}/graphql`, wsUrl: `ws://127.0.0.1:${port}/graphql`,
    token: ({ realm, subject }, ttlSeconds = 3_600) => tokens.sign({ realm, subject, ttlSeconds }),
    stop: () => (stopped ??= stop()),
  };
  try {
    afterAll(() => running.stop());
  } catch {
    // started inside a test, which then stops it itself
  }
  return running;
}
