import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { Alarm } from '../alarm.ts';
import type { Db } from '../db.ts';
import type { Event, Position } from '../events/event.ts';
import type { Hub } from '../events/hub.ts';
import { readSpans, type Span } from '../events/read.ts';
import { firstToCome, haveEnded } from '../events/settled.ts';
import { faultName } from '../faults.ts';
import { findWork, lease, moveOn, noteHandled, release, type Leased } from './cursors.ts';
import type { Handler } from './handler.ts';
import { keepForLater, PATIENCE, retryDue, type Patience } from './retries.ts';

export interface Handlers {
  /** Handles everything that was committed before the call, and what follows from it, and tries again what is due. Returns how many events were handled. */
  drain(): Promise<number>;
  start(): void;
  stop(): Promise<void>;
}

interface Settings {
  readonly db: Db;
  readonly handlers: readonly Handler[];
  readonly log: Logger;
  readonly hub?: Pick<Hub, 'onHint'>;
  readonly intervalMs?: number;
  readonly portion?: number;
  readonly leaseSeconds?: number;
  readonly patience?: Patience;
}

const HORIZON_PAUSE_MS = 5;
// After a hint it looks more often for a while: the horizon may pass a little later than the commit.
const EAGER_MS = 25;
const EAGER_FOR_MS = 250;
const DRAIN_PATIENCE_MS = 20_000;

/**
 * Shows every event to every handler, in the promised order, on one of the nodes: each handler has a leased cursor of its own in each
 * realm. An event is handled in a short transaction of its own (a long one would hold up the feed), together with the note that it was.
 * One on which the handler fails goes to the retries, and the cursor moves on.
 */
export function openHandlers(settings: Settings): Handlers {
  const { db, handlers, log, hub, intervalMs = 500, portion = 100, leaseSeconds = 30, patience = PATIENCE } = settings;
  const byName = new Map(handlers.map((handler) => [handler.name, handler]));
  if (byName.size !== handlers.length) throw new Error('two handlers have the same name');
  const alarm = new Alarm();
  let stopped = false;
  let running: Promise<void> = Promise.resolve();

  /** 'LOST': another node has taken over, leave everything to it. */
  const handle = async (leased: Leased, handler: Handler, event: Event): Promise<'HANDLED' | 'LOST'> => {
    try {
      return await db.transaction(async (tx) => {
        if (!await noteHandled(tx, leased, event.seq, leaseSeconds)) return 'LOST';
        await handler.run(tx, event);
        return 'HANDLED';
      });
    } catch (error) {
      log.error({ handler: handler.name, event: event.seq, fault: faultName(error) }, 'a handler failed; it will be tried again');
      return db.transaction(async (tx) => {
        if (!await noteHandled(tx, leased, event.seq, leaseSeconds)) return 'LOST';
        await keepForLater(tx, handler, event, error, patience);
        return 'HANDLED';
      });
    }
  };

  const workOff = async (realm: string, handler: Handler): Promise<number> => {
    const leased: Leased = { realm, handler: handler.name, token: randomUUID() };
    const stand = await lease(db, leased, leaseSeconds);
    if (!stand) return 0;
    let { at } = stand;
    let count = 0;
    try {
      for (let more = true; more && !stopped;) {
        const [span] = await readSpans(db, [{ realm, at }], portion);
        if (!span || span.broken) throw new Error('the cursor of a handler is ahead of the database');
        const wanted = span.placed.map(({ event }) => event).filter((event) => handler.handles(event));
        for (const event of wanted) {
          if (stopped) return count;
          if (stand.handled.has(event.seq)) continue;
          if (await handle(leased, handler, event) === 'LOST') return count;
          count++;
        }
        at = following(span);
        more = span.full || at.epoch > span.from.epoch;
        if (!await moveOn(db, leased, at, wanted.map(({ seq }) => seq), leaseSeconds)) return count;
      }
      return count;
    } finally {
      await release(db, leased).catch(() => {});
    }
  };

  const round = async (): Promise<number> => {
    const work = await findWork(db, [...byName.keys()]);
    const counts = await Promise.all(handlers.map(async (handler) => {
      let count = 0;
      for (const { realm } of work.filter((one) => one.handler === handler.name)) {
        if (stopped) break;
        count += await workOff(realm, handler).catch((error: unknown) => {
          log.error({ handler: handler.name, fault: faultName(error) }, 'a handler cannot go on; trying again');
          return 0;
        });
      }
      return count;
    }));
    const retried = stopped ? 0 : await retryDue(db, byName, patience);
    return counts.reduce((sum, count) => sum + count, retried);
  };

  const run = async () => {
    let eagerUntil = 0;
    const leave = hub?.onHint(() => { eagerUntil = Date.now() + EAGER_FOR_MS; alarm.ring(); });
    while (!stopped) {
      const busy = await round().catch((error: unknown) => {
        log.warn({ fault: faultName(error) }, 'handlers cannot work; trying again');
        return 0;
      });
      if (!stopped && busy === 0) await alarm.wait(Date.now() < eagerUntil ? EAGER_MS : intervalMs);
    }
    leave?.();
  };

  return {
    drain: async () => {
      let total = 0;
      const until = Date.now() + DRAIN_PATIENCE_MS;
      for (let goal = await firstToCome(db); ;) {
        const passed = await haveEnded(db, goal);
        const count = await round();
        total += count;
        if (count > 0) goal = await firstToCome(db);
        else if (stopped) return total;
        else if (passed && (await findWork(db, [...byName.keys()], { leasedToo: true })).length === 0) return total;
        else if (Date.now() > until) throw new Error('a transaction stays open, or an event cannot be handled');
        else await new Promise((go) => setTimeout(go, HORIZON_PAUSE_MS));
      }
    },
    start: () => { running = run(); },
    stop: async () => { stopped = true; alarm.ring(); await running; },
  };
}

/** Where to read on after a span: what is left of an epoch that is over is read to its end, then the next epoch from its beginning. */
function following(span: Span): Position {
  return !span.full && span.from.epoch < span.epoch ? { epoch: span.from.epoch + 1, xid: '0' } : span.to;
}
