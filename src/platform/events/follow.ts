import type { Logger } from 'pino';
import type { Db } from '../db.ts';
import { faultName } from '../faults.ts';
import { Alarm, within } from '../alarm.ts';
import { compare, decodeCursor } from './cursor.ts';
import { RESYNC, type Page, type Position, type Resync } from './event.ts';
import { continues, pageOf, positionNow, readSpans, type Span } from './read.ts';
import type { Tail } from './tail.ts';

/** What to follow. Abort the signal to end it: a pending `next()` then returns. */
export interface Following {
  readonly realm: string;
  /** Cursor to resume after; left out: from now on. */
  readonly after?: string | null | undefined;
  readonly signal: AbortSignal;
}

interface Machinery {
  readonly db: Db;
  readonly log: Logger;
  readonly tail: Tail;
  readonly deadlineMs: number;
  readonly limit: number;
  /** Events that wait for a slow follower before it is sent back to read from the database itself. */
  readonly bufferedEvents: number;
}

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 1_000;

/** Everything after a position in the promised order: first what was missed, then what comes, without gap and without doubles. */
export async function* follow(machinery: Machinery, { realm, after, signal }: Following): AsyncGenerator<Page | Resync, void, undefined> {
  const { db, tail, deadlineMs, limit } = machinery;
  const buffer = new Buffered(machinery.bufferedEvents);
  const wake = () => buffer.alarm.ring();
  signal.addEventListener('abort', wake);
  let at = after ? decodeCursor(realm, after) : null;
  if (at === RESYNC) { yield RESYNC; return; }
  at ??= await persistently(machinery, signal, () => within(deadlineMs, positionNow(db)));
  if (!at) return;
  const seat = tail.join(realm, (news) => buffer.put(news));
  try {
    await Promise.race([seat.ready, aborted(signal)]);
    let behind = true;
    while (!signal.aborted) {
      if (behind) {
        const from: Position = at;
        const [read] = (await persistently(machinery, signal, () => within(deadlineMs, readSpans(db, [{ realm, at: from }], limit)))) ?? [];
        if (!read) return;
        if (!continues(read)) { yield RESYNC; return; }
        at = read.to;
        behind = read.full;
        if (read.placed.length > 0) yield pageOf(read);
        continue;
      }
      const news = buffer.take();
      if (news === null) { await buffer.alarm.wait(null); continue; }
      if (news === RESYNC) { yield RESYNC; return; }
      if (news === OVERFLOWN || compare(news.from, at) > 0) { behind = true; continue; }
      if (compare(news.to, at) <= 0) continue;
      const page = pageOf(news, at);
      at = news.to;
      if (page.events.length > 0) yield page;
    }
  } finally {
    seat.leave();
    signal.removeEventListener('abort', wake);
  }
}

const OVERFLOWN = 'OVERFLOWN';

/** Spans that wait for one follower; when they grow too many, all are dropped and only that is remembered. */
class Buffered {
  readonly alarm = new Alarm();
  readonly #most: number;
  #spans: (Span | Resync | typeof OVERFLOWN)[] = [];
  #events = 0;

  constructor(most: number) { this.#most = most; }

  put(news: Span | Resync): void {
    if (news !== RESYNC) this.#events += news.placed.length;
    if (this.#events > this.#most) {
      this.#spans = this.#spans.includes(RESYNC) || news === RESYNC ? [RESYNC] : [OVERFLOWN];
      this.#events = 0;
    } else {
      this.#spans.push(news);
    }
    this.alarm.ring();
  }

  take(): Span | Resync | typeof OVERFLOWN | null {
    const news = this.#spans.shift() ?? null;
    if (news !== null && typeof news === 'object') this.#events -= news.placed.length;
    return news;
  }
}

/** Until it succeeds; null once the signal is aborted. An outage is waited for with growing pauses. */
async function persistently<T>({ log }: Machinery, signal: AbortSignal, work: () => Promise<T>): Promise<T | null> {
  for (let pause = FIRST_PAUSE_MS; !signal.aborted; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
    try {
      return await work();
    } catch (error) {
      if (pause === FIRST_PAUSE_MS) log.warn({ fault: faultName(error) }, 'a follower cannot read events; trying again');
      const alarm = new Alarm();
      const ring = () => alarm.ring();
      signal.addEventListener('abort', ring, { once: true });
      await alarm.wait(pause);
      signal.removeEventListener('abort', ring);
    }
  }
  return null;
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((done) => { if (signal.aborted) done(); else signal.addEventListener('abort', () => done(), { once: true }); });
