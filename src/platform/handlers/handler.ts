import { sql } from 'drizzle-orm';
import type { Tx } from '../db.ts';
import type { Event } from '../events/event.ts';

/** Something that happens because of an event, a moment later. */
export interface Handler {
  /** Never changed once it has run: its cursor is kept under it. */
  readonly name: string;
  /** Decides from the event alone; must not throw. */
  handles(event: Event): boolean;
  /**
   * Takes a run of one realm's events, in the promised order. Each comes at least once; what is written through `tx` happens exactly once. Throwing
   * undoes the run, and so does taking longer than a few seconds, or one and a half after its first write: then its events come one by one, and the one on which it fails again is
   * tried later. It writes last: feeds wait for a transaction that has written.
   */
  run(tx: Tx, events: readonly Event[]): Promise<void>;
}

/** A handler, checked as such where it is written. */
export const handler = (given: Handler): Handler => given;

/** A handler took longer than it may. */
class Overdue extends Error { override readonly name = 'Overdue'; }

/** Feeds wait for whoever has written; found so twice, so far apart, a run is over. */
const LOOK_MS = 700;

/**
 * Runs the handler, and throws when it is not done in time, or within a second and a half of having written: what it does later through
 * `tx` is refused, and no feed waits for it for longer.
 */
export async function runBounded(given: Handler, tx: Tx, events: readonly Event[], runMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  let looking: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, fail) => {
    let written = false;
    const overdue = (): void => fail(new Overdue('a handler took too long'));
    timer = setTimeout(overdue, runMs);
    looking = setInterval(() => {
      hasWritten(tx).then((has) => { if (has && written) overdue(); written = has; }, () => { /* it ends by what went wrong */ });
    }, LOOK_MS);
  });
  try {
    await Promise.race([given.run(tx, events), late]);
  } finally {
    clearTimeout(timer);
    clearInterval(looking);
  }
}

async function hasWritten(tx: Tx): Promise<boolean> {
  const [row] = await tx.execute<{ has: boolean }>(sql`select pg_current_xact_id_if_assigned() is not null as has`);
  return row?.has === true;
}
