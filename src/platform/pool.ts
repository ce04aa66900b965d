import type postgres from 'postgres';
import { codeOf } from './faults.ts';
import { ofItself } from './of-itself.ts';
import { onlyWhileOpen, type Work } from './while-open.ts';
import { openWire, SIGNING_IN_MS, unopened, type Place, type WireSettings } from './wire/wire.ts';
import type { Veil } from './wire/veil.ts';

export interface Pool {
  /** The client that is in use now, under one name for ever. */
  readonly client: postgres.Sql;
  end(): Promise<void>;
}

/** A client that lost a connection answers what it was asked for so long; new work goes to the next. */
const FAREWELL_MS = 3_000;
/** How long a client lasts at least. */
const LEAST_AGE_MS = 1_000;
/** Before a client that has no connection tries again. */
const LONGEST_PAUSE_S = 0.3;
/** The server is asked for one connection more no oftener than this, while others serve: it forks and judges a password for each. */
const REST_MS = 1_000;
/** So long what would have asked meanwhile is out of the driver's sight. */
const LONG_REST_MS = 5_000;
/** How long what no new connection could be had for is asked of those there are; less than anybody waits for an answer. */
const PATIENCE_MS = 2_000;
const AGAIN_MS = 50;
/** The server has no connection left; or this pool has just closed the client. */
const TOO_MANY = '53300';
const FOR_THE_MOMENT = [TOO_MANY, 'CONNECTION_ENDED', 'CONNECTION_DESTROYED'];
/** The server can be reached, though not by one connection more. */
const OTHERS_MAY_SERVE = [...FOR_THE_MOMENT, '57P03', 'CONNECTION_CLOSED', 'ECONNRESET', 'EPIPE'];

type Options = postgres.Options<Record<string, never>>;
type Begin = (...args: unknown[]) => Promise<unknown>;
/** A statement of postgres.js, with what is not in its types: where it goes, whether it went, and how it fails. */
type Statement = postgres.PendingQuery<never> & { handler: (statement: Statement) => void; state: unknown; cancelled: unknown; reject: (error: unknown) => void; resolve: (result: unknown) => void };

/** When something was first refused a connection, and how many had been begun by then. */
interface First { readonly at: number; readonly turn: number }

interface Client {
  readonly sql: postgres.Sql;
  readonly since: number;
  damaged: boolean;
  /** Its connections that can be asked. */
  serving: number;
  /** The server had none left; until then it is not asked again. */
  fullUntil: number;
}

/**
 * A pool that heals: what waits for a dead connection is refused within `silenceMs` (null: never), and when one broke off, work goes on
 * with a fresh client, because one of postgres.js 3.4.9 may keep a half-written message for ever and then never connects again.
 * A transaction whose connection is gone runs no further statement: the driver would run it outside of any transaction.
 * The driver opens a connection as soon as the others are busy. Where the server has none left, it fails what it opened it for; here that
 * waits for one of the others instead, as long as there are any.
 */
