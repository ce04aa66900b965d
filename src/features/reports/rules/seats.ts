import type { Happened } from '../facts.ts';
import { added, measured } from './histogram.ts';
import type { Numbers } from '../words.ts';

/** How the helper places of an order were filled, opening by opening. */
interface Opening { readonly since: Date; full: Date | null; left: number }

const CLOSES: ReadonlySet<string> = new Set(['start', 'lapse', 'recall', 'escalate', 'return', 'settle', 'cancel', 'unbook', 'handleAlone']);

/**
 * What the openings of an order add: only those that are over, so that nothing changes while places are being taken, and nobody need look at each grab. SEATS are the
 * places wanted when it was over, SEATS_TAKEN those of them that were taken then; FILLED, whether at any time none was free. Pure.
 */
export function seatsOf(events: readonly Happened[]): Numbers {
  let opening = null as Opening | null;
  let wanted = 0;
  let numbers: Numbers = {};
  for (const { table, step, at, after, facts } of events) {
    if (table === 'ORDER') {
      const was = wanted;
      if (typeof facts['helpersWanted'] === 'number') wanted = facts['helpersWanted'];
      // Amended while it is open: as many places as were taken stay taken.
      if (opening !== null && wanted !== was) opening.left = Math.max(0, opening.left + wanted - was);
      if (opening !== null && CLOSES.has(step)) {
        numbers = added(numbers, { OPENINGS: 1, SEATS: wanted, SEATS_TAKEN: wanted - opening.left, ...(opening.full === null ? {} : { FILLED: 1 }) }, measured('FILL', opening.since, opening.full));
        opening = null;
      } else if (opening === null && after?.state === 'OPEN' && step !== 'start' && wanted > 0) opening = { since: at, full: null, left: wanted };
    } else if (table === 'SEAT' && opening !== null && typeof facts['seatsLeft'] === 'number' && facts['kind'] === 'HELPER') {
      opening.left = facts['seatsLeft'];
      if (opening.left <= 0) opening.full ??= at;
    }
  }
  return numbers;
}
