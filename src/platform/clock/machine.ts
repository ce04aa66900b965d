import { sql } from 'drizzle-orm';
import type { Logger } from 'pino';
import { within } from '../alarm.ts';
import type { Db } from '../db.ts';
import { faultName } from '../faults.ts';

/** Machine time as the database tells it, kept between askings by a clock that nobody sets: a node's own date may be wrong by any amount. */
export interface MachineClock {
  /** Milliseconds since 1970; before the first reading, this node's own date. */
  time(): number;
  /** Asks the database. */
  read(): Promise<void>;
  /** Reads every half a minute until it is stopped; what cannot be read is read later. */
  start(): void;
  stop(): void;
}

const EVERY_MS = 30_000;
const WITHIN_MS = 2_000;

export function openMachineClock({ db, log, everyMs = EVERY_MS }: { db: Db; log: Logger; everyMs?: number }): MachineClock {
  let aheadMs: number | null = null;
  let timer: NodeJS.Timeout | undefined;
  const read = async (): Promise<void> => {
    const asked = performance.now();
    const [row] = await db.execute<{ ms: string }>(sql`select (extract(epoch from machine_now()) * 1000)::bigint::text as ms`);
    const answered = performance.now();
    // Between asking and answer; the half of the way is the best guess.
    if (row) aheadMs = Number(row.ms) - (asked + answered) / 2;
  };
  return {
    time: () => (aheadMs === null ? Date.now() : aheadMs + performance.now()),
    read,
    start: () => {
      timer = setInterval(() => { void within(WITHIN_MS, read()).catch((error: unknown) => log.warn({ fault: faultName(error) }, 'the time of the database cannot be read; going by the last reading')); }, everyMs);
      timer.unref();
    },
    stop: () => clearInterval(timer),
  };
}
