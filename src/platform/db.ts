import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { alone } from './alone.ts';
import { ARRAYS } from './arrays.ts';
import { openPool, type Pool } from './pool.ts';

export type Db = PostgresJsDatabase;
export type Tx = Parameters<Parameters<Db['transaction']>[0]>[0];
/** Whatever can run a statement: the pool, or a transaction that the caller opened. */
export type Executor = Db | Tx;
/** The raw client of the hot paths. It converts dates and JSON itself, because drizzle changes the client that it is given. */
export type Sql = postgres.Sql;

export interface Database {
  readonly db: Db;
  readonly sql: Sql;
  /** Has each pool open a connection: with one it goes on even where the server has no other left. Throws nothing. */
  settleIn(): Promise<void>;
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

/** Of what serves requests: the server gives a statement up before the caller is told that nothing came, and a silent connection is cut just after. */
const PROMPT = { ...SESSION, statement_timeout: 2_300, lock_timeout: 2_000 };
/** Sooner than whoever asked is told that nothing came: they ask again, and meet connections that are not of the same silence. */
const PROMPT_SILENCE_MS = 2_500;
const PATIENT_SILENCE_MS = 40_000;

/** Hot statements are long to plan and always the same; whoever waits longer than this for a lock makes room for the others and asks again. */
const HOT = { lock_timeout: 300, plan_cache_mode: 'force_generic_plan', jit: 'off' };

const HURRIED = { synchronous_commit: 'off', plan_cache_mode: 'force_generic_plan', jit: 'off' };

export interface DatabaseOptions {
  readonly max?: number;
  readonly name?: string;
  /** Told every statement that is sent. */
  readonly heard?: (statement: string) => void;
  readonly hurried?: boolean;
  /** For what answers requests: no statement and no connection is waited for as long as 3 s. */
  readonly prompt?: boolean;
}

/**
 * Opens three pools on one database: `db` for rooms, its reads and its transactions apart, and `sql` for hot paths. Connects lazily;
 * throws nothing; heals by itself after every outage. (Apart, because postgres.js 3.4.9 forgets to reserve a connection whose pipeline of
 * 100 statements a BEGIN has filled: what others ask would then run inside of that transaction.)
 */
export function openDatabase(url: string, options: DatabaseOptions = {}): Database {
  const { heard } = options;
  const settings = {
    ...ARRAYS,
    max: options.max ?? 10,
    onnotice: () => {},
    connect_timeout: options.prompt ? 2 : 10,
    ...(heard ? { debug: (_connection: number, statement: string) => heard(statement) } : {}),
    connection: { application_name: options.name ?? 'linlibang', TimeZone: 'UTC', ...(options.prompt ? PROMPT : SESSION), ...(options.hurried ? HURRIED : {}) },
  };
  const silenceMs = options.prompt ? PROMPT_SILENCE_MS : PATIENT_SILENCE_MS;
  const forRooms = (): Pool => openPool((healing) => {
    const client = postgres(url, { ...settings, ...healing });
    drizzle(client); // changes how the client reads and writes dates and JSON
    return options.hurried ? preparing(client) : client;
  }, silenceMs);
  const [reads, deeds] = [forRooms(), forRooms()];
  const hot = openPool((healing) => postgres(url, { ...settings, ...healing, connection: { ...settings.connection, ...HOT } }), silenceMs);
  return {
    db: drizzle(new Proxy(reads.client, { get: (client, name) => (name === 'begin' ? deeds.client : client)[name as 'begin'] })),
    sql: hot.client,
    settleIn: async () => {
      await Promise.allSettled([reads.client`select 1`, deeds.client`select 1`, hot.client`select 1`]);
    },
    hurried: () => openDatabase(url, { ...options, max: 4, hurried: true, prompt: false }),
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
      await Promise.all([reads.end(), deeds.end(), hot.end()]);
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
