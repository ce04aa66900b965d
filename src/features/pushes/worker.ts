import type { Logger } from 'pino';
import type { Db } from '../../platform/db.ts';
import { faultName } from '../../platform/faults.ts';
import { regularly } from '../../platform/regularly.ts';
import type { Channel } from './channel.ts';
import { decideDue } from './decide.ts';
import type { OpaqueId } from './message.ts';
import { openOutbox, type Pace } from './outbox.ts';
import type { OffUntil } from './store/due.ts';
import { putAwayPushes } from './store/outbox.ts';

export interface Pushes {
  /** Decides and sends everything that is due; returns how many pushes were handed to channels. */
  drain(): Promise<number>;
  start(): void;
  /** Cuts what is under way: it is sent again by whoever goes on. */
  stop(): Promise<void>;
}

interface Settings {
  readonly db: Db;
  readonly log: Logger;
  readonly channels: readonly Channel[];
  readonly opaqueId: OpaqueId;
  readonly intervalMs?: number;
  readonly pace?: Partial<Pace>;
  /** Until when person `p` takes days off at `c.now`: the room that knows stands above. */
  readonly offUntil?: OffUntil | undefined;
}

const HOUR_MS = 3_600_000;

/** Removes what ended long ago, every hour. */
export const openPushesPutAway = ({ db, log }: Pick<Settings, 'db' | 'log'>): ReturnType<typeof regularly> =>
  regularly({ log, everyMs: HOUR_MS, failed: 'old pushes cannot be put away', work: () => putAwayPushes(db) });

/** The hand that pushes. Any number of nodes may do it at once. */
export function openPushes({ db, log, intervalMs = 500, offUntil, ...given }: Settings): Pushes {
  const outbox = openOutbox({ db, log, ...given });
  let stopped = false;
  let running: Promise<void> = Promise.resolve();

  const decideAll = async (): Promise<void> => { while (!stopped && await decideDue(db, { offUntil }) > 0); };
  const round = async (): Promise<number> => {
    await decideAll();
    return outbox.fill();
  };
  const run = async (): Promise<void> => {
    while (!stopped) {
      const count = await round().catch((error: unknown) => {
        log.warn({ fault: faultName(error) }, 'pushes cannot go out; trying again');
        return 0;
      });
      if (!stopped && count === 0) await outbox.room.wait(intervalMs);
    }
  };

  return {
    drain: async () => {
      await decideAll();
      return outbox.drain();
    },
    start: () => { running = run(); },
    stop: async () => {
      stopped = true;
      outbox.room.ring();
      await Promise.all([running, outbox.stop()]);
    },
  };
}
