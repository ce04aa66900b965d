import type { Logger } from 'pino';
import { faultName } from './faults.ts';

interface Regular {
  readonly log: Logger;
  readonly everyMs: number;
  /** Said when it failed; it is tried again the next time. */
  readonly failed: string;
  work(signal: AbortSignal): Promise<unknown>;
}

/** Does some work again and again, never twice at once, until it is stopped; stopping aborts the signal and waits for what is under way. */
export function regularly({ log, everyMs, failed, work }: Regular): { start(): void; stop(): Promise<void> } {
  const stopping = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | null = null;
  const run = (): void => {
    running ??= work(stopping.signal)
      .then(() => {}, (error: unknown) => log.warn({ fault: faultName(error) }, failed))
      .finally(() => { running = null; });
  };
  return {
    start: () => { timer = setInterval(run, everyMs); timer.unref(); },
    stop: async () => { clearInterval(timer); stopping.abort(); await running; },
  };
}
