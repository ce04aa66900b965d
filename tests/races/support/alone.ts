import { partsOf, type GrabCall, type GrabbedSeat } from '../../../src/features/crew/grab.ts';
import { grabOnce } from '../../../src/features/crew/store/grab.ts';
import { refused, type Outcome } from '../../../src/kernel/result.ts';
import { serverFault, worthRetrying } from '../../../src/platform/faults.ts';
import type { Platform } from '../../../src/platform/platform.ts';

const TRIES = 8;

/** A grab past the lanes, with a statement and a connection of its own: as grabs on many nodes meet one another. */
export async function grabAlone(platform: Platform, call: GrabCall): Promise<Outcome<GrabbedSeat>> {
  const parts = partsOf(platform, call);
  for (let tries = 1; tries <= TRIES; tries++) {
    try {
      const { outcome, reused } = await grabOnce(platform.sql, parts);
      if (reused) return refused({ code: 'KEY_REUSED', args: {}, path: ['input', 'key'] });
      if (outcome) return outcome as Outcome<GrabbedSeat>;
    } catch (error) {
      if (!worthRetrying(error) && serverFault(error)?.code !== '55P03' || tries === TRIES) throw error;
    }
  }
  throw new Error('a grab found a rival each time it was asked');
}
