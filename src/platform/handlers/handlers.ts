import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { Alarm } from '../alarm.ts';
import type { Db, Tx } from '../db.ts';
import type { Event, Position } from '../events/event.ts';
import type { Hub } from '../events/hub.ts';
import { readSpans, type Asked, type Span } from '../events/read.ts';
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

/** What of a page is to be handled, where the cursor stands after it, and everything of it that is handled by then. */
interface Work {
  readonly events: readonly Event[];
  readonly to: Position;
  readonly seqs: readonly string[];
}

/** Another node has the lease now: leave everything to it. */
class Lost extends Error {}

/**
 * Shows every event to every handler, in the promised order, on one of the nodes: each handler has a leased cursor of its own in each
 * realm. A page is handled in one short transaction, in which the cursor moves on. Where that fails, its events are handled one by one, each with the
 * note that it was; one on which the handler fails goes to the retries, and the cursor moves on.
 */
export function openHandlers(settings: Settings): Handlers {
  const { db, handlers, log, hub, intervalMs = 500, portion = 100, leaseSeconds = 30, patience = PATIENCE } = settings;
  const byName = new Map(handlers.map((handler) => [handler.name, handler]));
  if (byName.size !== handlers.length) throw new Error('two handlers have the same name');
  const alarm = new Alarm();
  let stopped = false;
  let running: Promise<void> = Promise.resolve();

  /** The handler writes last what gives the transaction its id, and the cursor moves after that: no feed waits while it reads. */
  const handlePage = (leased: Leased, handler: Handler, { events, to, seqs }: Work): Promise<void> => db.transaction(async (tx) => {
    if (events.length > 0) await handler.run(tx, events);
    if (!await moveOn(tx, leased, to, seqs, leaseSeconds)) throw new Lost();
  });

  const handleOne = async (leased: Leased, handler: Handler, event: Event): Promise<void> => {
    const noted = async (work: (tx: Tx) => Promise<void>): Promise<void> => db.transaction(async (tx) => {
      if (!await noteHandled(tx, leased, event.seq, leaseSeconds)) throw new Lost();
      await work(tx);
    });
    try {
      await noted((tx) => handler.run(tx, [event]));
    } catch (error) {
      if (error instanceof Lost) throw error;
      log.error({ handler: handler.name, event: event.seq, fault: faultName(error) }, 'a handler failed; it will be tried again');
      await noted((tx) => keepForLater(tx, handler, event, error, patience));
    }
  };

  /** Returns how many of the page were handled; fewer only when told to stop. */
  const handleAll = async (leased: Leased, handler: Handler, work: Work): Promise<number> => {
    const { events, to, seqs } = work;
    try {
      await handlePage(leased, handler, work);
      return events.length;
    } catch (error) {
      if (error instanceof Lost || events.length === 0) throw error;
      log.warn({ handler: handler.name, events: events.length, fault: faultName(error) }, 'a handler failed on a page; its events are handled one by one');
    }
    let count = 0;
    for (const event of events) {
      if (stopped) return count;
      await handleOne(leased, handler, event);
      count++;
    }
    if (!await moveOn(db, leased, to, seqs, leaseSeconds)) throw new Lost();
    return count;
  };

  const workOff = async (realm: string, handler: Handler): Promise<number> => {
    const leased: Leased = { realm, handler: handler.name, token: randomUUID() };
    const stand = await lease(db, leased, leaseSeconds);
    if (!stand) return 0;
    let { at } = stand;
    let count = 0;
    try {
      for (let more = true; more && !stopped;) {
        const span = await spanAfter(db, { realm, at }, portion);
        if (!span || span.broken) throw new Error('the cursor of a handler is ahead of the database');
        const page = span.placed.map(({ event }) => event).filter((event) => handler.handles(event));
        const events = page.filter(({ seq }) => !stand.handled.has(seq));
        at = following(span);
        more = span.full || at.epoch > span.from.epoch;
        const handled = await handleAll(leased, handler, { events, to: at, seqs: page.map(({ seq }) => seq) });
        count += handled;
        if (handled < events.length) return count;
      }
      return count;
    } catch (error) {
      if (error instanceof Lost) return count;
      throw error;
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

/** What a handler reads: as all do, and where something may have been put away before it came, of all there ever was. */
async function spanAfter(db: Db, asked: Asked, portion: number): Promise<Span | undefined> {
  const [kept] = await readSpans(db, [asked], portion);
  if (kept && !kept.forgotten && asked.at.epoch === kept.epoch) return kept;
  return (await readSpans(db, [asked], portion, { from: 'ALL' }))[0];
}

/** Where to read on after a span: what is left of an epoch that is over is read to its end, then the next epoch from its beginning. */
function following(span: Span): Position {
  return !span.full && span.from.epoch < span.epoch ? { epoch: span.from.epoch + 1, xid: '0' } : span.to;
}
