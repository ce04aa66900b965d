import type { Tx } from '../db.ts';
import type { Event } from '../events/event.ts';

/** Something that happens because of an event, a moment later. */
export interface Handler {
  /** Never changed once it has run: its cursor is kept under it. */
  readonly name: string;
  /** Decides from the event alone; must not throw. */
  handles(event: Event): boolean;
  /** Runs at least once; what it writes through `tx` happens exactly once. Throwing undoes that and has it tried again later. */
  run(tx: Tx, event: Event): Promise<void>;
}

/** A handler, checked as such where it is written. */
export const handler = (given: Handler): Handler => given;
