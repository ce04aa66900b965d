import type { Logger } from 'pino';
import type { Database } from '../db.ts';
import { within } from '../alarm.ts';
import { afterwards } from './afterwards.ts';
import { openCatchUp, type Step } from './catch-up.ts';
import { encodeCursor } from './cursor.ts';
import { RESYNC, type Page, type Position, type Resync } from './event.ts';
import { follow, type Following } from './follow.ts';
import { openLine } from './line.ts';
import { patiently } from './patiently.ts';
import { DEFAULT_LIMIT, pageOf, positionNow } from './read.ts';
import { openTail, type Seat, type SpanListener } from './tail.ts';

export type { Following } from './follow.ts';

/** Pages of one realm as they appear, in the promised order. Must not wait; what it throws is logged and goes nowhere. */
export type Listener = (page: Page | Resync) => void;

/** The one tail of the event table in this node. */
export interface Hub {
  /** Says after a commit that there is something to read. Costs nothing, may be lost, never throws. */
  hint(): void;
  /** New events of a realm from now on. Returns the way to stop. */
  subscribe(realm: string, listener: Listener): () => void;
  /** The same as spans, which say from where to where they reach: for whoever keeps places in the feed for many. Must not wait. */
  spans(realm: string, listener: SpanListener): Seat;
  /** One step after a place of what was missed, read once for all who missed it: for whoever keeps places for many. Null: aborted, or all is stopped. */
  missed(realm: string, after: Position, signal: AbortSignal): Promise<Step | Resync | null>;
  /**
   * What was missed, then what comes: no gap, nothing twice, bounded memory. Yields RESYNC and ends when the cursor cannot be continued. What
   * was missed is read once for all who missed it, and followers who stand at the same place are given the very same page.
   */
  follow(following: Following): AsyncGenerator<Page | Resync, void, undefined>;
  /** Where things stand now, in every realm; asked as `cursor` is. */
  position(): Promise<Position>;
  /** The cursor that goes with a state read after it, asked of the database once for all who want it in the same moment. */
  cursor(realm: string): Promise<string>;
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
  readonly readsAtOnce?: number;
  readonly rememberedEvents?: number;
  readonly beatMs?: number;
  readonly echoMs?: number;
}

/** Starts the tail of this node. It reads nothing while nobody listens. */
export function openHub({ database, log, ...given }: { database: Database; log: Logger } & HubSettings): Hub {
  const settings = { pollMs: 200, eagerMs: 20, deadlineMs: 5_000, limit: DEFAULT_LIMIT, bufferedEvents: 2_000, readsAtOnce: 2, rememberedEvents: 10_000, beatMs: 1_000, echoMs: 1_000, ...given };
  const { db, sql } = database;
  const followers = new Set<AbortController>();
  let stopped = false;
  const hinted = new Set<() => void>();
  const heard = () => {
    tail.hint();
    for (const listener of hinted) {
      try { listener(); } catch { /* a hint may be lost */ }
    }
  };
  const line = openLine({ sql, log, ...settings, heard: () => heard() });
  const tail = openTail({ db, log, ...settings, recovered: () => line.renew() });
  const catchUp = openCatchUp({ db, log, ...settings });
  const position = afterwards(() => within(settings.deadlineMs, positionNow(db)));
  const beginning = () => patiently({ log, failed: 'a follower cannot read where to begin; trying again', isOver: () => stopped }, position);

  async function* followed({ signal, ...following }: Following): AsyncGenerator<Page | Resync, void, undefined> {
    const leaving = new AbortController();
    const leave = () => leaving.abort();
    if (signal.aborted || stopped) return;
    signal.addEventListener('abort', leave, { once: true });
    followers.add(leaving);
    try {
      yield* follow({ tail, catchUp, beginning, bufferedEvents: settings.bufferedEvents }, { ...following, signal: leaving.signal });
    } finally {
      followers.delete(leaving);
      signal.removeEventListener('abort', leave);
    }
  }

  return {
    hint: () => { heard(); line.tell(); },
    onHint: (listener) => { hinted.add(listener); return () => { hinted.delete(listener); }; },
    subscribe: (realm, listener) => tail.join(realm, (news) => listener(news === RESYNC ? RESYNC : pageOf(news))).leave,
    spans: (realm, listener) => tail.join(realm, listener),
    missed: (realm, after, signal) => catchUp.next(realm, after, signal),
    follow: followed,
    position,
    cursor: async (realm) => encodeCursor(realm, await position()),
    lagMs: () => tail.lagMs(),
    stop: async () => {
      stopped = true;
      for (const leaving of followers) leaving.abort();
      catchUp.stop();
      await Promise.all([tail.stop(), line.close()]);
    },
  };
}
