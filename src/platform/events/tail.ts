import type { Logger } from 'pino';
import type { Db } from '../db.ts';
import { faultName } from '../faults.ts';
import { Alarm, within } from '../alarm.ts';
import { settleEpoch } from './epoch.ts';
import { RESYNC, type Position, type Resync } from './event.ts';
import { continues, positionNow, readSpans, type Span } from './read.ts';

/** Spans of one realm, one after the other without gap. RESYNC: what comes next does not continue what came before. */
export type SpanListener = (span: Span | Resync) => void;

export interface TailSettings {
  readonly db: Db;
  readonly log: Logger;
  /** Between two reads when nobody hints. */
  readonly pollMs: number;
  /** After a hint it looks this often for a while: the horizon may pass a little later than the commit. */
  readonly eagerMs: number;
  readonly deadlineMs: number;
  readonly limit: number;
  /** Called before the first read after an outage. */
  readonly recovered: () => void;
}

/** A listener's place at the tail. */
export interface Seat {
  leave(): void;
  /** What is committed from then on will be heard. */
  readonly ready: Promise<void>;
  /** Everything up to here was heard, or held no event; null until `ready`, and after RESYNC until it is again. */
  at(): Position | null;
}

export interface Tail {
  /** Spans of a realm from now on. */
  join(realm: string, listener: SpanListener): Seat;
  hint(): void;
  lagMs(): number;
  stop(): Promise<void>;
}

interface Watched {
  at: Position | null;
  readonly listeners: Set<SpanListener>;
  ready: Ready;
}
interface Ready { readonly promise: Promise<void>; resolve(): void }

const EAGER_FOR_MS = 250;
const LONGEST_PAUSE_MS = 1_000;

/** Reads the new events of all watched realms with one statement at a time. Survives outages of the database, throws nothing. */
export function openTail(settings: TailSettings): Tail {
  const { db, log, deadlineMs } = settings;
  const realms = new Map<string, Watched>();
  const alarm = new Alarm();
  let stopped = false;
  let eagerUntil = 0;
  let failures = 0;
  let lastRead = Date.now();

  const tell = (realm: string, watched: Watched, news: Span | Resync) => {
    for (const listener of watched.listeners) {
      try {
        listener(news);
      } catch (error) {
        log.error({ realm, fault: faultName(error) }, 'a listener of events failed');
      }
    }
  };

  /** Places the newly watched at what is now. */
  const place = async () => {
    const fresh = [...realms.values()].filter((watched) => !watched.at);
    if (fresh.length === 0) return;
    const now = await within(deadlineMs, positionNow(db));
    for (const watched of fresh) { watched.at = now; watched.ready.resolve(); }
  };

  const readOnce = async (): Promise<boolean> => {
    if (failures > 0) {
      await within(deadlineMs, settleEpoch(db));
      settings.recovered();
    }
    await place();
    const asked = [...realms].flatMap(([realm, { at }]) => (at ? [{ realm, at }] : []));
    const spans = await within(deadlineMs, readSpans(db, asked, settings.limit));
    let more = false;
    for (const span of spans) {
      const watched = realms.get(span.realm);
      if (!watched || watched.at !== span.from) continue;
      if (!continues(span)) {
        watched.at = null;
        watched.ready = notYet();
        tell(span.realm, watched, RESYNC);
      } else {
        watched.at = span.to;
        if (span.placed.length > 0) tell(span.realm, watched, span);
        more ||= span.full;
      }
    }
    return more;
  };

  const pause = (): number | null => {
    if (failures > 0) return Math.min(LONGEST_PAUSE_MS, settings.pollMs * 2 ** Math.min(failures, 5));
    if (realms.size === 0) return null;
    return Date.now() < eagerUntil ? settings.eagerMs : settings.pollMs;
  };

  const run = async () => {
    while (!stopped) {
      await alarm.wait(pause());
      try {
        while (!stopped && realms.size > 0 && await readOnce());
        failures = 0;
        lastRead = Date.now();
      } catch (error) {
        if (failures++ === 0 && !stopped) log.warn({ fault: faultName(error) }, 'the feed cannot read events; trying again');
      }
    }
  };
  const running = run();

  return {
    join: (realm, listener) => {
      const watched = realms.get(realm) ?? { at: null, listeners: new Set<SpanListener>(), ready: notYet() };
      if (realms.size === 0) lastRead = Date.now();
      realms.set(realm, watched);
      watched.listeners.add(listener);
      if (!watched.at) alarm.ring();
      return {
        ready: watched.ready.promise,
        at: () => watched.at,
        leave: () => {
          watched.listeners.delete(listener);
          if (watched.listeners.size === 0 && realms.get(realm) === watched) realms.delete(realm);
        },
      };
    },
    hint: () => { eagerUntil = Date.now() + EAGER_FOR_MS; alarm.ring(); },
    lagMs: () => (realms.size === 0 ? 0 : Date.now() - lastRead),
    stop: async () => { stopped = true; alarm.ring(); await running; },
  };
}

function notYet(): Ready {
  let resolve = () => {};
  const promise = new Promise<void>((done) => { resolve = done; });
  return { promise, resolve };
}
