import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { alone } from './alone.ts';
import { ARRAYS } from './arrays.ts';

export type Db = PostgresJsDatabase;
export type Tx = Parameters<Parameters<Db['transaction']>[0]>[0];
/** Whatever can run a statement: the pool, or a transaction that the caller opened. */
export type Executor = Db | Tx;
/** The raw client of the hot paths. It converts dates and JSON itself, because drizzle changes the client that it is given. */
export type Sql = postgres.Sql;

export interface Database {
  readonly db: Db;
  readonly sql: Sql;
  /** Another two pools on the same database, whose commits do not wait for the disk: what they wrote last may be lost in a crash of the server. To be closed by whoever asked. */
  hurried(): Database;
  /** Runs `work` while no other node on this database runs work of the same number. */
  alone<T>(number: number, work: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

const SESSION = {
  // A forgotten transaction would stop the feed for everybody (its horizon waits for the oldest writer).
  idle_in_transaction_session_timeout: 15_000,
  statement_timeout: 30_000,
  lock_timeout: 10_000,
};

const HURRIED = { synchronous_commit: 'off', plan_cache_mode: 'force_generic_plan', jit: 'off' };

/** Opens two pools on one database: `db` for rooms, `sql` for hot paths. Connects lazily; throws nothing. `heard` is told every statement that is sent. */
export function openDatabase(url: string, options: { max?: number; name?: string; heard?: (statement: string) => void; hurried?: boolean } = {}): Database {
  const { heard } = options;
  const settings = {
    ...ARRAYS,
    max: options.max ?? 10,
    onnotice: () => {},
    ...(heard ? { debug: (_connection: number, statement: string) => heard(statement) } : {}),
    connection: { application_name: options.name ?? 'linlibang', TimeZone: 'UTC', ...SESSION, ...(options.hurried ? HURRIED : {}) },
  };
  const rooms = postgres(url, settings);
  const hot = postgres(url, settings);
  return {
    db: drizzle(options.hurried ? preparing(rooms) : rooms),
    sql: hot,
    hurried: () => openDatabase(url, { ...options, max: 4, hurried: true }),
    alone: async (number, work) => {
      // Not `reserve()`: on a pool that has never connected it waits for ever (postgres.js 3.4.9).
      const session = postgres(url, { ...settings, max: 1 });
      try {
        return await alone(session, number, work);
      } finally {
        await session.end({ timeout: 5 });
      }
    },
    close: async () => {
      await Promise.all([rooms.end({ timeout: 5 }), hot.end({ timeout: 5 })]);
    },
  };
}

/**
 * The client, which keeps every statement prepared on its connection, also within transactions (drizzle alone has each one planned anew).
 * For work that asks the same few hundred statements thousands of times on a few connections: each keeps memory in the server.
 */
function preparing(client: postgres.Sql): postgres.Sql {
  const keep = <C extends Pick<postgres.Sql, 'unsafe'>>(on: C): C => {
    const unsafe = on.unsafe.bind(on);
    on.unsafe = ((query, args, more) => unsafe(query, args, { ...more, prepare: true })) as C['unsafe'];
    return on;
  };
  const begin = client.begin.bind(client) as unknown as (work: (tx: postgres.TransactionSql) => unknown) => Promise<unknown>;
  client.begin = ((work: (tx: postgres.TransactionSql) => unknown) => begin((tx) => work(keep(tx)))) as unknown as typeof client.begin;
  return keep(client);
}
