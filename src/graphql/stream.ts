import type { FormattedExecutionResult } from 'graphql';

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
  source: AsyncIterable<unknown>, executeOne: (message: unknown) => Promise<FormattedExecutionResult>, controller: AbortController,
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
