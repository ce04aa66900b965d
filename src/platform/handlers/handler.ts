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
   * undoes the run, and so does taking longer than a few seconds: then its events come one by one, and the one on which it fails again is
   * tried later. It writes last: feeds wait for a transaction that has written.
   */
  run(tx: Tx, events: readonly Event[]): Promise<void>;
}

/** A handler, checked as such where it is written. */
export const handler = (given: Handler): Handler => given;

/** A handler took longer than it may. */
class Overdue extends Error { override readonly name = 'Overdue'; }

/** Runs the handler, and throws when it is not done in time; what it does later through `tx` is refused. */
export async function runBounded(given: Handler, tx: Tx, events: readonly Event[], runMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, fail) => { timer = setTimeout(() => fail(new Overdue('a handler took too long')), runMs); });
  try {
    await Promise.race([given.run(tx, events), late]);
  } finally {
    clearTimeout(timer);
  }
}
