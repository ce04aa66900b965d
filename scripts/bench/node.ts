import { Agent, request } from 'node:http';
import postgres from 'postgres';
import { composeApp, openDoor } from '../../src/app.ts';
import { setClockAhead } from '../../src/platform/clock/clock.ts';
import type { Config } from '../../src/platform/config.ts';
import { openDatabase } from '../../src/platform/db.ts';
import { openLog } from '../../src/platform/log.ts';
import { BASE, REALM } from './fill.ts';

/** One answer's `done`; what the documents of the bench alias their one field to. */
export interface Done { readonly __typename: string; readonly code?: string; readonly id?: string }

/** A node with an open door, and a client beside it in the same process. */
export interface Node {
  /** Person number `n` asks; null asks as a guest. Throws unless `done` is of the type that is wanted, and nothing failed. */
  ask<T extends object = Done>(n: number | null, query: string, variables: object, wanted: string): Promise<T>;
  /** Statements sent to the database since the last asking. */
  statements(): number;
  /** Changes rows by hand, foreign keys unchecked: for what the bench makes ready and takes away. */
  run(statement: string): Promise<void>;
  close(): Promise<void>;
}

/** Opens the whole app on a database: no rate limit, business time at the moment of the fill, neither clock nor handlers running, so that only what a caller waits for is counted. */
export async function openNode(config: Config, adminUrl: string): Promise<Node> {
  let heard = 0;
  const database = openDatabase(config.databaseUrl ?? '', { max: 10, heard: (statement) => { if (!/^(listen|notify|select pg_notify)/i.test(statement)) heard++; } });
  const app = await composeApp({ config, log: openLog(config), database });
  const door = await openDoor(app, { requestsPerSecond: 1e9, requestBurst: 1e9 });
  const { port } = await door.listen(0);
  await setClockAhead(database.db, config, Date.parse(BASE) - Date.now());
  const admin = postgres(adminUrl, { max: 1, onnotice: () => {}, connection: { session_replication_role: 'replica' } });
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const tokens = new Map<number, string>();

  const headersOf = async (n: number | null): Promise<Record<string, string>> => {
    if (n === null) return { 'content-type': 'application/json' };
    const token = tokens.get(n) ?? await app.tokens.sign({ realm: REALM, subject: `p${n}`, ttlSeconds: 7_200 });
    tokens.set(n, token);
    return { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  };
  const post = (headers: Record<string, string>, body: string): Promise<string> => new Promise((answered, failed) => {
    const asking = request({ host: '127.0.0.1', port, path: '/graphql', method: 'POST', agent, headers: { ...headers, 'content-length': Buffer.byteLength(body) } }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => answered(Buffer.concat(parts).toString()));
    });
    asking.on('error', failed);
    asking.end(body);
  });

  return {
    ask: async <T extends object>(n: number | null, query: string, variables: object, wanted: string) => {
      const text = await post(await headersOf(n), JSON.stringify({ query, variables }));
      const { data, errors } = JSON.parse(text) as { data?: { done?: T & Done }; errors?: readonly object[] };
      const done = data?.done;
      if (done?.__typename !== wanted || errors !== undefined) throw new Error(`${wanted} was wanted: ${text.slice(0, 500)}`);
      return done;
    },
    statements: () => { const count = heard; heard = 0; return count; },
    run: async (statement) => { await admin.unsafe(statement); },
    close: async () => {
      await door.close();
      await app.stop();
      await database.close();
      await admin.end();
      agent.destroy();
    },
  };
}
