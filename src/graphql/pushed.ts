import type { Context } from './context.ts';

/** An answer of a subscription as it goes out, whoever it goes to. */
export interface Rendered {
  /** JSON of the payload, and the bracket that closes the message around it. */
  readonly tail: Buffer;
}

/** How a transport sends answers of one subscription. */
export interface Wire {
  /** Sends, without waiting. False: the client reads too slowly, and nothing was sent. (A function of its own, which is handed up to whoever pushes: each call between them costs a delivery more than building its frame.) */
  readonly push: (rendered: Rendered) => boolean;
  /** When there is room again, or nobody there any more. */
  ready(): Promise<void>;
}

/** Where the answers of one subscription go, as whoever makes them sees it. */
export interface Outlet {
  /** The same for all who ask the same document, variables (but for where to begin: `after`) and language of the same realm. */
  readonly alike: string;
  /** A field that is asked for depends on who asks: what is rendered is for nobody else. */
  readonly viewerDependent: boolean;
  /** A context with the rights of nobody, for what is rendered once for many: a field that should have been marked shows no more than a guest may see. */
  nobody(): Context;
  /** Executes the operation for a message, within its deadline. Throws what the client is to be told if nothing can be shown. */
  render(message: unknown, context: Context): Promise<Rendered>;
  readonly push: (rendered: Rendered) => boolean;
  ready(): Promise<void>;
  /** Nothing follows; with an error, the client is told it. */
  end(error?: unknown): void;
}

/**
 * A subscription whose source sends answers itself instead of handing out message after message: so that one execution serves many, and a client
 * that waits costs no promise. `subscribe` of a room returns one.
 */
export abstract class Pushed implements AsyncIterable<never> {
  /** Called once, when the client waits for answers. */
  abstract begin(outlet: Outlet): void;
  /** Nobody waits any more. */
  abstract stop(): void;

  [Symbol.asyncIterator](): AsyncIterator<never> {
    throw new Error('what pushes is not pulled');
  }
}