export function openPool(make: (options: Options) => postgres.Sql, silenceMs: number | null): Pool {
  const leaving = new Set<Client>();
  const retired = new Set<Promise<void>>();
  /** Connections that are not refused yet, by the turn in which they were begun. */
  const opening = new Set<number>();
  const pauses = new Map<NodeJS.Timeout, () => void>();
  let ended = false;
  let turn = 0;

  // Secured is the wire and not, after it, the driver's own socket.
  const { ssl, sslnegotiation } = make({}).options as unknown as { ssl: Veil['ssl']; sslnegotiation: string | null };
  const veil: Veil | null = ssl === false ? null : { ssl, negotiation: sslnegotiation };

  const open = (): Client => {
    const socket = (place: Place): unknown => {
      const number = turn++;
      // Hints go over connections that are made of the same options and are not the pool's to ask.
      const asked = (place as unknown) === mine.sql.options ? 1 : 0;
      const full = mine.serving > 0 && performance.now() < mine.fullUntil;
      opening.add(number);
      const settings: WireSettings = {
        silenceMs, veil,
        begun: () => { opening.delete(number); mine.serving += asked; },
        ended: ({ begun, broken, refused }) => {
          opening.delete(number);
          if (begun) mine.serving -= asked;
          if (broken) lost();
          if (refused) mine.fullUntil = performance.now() + REST_MS;
        },
        restMs: () => (mine.serving === 0 ? SIGNING_IN_MS : full ? LONG_REST_MS : REST_MS),
      };
      return full ? unopened(Object.assign(new Error('the database has no connection left'), { code: TOO_MANY }), settings) : openWire(place, number, settings);
    };
    const healing = { socket, ssl: false, backoff: () => (mine.serving > 0 ? 0 : LONGEST_PAUSE_S * Math.random()) };
    const mine: Client = { sql: make(healing as unknown as Options), since: performance.now(), damaged: false, serving: 0, fullUntil: 0 };
    /** Replaces the client, once, when it is old enough: an outage takes all connections, and the next may be near. */
    function lost(): void {
      if (mine !== current || mine.damaged || ended) return;
      mine.damaged = true;
      const timer = setTimeout(() => { if (mine === current && !ended) retire(); }, Math.max(0, LEAST_AGE_MS - (performance.now() - mine.since)));
      timer.unref();
    }
    return mine;
  };
  let current = open();

  function retire(): void {
    const old = current;
    leaving.add(old);
    current = open();
    const farewell = new Promise<void>((done) => { const timer = setTimeout(done, FAREWELL_MS); pauses.set(timer, done); void timer.unref(); })
      .then(() => { leaving.delete(old); return old.sql.end({ timeout: 1 }); }).catch(() => {});
    retired.add(farewell);
    void farewell.then(() => retired.delete(farewell));
  }

  /**
   * Who is asked next after no connection could be had: whoever has some; or, where the server had none left, whose earlier attempts are
   * not refused yet, or whose predecessor is just giving its own back. Null: nobody.
   */
  const next = (error: unknown, first: First): Client | null => {
    if (ended || performance.now() - first.at > PATIENCE_MS) return null;
    const serving = [current, ...leaving].find((one) => one.serving > 0);
    if (serving) return serving;
    return FOR_THE_MOMENT.includes(codeOf(error)) && (retired.size > 0 || [...opening].some((number) => number < first.turn)) ? current : null;
  };
  const pauseMs = (client: Client): number => (client.serving > 0 ? 0 : AGAIN_MS);

  /** Has a statement that could not be sent for want of a connection wait for one of those that there are. */
  const patient = <T>(statement: T): T => {
    const one = statement as Statement;
    const { reject, resolve } = one;
    one.resolve = (result) => resolve(ofItself(result));
    let first: First | null = null;
    one.reject = (error) => {
      first ??= { at: performance.now(), turn };
      const unsent = one.state === null && !one.cancelled && OTHERS_MAY_SERVE.includes(codeOf(error));
      const other = unsent ? next(error, first) : null;
      if (other === null) reject(error);
      else setTimeout(() => { (other.sql.unsafe('') as unknown as Statement).handler(one); }, pauseMs(other));
    };
    return statement;
  };

  const begin = async (...args: readonly unknown[]): Promise<unknown> => {
    const work = args.at(-1) as Work;
    const state = { begun: false, over: false };
    let first: First | null = null;
    const run = (client: Client): Promise<unknown> => (client.sql.begin.bind(client.sql) as Begin)(...args.slice(0, -1), (tx: postgres.TransactionSql) => {
      state.begun = true;
      return onlyWhileOpen(work, tx, state);
    });
    try {
      for (let client = current; ; await new Promise((go) => { setTimeout(go, pauseMs(client)); })) {
        try {
          return await run(client);
        } catch (error) {
          first ??= { at: performance.now(), turn };
          const other = !state.begun && OTHERS_MAY_SERVE.includes(codeOf(error)) ? next(error, first) : null;
          if (other === null) throw error;
          client = other;
        }
      }
    } finally {
      state.over = true;
    }
  };

  const unsafe = ((...args: Parameters<postgres.Sql['unsafe']>) => patient(current.sql.unsafe(...args))) as postgres.Sql['unsafe'];
  const client = new Proxy(function pool() { /* stands for whichever client is in use */ } as unknown as postgres.Sql, {
    apply: (_, self, args) => {
      const made: unknown = Reflect.apply(current.sql as unknown as (...args: unknown[]) => unknown, self, args);
      return made instanceof Promise ? patient(made) : made;
    },
    get: (_, name) => (name === 'begin' ? begin : name === 'unsafe' ? unsafe : Reflect.get(current.sql, name) as unknown),
    set: (_, name, value) => Reflect.set(current.sql, name, value),
    has: (_, name) => name in current.sql,
  });
  return {
    client,
    end: async () => {
      ended = true;
      for (const [timer, done] of pauses) { clearTimeout(timer); done(); }
      // One that lost a connection under a statement waits for that statement until its time is over.
      await Promise.all([current.sql.end({ timeout: current.damaged ? 1 : 5 }), ...retired]);
    },
  };
}
