import type { Page, Resync } from './event.ts';

/** Pages of one realm as they appear, in the promised order. Must not throw or wait; what it throws is logged and goes nowhere. */
export type Listener = (page: Page | Resync) => void;

export interface Following {
  readonly realm: string;
  /** Cursor to resume after; left out: from now on. */
  readonly after?: string | null | undefined;
  readonly signal: AbortSignal;
}

/** The one tail of the event table in this node. */
export interface Hub {
  /** Says after a commit that there is something to read. Costs nothing, may be lost, never throws. */
  hint(): void;
  /** New events of a realm from now on. Returns the way to stop. */
  subscribe(realm: string, listener: Listener): () => void;
  /** What was missed, then what comes: no gap, nothing twice, bounded memory. Yields RESYNC and ends when the cursor cannot be continued. */
  follow(following: Following): AsyncIterable<Page | Resync>;
  /** Calls back (also) when some node hinted. Returns the way to stop. */
  onHint(listener: () => void): () => void;
  /** Milliseconds since the tail last read without error; 0 while nobody listens. */
  lagMs(): number;
  stop(): Promise<void>;
}
