import type { Logger } from 'pino';
import { faultName } from '../faults.ts';

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 1_000;

interface Patience {
  readonly log: Logger;
  /** Said once of an outage. */
  readonly failed: string;
  isOver(): boolean;
}

/** Until it succeeds; null once it is over. An outage is waited for with growing pauses. */
export async function patiently<T>({ log, failed, isOver }: Patience, work: () => Promise<T>): Promise<T | null> {
  for (let pause = FIRST_PAUSE_MS; !isOver(); pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
    try {
      return await work();
    } catch (error) {
      if (pause === FIRST_PAUSE_MS && !isOver()) log.warn({ fault: faultName(error) }, failed);
      await new Promise((go) => { setTimeout(go, pause).unref(); });
    }
  }
  return null;
}
