import { accepted, crewed, dispatched, placed, planOn, tell, type Known, type Teller } from './beats.ts';
import type { Cast } from './cast.ts';
import type { Tell } from './stories-usual.ts';
import type { Soul } from './town.ts';
import { on } from './when.ts';

const PLACES = 2;

/** A fair start (公平开抢) of two places: accepted and announced on a day, claimed at noon, and entered in the afternoon by more than there are places. */
function announced(cast: Cast, known: Known, day: number, opens: { day: number; hour: number }): { t: Teller; entrants: readonly Soul[]; day: number } {
  const t = tell(cast, cast.plot('CREW', { helpers: PLACES, patient: true }));
  const starts = cast.chance.whole(4, 6);
  placed(t, on(day, 9));
  dispatched(t, on(day, 9.5), known);
  accepted(t, on(day, 10), planOn(starts, 14), { opens });
  crewed(t, day, 12, cast.lead(t.plot, [starts]), []);
  const entrants = cast.helpers(t.plot, [starts], PLACES + 2);
  entrants.forEach((one, i) => t.add(on(day, 13 + i / 2), (scene) => scene.enter(one)));
  return { t, entrants, day };
}

/** It is drawn in two days; one has thought better of it. */
export const toBeDrawn: Tell = (cast, known) => {
  const { t, entrants, day } = announced(cast, known, -1, { day: 2, hour: 12 });
  t.add(on(day, 18), (scene) => scene.withdraw(entrants[1]!));
  return t.end('toBeDrawn', 'OPEN');
};

/** It was drawn yesterday in the evening: two have a place, two stand in line. */
export const drawn: Tell = (cast, known) => announced(cast, known, -1, { day: -1, hour: 20 }).t.end('drawn', 'OPEN');
