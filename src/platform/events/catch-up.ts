import type { Logger } from 'pino';
import type { Db } from '../db.ts';
import { within } from '../alarm.ts';
import { compare } from './cursor.ts';
import { RESYNC, type Page, type Position, type Resync } from './event.ts';
import { patiently } from './patiently.ts';
import { continues, pageOf, readSpans, type Span } from './read.ts';
import { openSlots } from './slots.ts';

/** What comes after a position. */
export interface Step {
  readonly page: Page;
  readonly to: Position;
  /** There may be more at once. */
  readonly more: boolean;
}

export interface CatchUp {
  /** The next page after a position of a realm; null once the signal is aborted or all is stopped. Waits for the end of an outage. */
  next(realm: string, at: Position, signal: AbortSignal): Promise<Step | Resync | null>;
  stop(): void;
}

export interface CatchUpSettings {
  readonly db: Db;
  readonly log: Logger;
  readonly deadlineMs: number;
  readonly limit: number;
  /** Pages read in one moment, of all realms. */
  readonly readsAtOnce: number;
  /** Events that are kept for whoever comes a moment later. */
  readonly rememberedEvents: number;
}

interface Waiter {
  readonly at: Position;
  answer(step: Step | Resync | null): void;
}

/** Who waits in a realm, and where the sweep over it stands: those whom its last page served go on from there. */
interface Sweep {
  readonly waiting: Set<Waiter>;
  at: Position | null;
}

const REMEMBERED_MS = 5_000;

/**
 * Reads what followers have missed, for all of them together: one page of a realm at a time, upward from the lowest position and without a
 * gap while somebody waits above, and whoever stands within a page is served by it and goes on where it ends. Whoever comes below the
 * sweep waits for the next. So a crowd that comes back after a restart reads each page about once, however many they are. Bounded:
 * `readsAtOnce` statements, `rememberedEvents` events, and one page for each follower, which those at the same place share.
 */
export function openCatchUp({ db, log, deadlineMs, limit, readsAtOnce, rememberedEvents }: CatchUpSettings): CatchUp {
  const sweeps = new Map<string, Sweep>();
  const slots = openSlots(readsAtOnce);
  let stopped = false;
  let remembered: Span[] = [];
  let forgetting: NodeJS.Timeout | undefined;

  const remember = (span: Span): void => {
    remembered.push(span);
    for (let events = remembered.reduce((sum, { placed }) => sum + placed.length, 0); events > rememberedEvents;) events -= remembered.shift()!.placed.length;
    clearTimeout(forgetting);
    forgetting = setTimeout(() => { remembered = []; }, REMEMBERED_MS);
    forgetting.unref();
  };

  const patience = { log, failed: 'followers cannot read what they missed; trying again', isOver: () => stopped };
  const read = async (realm: string, at: Position): Promise<Span | null> =>
    (await patiently(patience, () => slots.run(() => within(deadlineMs, readSpans(db, [{ realm, at }], limit)))))?.[0] ?? null;

  const run = async (realm: string, sweep: Sweep): Promise<void> => {
    while (sweep.waiting.size > 0 && !stopped) {
      const asked = new Set(sweep.waiting);
      const above = lowest(asked, sweep.at);
      const from = (above && sweep.at) ?? lowest(asked, null)!;
      const span = await read(realm, from);
      if (span === null) break;
      sweep.at = span.full && continues(span) ? span.to : null;
      if (sweep.at) remember(span);
      for (const waiter of sweep.waiting) {
        const step = served(span, waiter.at, asked.has(waiter));
        if (step) { sweep.waiting.delete(waiter); waiter.answer(step); }
      }
      // Those who were served and need no time for it ask again, and ride along.
      await new Promise((go) => { setImmediate(go); });
    }
    sweeps.delete(realm);
  };

  return {
    next: (realm, at, signal) => new Promise((resolve) => {
      if (signal.aborted || stopped) { resolve(null); return; }
      const known = remembered.find((span) => span.realm === realm && served(span, at, false) !== null);
      if (known) { resolve(served(known, at, false)); return; }
      const sweep = sweeps.get(realm) ?? { waiting: new Set<Waiter>(), at: null };
      const leave = (): void => { sweep.waiting.delete(waiter); waiter.answer(null); };
      const waiter: Waiter = { at, answer: (step) => { signal.removeEventListener('abort', leave); resolve(step); } };
      signal.addEventListener('abort', leave, { once: true });
      sweep.waiting.add(waiter);
      if (sweeps.has(realm)) return;
      sweeps.set(realm, sweep);
      // Whoever asks in the same turn takes part.
      queueMicrotask(() => { void run(realm, sweep); });
    }),
    stop: () => {
      stopped = true;
      clearTimeout(forgetting);
      for (const { waiting } of sweeps.values()) for (const waiter of waiting) { waiting.delete(waiter); waiter.answer(null); }
    },
  };
}

/** The lowest position at which somebody waits, not before `least`. */
function lowest(waiting: ReadonlySet<Waiter>, least: Position | null): Position | null {
  let found: Position | null = null;
  for (const { at } of waiting) if ((least === null || compare(at, least) >= 0) && (found === null || compare(at, found) < 0)) found = at;
  return found;
}

/**
 * What a page that was read from another position, too, tells who stands at this one; null: nothing. `asked`: they had asked before it was read,
 * so where it ends is, if it is not full, the end for them, too.
 */
function served(span: Span, at: Position, asked: boolean): Step | Resync | null {
  if (!continues(span)) {
    const alike = compare(span.from, at) === 0 || (at.epoch === span.from.epoch && (at.epoch !== span.epoch || (span.forgotten && compare(at, { epoch: at.epoch, xid: span.keptAfter }) < 0)));
    return alike ? RESYNC : null;
  }
  if (compare(at, span.from) < 0 || compare(at, span.to) > 0 || (compare(at, span.to) === 0 && (span.full || !asked))) return null;
  return { page: pageOf(span, at), to: span.to, more: span.full || !asked };
}
