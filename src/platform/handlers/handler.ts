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
   * undoes the run: then its events come one by one, and the one on which it throws again is tried later.
   */
  run(tx: Tx, events: readonly Event[]): Promise<void>;
}

/** A handler, checked as such where it is written. */
export const handler = (given: Handler): Handler => given;
