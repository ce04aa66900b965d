import { performance } from 'node:perf_hooks';
import type { LaneBounds, Lanes, LaneWork, Said } from './lane-work.ts';
import { serverFault, Trouble, worthRetrying } from './faults.ts';

const SWEEP_MS = 100;
/** So many that wait are sent at once, while the node still reads those who arrived in the same turn. */
const AT_ONCE = 64;
/** The server gave up waiting for a lock: nothing was done. */
const LOCK_TIMEOUT = '55P03';
/** The server went down under the statement, as little known as when the connection is cut. */
const SERVER_GONE = /^(57P0|08)/;

interface Waiting<Ask, Answer> {
  readonly ask: Ask;
  readonly until: number;
  sent: boolean;
  over: boolean;
  give(answer: Answer): void;
  fail(error: unknown): void;
}

interface Lane<W> {
  /** In order of arrival. */
  queue: W[];
  under: readonly W[];
  busy: boolean;
  /** Has it begin at once. */
  wake: (() => void) | null;
  /** Lets the lane go on without the statement that is under way. */
  abandon: (() => void) | null;
  /** The place of a detour. */
  readonly place: string | null;
}

/** Whom a statement left without an answer, and the places at which it left nothing. */
interface Left<W> { readonly again: W[]; readonly locked: W[]; readonly spent: Set<string> }

/**
 * Askings that arrive together are decided together: each lane sends what has come since its last statement came back, and never waits for more.
 * One place keeps to one lane, so those who ask for it are served in the order of arrival; what turns out to be locked takes a detour and delays nobody.
 * Where nothing is left, those who still come gather for a moment and are answered together, so that a full order which everybody wants costs the others less.
 * Everybody has an answer or a `Trouble` by the deadline, whatever the database does.
 */
