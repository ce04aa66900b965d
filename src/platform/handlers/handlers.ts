import type { Logger } from 'pino';
import { Alarm } from '../alarm.ts';
import type { Db } from '../db.ts';
import type { Hub } from '../events/hub.ts';
import { firstToCome, haveEnded } from '../events/settled.ts';
import { faultName } from '../faults.ts';
import { findWork } from './cursors.ts';
import type { Handler } from './handler.ts';
import { dueRetries, PATIENCE, retryOne, type Patience } from './retries.ts';
import { workOff, type Working } from './work.ts';

export interface Handlers {
  /** Handles everything that was committed before the call, and what follows from it, and tries again what is due. Returns how many events were handled. */
  drain(): Promise<number>;
  start(): void;
  /** Waits for what is under way, as long as a run may take. */
  stop(): Promise<void>;
}

interface Settings {
  readonly db: Db;
  readonly handlers: readonly Handler[];
  readonly log: Logger;
  readonly hub?: Pick<Hub, 'onHint'>;
  readonly intervalMs?: number;
  readonly portion?: number;
  /** So long a dead node keeps what it had begun. */
  readonly leaseSeconds?: number;
  readonly runMs?: number;
  readonly patience?: Patience;
}

const HORIZON_PAUSE_MS = 5;
/** Between the beginnings of two looks at least: events that come one by one are handled together. */
const PACE_MS = 100;
/** After a hint it looks so often for a while: the horizon may pass a little later than the commit. */
const EAGER_FOR_MS = 250;
const DRAIN_PATIENCE_MS = 20_000;

/**
 * Shows every event to every handler, in the promised order, on one of the nodes: each handler has a leased cursor of its own in each
 * realm. A page is handled in one short transaction, in which the cursor moves on. Where that fails or takes too long, its events are
 * handled one by one, each with the note that it was; one on which the handler fails goes to the retries, and the cursor moves on.
 * Each handler works by itself, and its retries beside it: one that is slow or hangs delays no other.
 */
export function openHandlers(settings: Settings): Handlers {
  const { db, handlers, log, hub, intervalMs = 500, portion = 100, leaseSeconds = 10, runMs = 6_000, patience = PATIENCE } = settings;
  const byName = new Map(handlers.map((handler) => [handler.name, handler]));
  if (byName.size !== handlers.length) throw new Error('two handlers have the same name');
  const alarm = new Alarm();
  let stopped = false;
  let running: Promise<void> = Promise.resolve();
  const working: Working = { db, log, portion, leaseSeconds, runMs, patience, isStopped: () => stopped };
  /** What is under way, by handler; retries apart. */
  const busy = new Map<string, Promise<number>>();
  const retrying = new Map<string, Promise<number>>();
  /** When retries are looked for again. */
  let retriesAt = 0;

  const begin = (where: Map<string, Promise<number>>, name: string, works: readonly (() => Promise<number>)[]): void => {
    const work = async (): Promise<number> => {
      let count = 0;
      for (const one of works) {
        if (stopped) break;
        count += await one().catch((error: unknown) => {
          log.error({ handler: name, fault: faultName(error) }, 'a handler cannot go on; trying again');
          return 0;
        });
      }
      where.delete(name);
      if (where === retrying && count > 0) retriesAt = 0;
      if (count > 0) alarm.ring();
      return count;
    };
    where.set(name, work());
  };

  /** Begins all that there is to do for handlers that are not at something. */
  const look = async (retriesToo: boolean): Promise<void> => {
    const idle = (where: Map<string, unknown>): string[] => [...byName.keys()].filter((name) => !where.has(name));
    const [found, due] = await Promise.all([findWork(db, idle(busy)), retriesToo ? dueRetries(db, idle(retrying)) : []]);
    if (stopped) return;
    for (const [name, handler] of byName) {
      const realms = found.filter((one) => one.handler === name);
      if (realms.length > 0 && !busy.has(name)) begin(busy, name, realms.map(({ realm }) => () => workOff(working, realm, handler)));
      const again = due.filter((one) => one.handler === name);
      if (again.length > 0 && !retrying.has(name)) begin(retrying, name, again.map((one) => async () => (await retryOne(working, handler, one) ? 1 : 0)));
    }
  };
  const round = async (): Promise<number> => {
    await look(true);
    return (await Promise.all([...busy.values(), ...retrying.values()])).reduce((sum, count) => sum + count, 0);
  };

  const run = async () => {
    let eagerUntil = 0;
    const leave = hub?.onHint(() => { eagerUntil = Date.now() + EAGER_FOR_MS; alarm.ring(); });
    while (!stopped) {
      const next = performance.now() + Math.min(PACE_MS, intervalMs);
      const now = Date.now();
      const retriesToo = now >= retriesAt;
      if (retriesToo) retriesAt = now + intervalMs;
      await look(retriesToo).catch((error: unknown) => { log.warn({ fault: faultName(error) }, 'handlers cannot work; trying again'); });
      if (!stopped) await alarm.wait(Date.now() < eagerUntil ? PACE_MS : intervalMs);
      if (!stopped && performance.now() < next) await new Promise((go) => { setTimeout(go, next - performance.now()); });
    }
    leave?.();
    await Promise.all([...busy.values(), ...retrying.values()]);
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
