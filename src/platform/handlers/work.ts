import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Db, Tx } from '../db.ts';
import type { Event, Position } from '../events/event.ts';
import { readSpans, type Asked, type Span } from '../events/read.ts';
import { faultName } from '../faults.ts';
import { lease, moveOn, noteHandled, release, type Leased } from './cursors.ts';
import { runBounded, type Handler } from './handler.ts';
import { keepForLater, type Patience } from './retries.ts';

export interface Working {
  readonly db: Db;
  readonly log: Logger;
  /** Events a page. */
  readonly portion: number;
  readonly leaseSeconds: number;
  /** How long a run may take; shorter than the lease. */
  readonly runMs: number;
  readonly patience: Patience;
  isStopped(): boolean;
}

/** What of a page is to be handled, where the cursor stands after it, and everything of it that is handled by then. */
interface Page {
  readonly events: readonly Event[];
  readonly to: Position;
  readonly seqs: readonly string[];
}

/** None of these renews the lease. */
const PASSED_PAGES = 20;

/** Another node has the lease now: leave everything to it. */
class Lost extends Error {}

/** Handles what stands before a handler in a realm, under a lease; returns how many events. Nothing, where another node has it. */
export async function workOff(working: Working, realm: string, handler: Handler): Promise<number> {
  const { db, portion, leaseSeconds, isStopped } = working;
  const leased: Leased = { realm, handler: handler.name, token: randomUUID() };
  const stand = await lease(db, leased, leaseSeconds);
  if (!stand) return 0;
  let { at } = stand;
  let count = 0;
  /** Pages of which nothing is handled: the cursor moves on over them with the next transaction, or as the lease is given back. */
  const passed: Position[] = [];
  try {
    for (let more = true; more && !isStopped();) {
      const span = await spanAfter(db, { realm, at }, portion);
      if (!span || span.broken) throw new Error('the cursor of a handler is ahead of the database');
      const page = span.placed.map(({ event }) => event).filter((event) => handler.handles(event));
      const events = page.filter(({ seq }) => !stand.handled.has(seq));
      at = following(span);
      more = span.full || at.epoch > span.from.epoch;
      if (page.length === 0 && passed.length < PASSED_PAGES) { passed.push(at); continue; }
      passed.length = 0;
      const handled = await handleAll(working, leased, handler, { events, to: at, seqs: page.map(({ seq }) => seq) });
      count += handled;
      if (handled < events.length) return count;
    }
    return count;
  } catch (error) {
    if (error instanceof Lost) return count;
    throw error;
  } finally {
    await release(db, leased, passed.at(-1) ?? null).catch(() => {});
  }
}

/** Returns how many of the page were handled; fewer only when told to stop. */
async function handleAll(working: Working, leased: Leased, handler: Handler, page: Page): Promise<number> {
  const { db, log, leaseSeconds, isStopped } = working;
  const { events, to, seqs } = page;
  try {
    await handlePage(working, leased, handler, page);
    return events.length;
  } catch (error) {
    if (error instanceof Lost || events.length === 0) throw error;
    log.warn({ handler: handler.name, events: events.length, fault: faultName(error) }, 'a handler failed on a page; its events are handled one by one');
  }
  let count = 0;
  for (const event of events) {
    if (isStopped()) return count;
    await handleOne(working, leased, handler, event);
    count++;
  }
  if (!await moveOn(db, leased, to, seqs, leaseSeconds)) throw new Lost();
  return count;
}

/** The handler writes last what gives the transaction its id, and the cursor moves after that: no feed waits while it reads. */
const handlePage = ({ db, leaseSeconds, runMs }: Working, leased: Leased, handler: Handler, { events, to, seqs }: Page): Promise<void> => db.transaction(async (tx) => {
  if (events.length > 0) await runBounded(handler, tx, events, runMs);
  if (!await moveOn(tx, leased, to, seqs, leaseSeconds)) throw new Lost();
});

async function handleOne({ db, log, leaseSeconds, runMs, patience }: Working, leased: Leased, handler: Handler, event: Event): Promise<void> {
  const noted = async (work: (tx: Tx) => Promise<void>): Promise<void> => db.transaction(async (tx) => {
    await work(tx);
    if (!await noteHandled(tx, leased, event.seq, leaseSeconds)) throw new Lost();
  });
  try {
    await noted((tx) => runBounded(handler, tx, [event], runMs));
  } catch (error) {
    if (error instanceof Lost) throw error;
    log.error({ handler: handler.name, event: event.seq, fault: faultName(error) }, 'a handler failed; it will be tried again');
    await noted((tx) => keepForLater(tx, handler, event, error, patience));
  }
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