export function openLanes<Ask, Answer>(work: LaneWork<Ask, Answer>, bounds: LaneBounds): Lanes<Ask, Answer> {
  type W = Waiting<Ask, Answer>;
  const newLane = (place: string | null): Lane<W> => ({ queue: [], under: [], busy: false, wake: null, abandon: null, place });
  const lanes = Array.from({ length: bounds.lanes }, () => newLane(null));
  const detours = new Map<string, Lane<W>>();
  const gathering = new Map<string, { readonly all: W[]; readonly until: NodeJS.Timeout }>();
  let pending = 0;
  let onDetour = 0;
  let sweeping: NodeJS.Timeout | undefined;

  const over = (w: W): void => {
    if (w.over) return;
    w.over = true;
    pending--;
    if (pending === 0) { clearInterval(sweeping); sweeping = undefined; }
  };
  const give = (w: W, answer: Answer): void => { over(w); w.give(answer); };
  const fail = (w: W, error: unknown): void => { over(w); w.fail(error); };

  /** Whoever's time is over is told so; a lane all of whose askings were given up goes on. */
  const sweep = (): void => {
    const now = performance.now();
    for (const lane of [...lanes, ...detours.values()]) {
      for (const w of [...lane.under, ...lane.queue]) if (!w.over && w.until <= now) fail(w, new Trouble(w.sent ? 'OUTCOME_UNKNOWN' : 'OVERLOADED'));
      if (lane.under.length > 0 && lane.under.every((w) => w.over)) lane.abandon?.();
    }
  };

  const laneOf = (place: string): Lane<W> => detours.get(place) ?? lanes[hash(place) % lanes.length]!;

  /** The next statement's askings, in order of arrival. */
  const next = (lane: Lane<W>): W[] => {
    const batch: W[] = [];
    const keys = new Set<string>();
    const left: W[] = [];
    let i = 0;
    for (; i < lane.queue.length && batch.length < bounds.most; i++) {
      const w = lane.queue[i]!;
      if (w.over) continue;
      const key = work.keyOf(w.ask);
      if (keys.has(key) || (batch.length > 0 && work.batchOf(w.ask) !== work.batchOf(batch[0]!.ask))) left.push(w);
      else { keys.add(key); batch.push(w); }
    }
    lane.queue = [...left, ...lane.queue.slice(i)];
    return batch;
  };

  const sent = async (batch: readonly W[], patient: boolean): Promise<readonly Said<Answer>[]> => {
    for (const w of batch) w.sent = true;
    return work.send(batch.map((w) => w.ask), patient);
  };

  /** One statement for all; where that failed for a reason that one of them may have brought along, one for each. Answers who is left, in order. */
  const attempt = async (batch: readonly W[], patient: boolean): Promise<Left<W>> => {
    const left: Left<W> = { again: [], locked: [], spent: new Set() };
    try {
      const said = await sent(batch, patient);
      batch.forEach((w, i) => {
        const one = said[i]!;
        if (typeof one === 'object') {
          if (work.isSpent?.(one.answer)) left.spent.add(work.placeOf(w.ask));
          return give(w, one.answer);
        }
        w.sent = false;
        if (one === 'LOCKED') left.locked.push(w);
        else left.again.push(w);
      });
    } catch (error) {
      const code = serverFault(error)?.code;
      const undone = code !== undefined && !SERVER_GONE.test(code);
      if (undone) for (const w of batch) w.sent = false;
      if (undone && batch.length > 1) {
        for (const w of batch) {
          if (w.over) continue;
          const { again, locked, spent } = await attempt([w], false);
          left.again.push(...again);
          left.locked.push(...locked);
          for (const place of spent) left.spent.add(place);
        }
      } else if (code === LOCK_TIMEOUT) left.locked.push(...batch);
      else if (undone && worthRetrying(error)) left.again.push(...batch);
      else for (const w of batch) fail(w, error);
    }
    return left;
  };

  const again = (lane: Lane<W>, back: readonly W[]): void => { if (back.length > 0) lane.queue = [...back, ...lane.queue]; };

  /** Who waits for a locked place goes on beside the lane, with everybody who stands behind them. */
  const detour = (from: Lane<W>, locked: readonly W[]): void => {
    for (const place of new Set(locked.map((w) => work.placeOf(w.ask)))) {
      const here = (w: W): boolean => work.placeOf(w.ask) === place;
      const lane = newLane(place);
      lane.queue = [...locked.filter(here), ...from.queue.filter(here)];
      from.queue = from.queue.filter((w) => !here(w));
      detours.set(place, lane);
      start(lane);
    }
  };

  const gathered = (place: string): void => {
    const { all, until } = gathering.get(place)!;
    clearTimeout(until);
    gathering.delete(place);
    if (all.length === 0) return;
    const lane = laneOf(place);
    lane.queue = [...lane.queue, ...all];
    start(lane);
  };

  /** Whoever asks for the place in the next moment, and who waits for it already, goes together. */
  const gather = (lane: Lane<W>, place: string): void => {
    if (gathering.has(place)) return;
    const here = lane.queue.filter((w) => work.placeOf(w.ask) === place);
    if (here.length >= AT_ONCE) return;
    lane.queue = lane.queue.filter((w) => work.placeOf(w.ask) !== place);
    gathering.set(place, { all: here, until: setTimeout(gathered, bounds.gatherMs, place).unref() });
  };

  const start = (lane: Lane<W>): void => {
    if (lane.busy || (lane.place !== null && onDetour >= bounds.detours)) return;
    lane.busy = true;
    if (lane.place !== null) onDetour++;
    // What arrived in the same turn of the loop goes together; nobody waits for a turn, nor for all of a crowd.
    const turn = setImmediate(() => lane.wake?.());
    lane.wake = () => {
      lane.wake = null;
      clearImmediate(turn);
      void run(lane);
    };
  };

  const run = async (lane: Lane<W>): Promise<void> => {
    for (let batch = next(lane); batch.length > 0; batch = next(lane)) {
      lane.under = batch;
      const abandoned = new Promise<Left<W>>((done) => { lane.abandon = () => done({ again: [], locked: [], spent: new Set() }); });
      const left = await Promise.race([attempt(batch, lane.place !== null), abandoned]);
      lane.under = [];
      lane.abandon = null;
      again(lane, left.again);
      if (lane.place === null) detour(lane, left.locked);
      else again(lane, left.locked);
      for (const place of left.spent) gather(lane, place);
    }
    lane.busy = false;
    if (lane.place === null) return;
    onDetour--;
    detours.delete(lane.place);
    for (const other of detours.values()) start(other);
  };

  return {
    ask: (ask) => new Promise<Answer>((give, fail) => {
      if (pending >= bounds.waiting) return fail(new Trouble('OVERLOADED'));
      pending++;
      sweeping ??= setInterval(sweep, SWEEP_MS).unref();
      const place = work.placeOf(ask);
      const waiting = { ask, until: performance.now() + bounds.deadlineMs, sent: false, over: false, give, fail };
      const others = gathering.get(place);
      if (others) {
        if (others.all.push(waiting) >= AT_ONCE) gathered(place);
        return;
      }
      const lane = laneOf(place);
      lane.queue.push(waiting);
      start(lane);
      if (lane.queue.length >= AT_ONCE) lane.wake?.();
    }),
  };
}

/** FNV-1a: a place is on the same lane as long as the process lives. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h >>> 0;
}
