import { Alarm } from '../alarm.ts';
import type { CatchUp, Step } from './catch-up.ts';
import { compare, decodeCursor } from './cursor.ts';
import { RESYNC, type Page, type Position, type Resync } from './event.ts';
import { pageOf, type Span } from './read.ts';
import type { Tail } from './tail.ts';

/** What to follow. Abort the signal to end it: a pending `next()` then returns. */
export interface Following {
  readonly realm: string;
  /** Cursor to resume after; left out: from now on. */
  readonly after?: string | null | undefined;
  readonly signal: AbortSignal;
}

interface Machinery {
  readonly tail: Tail;
  readonly catchUp: CatchUp;
  /** A position that is read after the call; null once all is stopped. */
  beginning(): Promise<Position | null>;
  /** Events that wait for a slow follower before it is sent back to read from the database itself. */
  readonly bufferedEvents: number;
}

/** Everything after a position in the promised order: first what was missed, then what comes, without gap and without doubles. */
export async function* follow({ tail, catchUp, beginning, bufferedEvents }: Machinery, { realm, after, signal }: Following): AsyncGenerator<Page | Resync, void, undefined> {
  const buffer = new Buffered(bufferedEvents);
  const wake = () => buffer.alarm.ring();
  signal.addEventListener('abort', wake);
  let at = after ? decodeCursor(realm, after) : await Promise.race([beginning(), aborted(signal).then(() => null)]);
  if (at === RESYNC) { yield RESYNC; return; }
  if (!at) return;
  const seat = tail.join(realm, (news) => buffer.put(news));
  try {
    await Promise.race([seat.ready, aborted(signal)]);
    let behind = true;
    while (!signal.aborted) {
      if (behind) {
        const step: Step | Resync | null = await catchUp.next(realm, at, signal);
        if (step === null) return;
        if (step === RESYNC) { yield RESYNC; return; }
        at = step.to;
        behind = step.more;
        if (step.page.events.length > 0) yield step.page;
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

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((done) => { if (signal.aborted) done(); else signal.addEventListener('abort', () => done(), { once: true }); });
