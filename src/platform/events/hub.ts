import type { Logger } from 'pino';
import type { Database } from '../db.ts';
import { RESYNC, type Page, type Resync } from './event.ts';
import { follow, type Following } from './follow.ts';
import { openLine } from './line.ts';
import { DEFAULT_LIMIT, pageOf } from './read.ts';
import { openTail } from './tail.ts';

export type { Following } from './follow.ts';

/** Pages of one realm as they appear, in the promised order. Must not wait; what it throws is logged and goes nowhere. */
export type Listener = (page: Page | Resync) => void;

/** The one tail of the event table in this node. */
export interface Hub {
  /** Says after a commit that there is something to read. Costs nothing, may be lost, never throws. */
  hint(): void;
  /** New events of a realm from now on. Returns the way to stop. */
  subscribe(realm: string, listener: Listener): () => void;
  /** What was missed, then what comes: no gap, nothing twice, bounded memory. Yields RESYNC and ends when the cursor cannot be continued. */
  follow(following: Following): AsyncGenerator<Page | Resync, void, undefined>;
  /** Calls back when this or another node hinted. Returns the way to stop. */
  onHint(listener: () => void): () => void;
  /** Milliseconds since the tail last read without error; 0 while nobody listens. */
  lagMs(): number;
  /** Ends all followers and the tail; nothing is left running. */
  stop(): Promise<void>;
}

export interface HubSettings {
  readonly pollMs?: number;
  readonly eagerMs?: number;
  readonly deadlineMs?: number;
  readonly limit?: number;
  readonly bufferedEvents?: number;
}

/** Starts the tail of this node. It reads nothing while nobody listens. */
export function openHub({ database, log, ...given }: { database: Database; log: Logger } & HubSettings): Hub {
  const settings = { pollMs: 200, eagerMs: 20, deadlineMs: 5_000, limit: DEFAULT_LIMIT, bufferedEvents: 2_000, ...given };
  const { db, sql } = database;
  const stopping = new AbortController();
  const hinted = new Set<() => void>();
  const heard = () => {
    tail.hint();
    for (const listener of hinted) {
      try { listener(); } catch { /* a hint may be lost */ }
    }
  };
  const line = openLine(sql, () => heard());
  const tail = openTail({ db, log, ...settings, recovered: () => line.renew() });
  return {
    hint: () => { heard(); line.tell(); },
    onHint: (listener) => { hinted.add(listener); return () => { hinted.delete(listener); }; },
    subscribe: (realm, listener) => tail.join(realm, (news) => listener(news === RESYNC ? RESYNC : pageOf(news))).leave,
    follow: ({ signal, ...following }) =>
      follow({ db, log, tail, ...settings }, { ...following, signal: AbortSignal.any([signal, stopping.signal]) }),
    lagMs: () => tail.lagMs(),
    stop: async () => {
      stopping.abort();
      await Promise.all([tail.stop(), line.close()]);
    },
  };
}
