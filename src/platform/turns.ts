import { performance } from 'node:perf_hooks';
import { Trouble } from './faults.ts';

export interface TurnBounds {
  /** Most that are done at once; fewer than connections, so that nobody waits where they cannot be called off. */
  readonly atOnce: number;
  /** Of one place: the others would only stand before its lock, each with a connection. */
  readonly atOnceAPlace: number;
  /** Most that may wait, all places together and of one place: more are refused at once. */
  readonly waiting: number;
  readonly waitingAPlace: number;
  /** From arrival to answer. */
  readonly deadlineMs: number;
}

export interface Turns {
  /**
   * Does the work when it is its turn. Throws `Trouble`: OVERLOADED when it was not begun and will not be, OUTCOME_UNKNOWN when it was
   * begun and no answer came in time.
   */
  take<T>(place: string, work: () => Promise<T>): Promise<T>;
  /** How many lines there are. */
  lines(): number;
}

const SWEEP_MS = 100;

interface Waiting {
  readonly place: Place;
  readonly until: number;
  begin(): void;
  fail(error: unknown): void;
}

interface Place { readonly name: string; queue: Waiting[]; underWay: number; ready: boolean }

/**
 * Whoever wants to change the same thing stands in one line, in the order of arrival, and the lines take turns: a storm on one order keeps
 * nobody else from theirs. Everybody has an answer or a `Trouble` by the deadline, whatever the database does.
 */
export function openTurns(bounds: TurnBounds): Turns {
  const places = new Map<string, Place>();
  /** Places of which one may begin, each once. */
  const ready: Place[] = [];
  const open = new Set<Waiting>();
  let waiting = 0;
  let underWay = 0;
  let sweeping: NodeJS.Timeout | undefined;

  const sweep = (): void => {
    const now = performance.now();
    for (const w of open) {
      if (w.until > now) continue;
      const at = w.place.queue.indexOf(w);
      if (at >= 0) { w.place.queue.splice(at, 1); waiting--; }
      w.fail(new Trouble(at >= 0 ? 'OVERLOADED' : 'OUTCOME_UNKNOWN'));
    }
  };
  const close = (w: Waiting): void => {
    open.delete(w);
    if (open.size === 0) { clearInterval(sweeping); sweeping = undefined; }
  };
  const offer = (place: Place): void => {
    if (place.ready || place.queue.length === 0 || place.underWay >= bounds.atOnceAPlace) return;
    place.ready = true;
    ready.push(place);
  };
  /** A line in which nobody stands is no line: names are often those of one deed, and would pile up. */
  const forget = (place: Place): void => {
    if (place.underWay === 0 && place.queue.length === 0 && places.get(place.name) === place) places.delete(place.name);
  };
  const next = (): void => {
    while (underWay < bounds.atOnce) {
      const place = ready.shift();
      if (place === undefined) return;
      place.ready = false;
      const w = place.queue.shift();
      if (w !== undefined) {
        waiting--;
        underWay++;
        place.underWay++;
        w.begin();
      }
      offer(place);
      forget(place);
    }
  };
  const end = (place: Place): void => {
    underWay--;
    place.underWay--;
    offer(place);
    forget(place);
    next();
  };

  return {
    lines: () => places.size,
    take: (name, work) => new Promise((give, refuse) => {
      const place = places.get(name) ?? { name, queue: [], underWay: 0, ready: false };
      if (waiting >= bounds.waiting || place.queue.length >= bounds.waitingAPlace) return refuse(new Trouble('OVERLOADED'));
      places.set(name, place);
      const w: Waiting = {
        place, until: performance.now() + bounds.deadlineMs,
        begin: () => {
          void work().then((value) => { close(w); give(value); }, (error: unknown) => { close(w); refuse(error as Error); }).finally(() => end(place));
        },
        fail: (error) => { close(w); refuse(error as Error); },
      };
      open.add(w);
      sweeping ??= setInterval(sweep, SWEEP_MS).unref();
      place.queue.push(w);
      waiting++;
      offer(place);
      next();
    }),
  };
}
