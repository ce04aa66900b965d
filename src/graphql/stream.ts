import type { FormattedExecutionResult } from 'graphql';
import type { Ending } from './ending.ts';
import type { Outlet, Pushed } from './pushed.ts';

/** The answers of one subscription. `return` ends it at once, even while it waits for the next message. */
export interface Stream extends AsyncIterableIterator<FormattedExecutionResult> {
  return(): Promise<IteratorResult<FormattedExecutionResult>>;
  throw(error: unknown): Promise<IteratorResult<FormattedExecutionResult>>;
  /** Calls back once, when it has ended for whatever reason. */
  whenEnded(listener: () => void): void;
}

type Step = IteratorResult<FormattedExecutionResult>;
const ENDED: Step = { done: true, value: undefined };

/** Pulls one message after the other, never two at once, so that a slow reader slows only itself. Aborts `controller` when it ends. */
export function openStream(
  source: AsyncIterable<unknown>, executeOne: (message: unknown) => Promise<FormattedExecutionResult>, controller: Ending,
  errorFrom: (error: unknown) => Error,
): Stream {
  const messages = source[Symbol.asyncIterator]();
  let ended = false;
  let waiting: ((step: Step) => void) | null = null;

  const end = (): void => {
    if (ended) return;
    ended = true;
    controller.abort();
    // A generator that is still waiting answers `return` only when it wakes: nobody waits for that here.
    void Promise.resolve(messages.return?.()).catch(() => {});
    waiting?.(ENDED);
  };
  const pull = async (): Promise<Step> => {
    const message = await messages.next();
    if (ended || message.done) { end(); return ENDED; }
    const value = await executeOne(message.value);
    return ended ? ENDED : { done: false, value };
  };

  return {
    next() {
      if (ended) return Promise.resolve(ENDED);
      return new Promise<Step>((resolve, reject) => {
        waiting = resolve;
        pull().then(resolve, (error: unknown) => {
          const over = ended;
          waiting = null;
          end();
          if (over) resolve(ENDED); else reject(errorFrom(error));
        });
      });
    },
    return() { end(); return Promise.resolve(ENDED); },
    throw(error) { end(); return Promise.reject(error); },
    whenEnded(listener) { controller.signal.addEventListener('abort', listener, { once: true }); },
    [Symbol.asyncIterator]() { return this; },
  };
}

/** The stream of what pushes: it yields nothing itself, and its one `next` comes back when the source has ended, or with the error that ended it. */
export class PushedStream implements Stream {
  readonly #source: Pushed;
  readonly #outlet: Omit<Outlet, 'end'>;
  readonly #controller: Ending;
  readonly #heard: (() => void)[] = [];
  readonly #errorFrom: (error: unknown) => Error;
  #waiting: { readonly resolve: (step: Step) => void; readonly reject: (error: Error) => void } | null = null;
  #ended = false;

  constructor(source: Pushed, outlet: Omit<Outlet, 'end'>, controller: Ending, errorFrom: (error: unknown) => Error) {
    this.#source = source;
    this.#outlet = outlet;
    this.#controller = controller;
    this.#errorFrom = errorFrom;
  }

  next(): Promise<Step> {
    if (this.#ended) return Promise.resolve(ENDED);
    return new Promise((resolve, reject) => {
      const first = this.#waiting === null;
      this.#waiting = { resolve, reject };
      if (first) this.#source.begin(Object.assign(Object.create(this.#outlet) as Outlet, { end: (error?: unknown) => this.#end(error) }));
    });
  }

  return(): Promise<Step> { this.#end(); return Promise.resolve(ENDED); }
  throw(error: unknown): Promise<Step> { this.#end(); return Promise.reject(error as Error); }
  whenEnded(listener: () => void): void { if (this.#ended) listener(); else this.#heard.push(listener); }
  [Symbol.asyncIterator](): this { return this; }

  #end(error?: unknown): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#controller.abort();
    this.#source.stop();
    for (const listener of this.#heard) listener();
    if (error === undefined) this.#waiting?.resolve(ENDED);
    else this.#waiting?.reject(this.#errorFrom(error));
  }
}
