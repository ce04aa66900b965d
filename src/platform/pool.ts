import type postgres from 'postgres';
import { GRACE_MS, openWire, type Place } from './wire.ts';

export interface Pool {
  /** The client that is in use now, under one name for ever. */
  readonly client: postgres.Sql;
  end(): Promise<void>;
}

/** A client that lost a connection answers what it was asked for so long; new work goes to the next. */
const FAREWELL_MS = 3_000;
/** How long a client lasts at least. */
const LEAST_AGE_MS = 1_000;
const LONGEST_PAUSE_S = 0.3;

/**
 * A pool that heals: what waits for a dead connection is refused within `silenceMs` (null: never), and when one was lost, work goes on
 * with a fresh client, because one of postgres.js 3.4.9 may keep a half-written message for ever and then never connects again.
 * A transaction whose connection is gone runs no further statement: the driver would run it outside of any transaction.
 */
export function openPool(make: (options: postgres.Options<Record<string, never>>) => postgres.Sql, silenceMs: number | null): Pool {
  const retired = new Set<Promise<void>>();
  const pauses = new Map<NodeJS.Timeout, () => void>();
  let ended = false;
  let turn = 0;

  const open = (): { readonly client: postgres.Sql; readonly since: number; damaged: boolean } => {
    const mine = { client: make({ socket, backoff: (() => LONGEST_PAUSE_S * Math.random()) as never } as never), since: performance.now(), damaged: false };
    function socket(place: Place): unknown {
      return openWire(place, turn++, { silenceMs, lost });
    }
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
    const { client } = current;
    current = open();
    const farewell = new Promise<void>((done) => { const timer = setTimeout(done, FAREWELL_MS); pauses.set(timer, done); void timer.unref(); })
      .then(() => client.end({ timeout: 1 })).catch(() => {});
    retired.add(farewell);
    void farewell.then(() => retired.delete(farewell));
  }

  const begin = async (...args: readonly unknown[]): Promise<unknown> => {
    const work = args.at(-1) as Work;
    const state = { over: false };
    const run = current.client.begin.bind(current.client) as (...args: unknown[]) => Promise<unknown>;
    try {
      return await run(...args.slice(0, -1), (tx: postgres.TransactionSql) => onlyWhileOpen(work, tx, state));
    } finally {
      state.over = true;
    }
  };

  const client = new Proxy(function pool() { /* stands for whichever client is in use */ } as unknown as postgres.Sql, {
    apply: (_, self, args) => Reflect.apply(current.client as unknown as (...args: unknown[]) => unknown, self, args),
    get: (_, name) => (name === 'begin' ? begin : Reflect.get(current.client, name) as unknown),
    set: (_, name, value) => Reflect.set(current.client, name, value),
    has: (_, name) => name in current.client,
  });
  return {
    client,
    end: async () => {
      ended = true;
      for (const [timer, done] of pauses) { clearTimeout(timer); done(); }
      await Promise.all([current.client.end({ timeout: 5 }), ...retired]);
    },
  };
}

type Work = (tx: postgres.TransactionSql) => unknown;
const LOST = ['CONNECTION_CLOSED', 'CONNECTION_DESTROYED', 'CONNECTION_ENDED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT'];
const NEVER = new Promise<never>(() => {});

/** What the work of a transaction comes to, or nothing for ever once that is over: the driver would then send COMMIT or ROLLBACK to nobody, and the process would end. */
async function onlyWhileOpen(work: Work, tx: postgres.TransactionSql, state: { readonly over: boolean }): Promise<unknown> {
  try {
    const value = await work(whileOpen(tx, state));
    return state.over ? await NEVER : value;
  } catch (error) {
    // The connection is lost, but the driver does not know it yet.
    if (LOST.includes((error as { code?: string } | null)?.code ?? (error as { cause?: { code?: string } } | null)?.cause?.code ?? '')) await new Promise((go) => setTimeout(go, 5 * GRACE_MS));
    if (state.over) await NEVER;
    throw error;
  }
}

/** A transaction's client, which refuses everything once the transaction is over. */
function whileOpen<T extends postgres.TransactionSql>(tx: T, state: { readonly over: boolean }): T {
  const stillOpen = (): void => {
    if (state.over) throw Object.assign(new Error('the transaction is over'), { code: 'CONNECTION_CLOSED' });
  };
  return new Proxy(tx, {
    apply: (target, self, args) => { stillOpen(); return Reflect.apply(target as unknown as (...args: unknown[]) => unknown, self, args); },
    get: (target, name) => { if (name === 'unsafe' || name === 'savepoint') stillOpen(); return Reflect.get(target, name) as unknown; },
  });
}
