import type { Known } from './beats.ts';
import type { Cast } from './cast.ts';
import * as off from './stories-called-off.ts';
import * as crooked from './stories-crooked.ts';
import * as draws from './stories-draws.ts';
import * as present from './stories-present.ts';
import * as usual from './stories-usual.ts';
import type { Sizes } from './sizes.ts';
import type { Story } from './telling.ts';

/** How many of three hundred orders live each story. */
type Programme = readonly (readonly [tell: usual.Tell, of300: number])[];

/** What is over and settled. A crew's order costs the building most (fourteen steps of people and clock): units and officers serve as many as they do in life. */
const SETTLED: Programme = [
  [usual.closedUnled, 14], [usual.closedByLeadAlone, 14], [usual.closedByUnit, 42], [usual.closedByOfficer, 24], [crooked.closedAfterReturn, 4],
  [crooked.closedAfterQuestion, 4], [crooked.closedWithAnotherHelper, 4], [crooked.closedWithNoShow, 4], [crooked.closedByAssigned, 4], [crooked.closedAfterReopening, 4],
  [crooked.inVain('CLOSED'), 1], [crooked.merged, 4],
];
const CALLED_OFF: Programme = [[off.rejected, 8], [off.cancelledEarly, 10], [off.cancelledLate, 4], [off.brokenOff, 2]];
/** What the present finds under way, or only just over. */
const PRESENT: Programme = [
  [crooked.inVain('RATED'), 1], [usual.ratedLately, 22], [usual.ratedByGuest, 6], [usual.doneLately, 12], [crooked.settled, 4],
  [usual.underwayAtUnit, 1], [present.underway, 6], [present.underwayByOfficer, 1],
  [present.openLed, 12], [present.openUnled, 8], [present.openFull, 4], [present.openOffered, 2], [present.openHeld, 1], [present.openAtUnit, 4], [present.clinicFull, 1],
  [present.acceptedWithoutLead, 5], [present.acceptedJustNow, 4], [present.acceptedAgain, 3], [present.acceptedAfterLapse, 2], [present.acceptedHeld, 2],
  [present.dispatchedJustNow, 10], [present.dispatchedHeld, 2], [present.dispatchedUp, 1],
  [present.placedJustNow, 9], [present.placedUrgent, 2], [present.placedTaken, 2], [present.placedHeld, 1], [present.placedAfterThreeReturns, 2], [present.placedAfterRecall, 2],
  [present.needsInfo, 5], [present.expired, 6], [present.cancelledVisit, 1], [draws.toBeDrawn, 1], [draws.drawn, 1],
];
/** Each story is told once at least. */
const tellAll = (programme: Programme, share: number, cast: Cast, known: Known): Story[] =>
  programme.flatMap(([tell, of300]) => Array.from({ length: Math.max(1, Math.round(of300 * share)) }, () => tell(cast, known)).flat());

/** What is left over is closed by crews. */
function upTo(orders: number, stories: readonly Story[], cast: Cast, known: Known): Story[] {
  const all = [...stories];
  while (all.length < orders) all.push(...[usual.closedByCrew(cast, known)].flat());
  return all;
}

/**
 * The lives of all orders: those of the last four weeks, and before them those of so many fortnights, in which nothing but what is over is told. The same cast and
 * numbers give the same stories.
 */
export function storiesOf(cast: Cast, known: Known, { orders, fortnights, ofAFortnight }: Pick<Sizes, 'orders' | 'fortnights' | 'ofAFortnight'>): Story[] {
  const before = Array.from({ length: fortnights }, (_, i) => {
    const days = [cast.days.longAgo[0] - 14 * (fortnights - i), cast.days.longAgo[0] - 14 * (fortnights - i) + 13] as const;
    const then = cast.at({ longAgo: days, lately: days });
    return upTo(ofAFortnight, tellAll([...SETTLED, ...CALLED_OFF], ofAFortnight / 190, then, known), then, known);
  });
  return [...before.flat(), ...upTo(orders, tellAll([...SETTLED, ...CALLED_OFF, ...PRESENT], orders / 300, cast, known), cast, known)];
}

