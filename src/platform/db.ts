import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
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
  close(): Promise<void>;
}

const SESSION = {
  // A forgotten transaction would stop the feed for everybody (its horizon waits for the oldest writer).
  idle_in_transaction_session_timeout: 15_000,
  statement_timeout: 30_000,
  lock_timeout: 10_000,
};

/** Opens two pools on one database: `db` for rooms, `sql` for hot paths. Connects lazily; throws nothing. `heard` is told every statement that is sent. */
export function openDatabase(url: string, options: { max?: number; name?: string; heard?: (statement: string) => void } = {}): Database {
  const { heard } = options;
  const settings = {
    ...ARRAYS,
    max: options.max ?? 10,
    onnotice: () => {},
    ...(heard ? { debug: (_connection: number, statement: string) => heard(statement) } : {}),
    connection: { application_name: options.name ?? 'linlibang', TimeZone: 'UTC', ...SESSION },
  };
  const rooms = postgres(url, settings);
  const hot = postgres(url, settings);
  return {
    db: drizzle(rooms),
    sql: hot,
    close: async () => {
      await Promise.all([rooms.end({ timeout: 5 }), hot.end({ timeout: 5 })]);
    },
  };
}
