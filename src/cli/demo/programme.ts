import type { Known } from './beats.ts';
import type { Cast } from './cast.ts';
import * as crooked from './stories-crooked.ts';
import * as draws from './stories-draws.ts';
import * as present from './stories-present.ts';
import * as usual from './stories-usual.ts';
import type { Story } from './telling.ts';

/**
 * Of three hundred orders, how many live each story; what is left over is closed by crews. Each story is told once at least. A crew's
 * order costs the building most (fourteen steps of people and clock): units and officers serve as many as they do in life.
 */
const PROGRAMME: readonly (readonly [tell: usual.Tell, of300: number])[] = [
  [usual.closedUnled, 14], [usual.closedByLeadAlone, 14], [usual.closedByUnit, 42], [usual.closedByOfficer, 24], [crooked.closedAfterReturn, 4],
  [crooked.closedAfterQuestion, 4], [crooked.closedWithAnotherHelper, 4], [crooked.closedWithNoShow, 4], [crooked.closedByAssigned, 4], [crooked.closedAfterReopening, 4],
  [crooked.inVain('CLOSED'), 1], [crooked.inVain('RATED'), 1], [usual.ratedLately, 22], [usual.ratedByGuest, 6], [usual.doneLately, 12], [crooked.settled, 4], [crooked.merged, 4],
  [usual.underwayAtUnit, 1], [present.underway, 6], [present.underwayByOfficer, 1],
  [present.openLed, 12], [present.openUnled, 8], [present.openFull, 4], [present.openOffered, 2], [present.openHeld, 1], [present.openAtUnit, 4], [present.clinicFull, 1],
  [present.acceptedWithoutLead, 5], [present.acceptedJustNow, 4], [present.acceptedAgain, 3], [present.acceptedAfterLapse, 2], [present.acceptedHeld, 2],
  [present.dispatchedJustNow, 10], [present.dispatchedHeld, 2], [present.dispatchedUp, 1],
  [present.placedJustNow, 9], [present.placedUrgent, 2], [present.placedTaken, 2], [present.placedHeld, 1], [present.placedAfterThreeReturns, 2], [present.placedAfterRecall, 2],
  [present.needsInfo, 5], [present.expired, 6], [present.rejected, 8], [present.cancelledEarly, 10], [present.cancelledLate, 4], [present.cancelledVisit, 1], [present.brokenOff, 2],
  [draws.toBeDrawn, 1], [draws.drawn, 1],
];

/** The lives of all orders. The same cast and number give the same stories. */
export function storiesOf(cast: Cast, known: Known, orders: number): Story[] {
  const stories = PROGRAMME.flatMap(([tell, of300]) => Array.from({ length: Math.max(1, Math.round((of300 * orders) / 300)) }, () => tell(cast, known)).flat());
  while (stories.length < orders) stories.push(...[usual.closedByCrew(cast, known)].flat());
  return stories;
}
