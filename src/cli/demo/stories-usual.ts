import { accepted, booked, calledBack, crewed, dispatched, finished, placed, planOn, rated, started, tell, type Known, type Teller } from './beats.ts';
import type { Cast } from './cast.ts';
import type { Story } from './telling.ts';
import type { Soul } from './town.ts';
import { ORDERED } from './units.ts';
import { EVENING, on } from './when.ts';

/** How a story is asked for: told to the end by its last day. */
export type Tell = (cast: Cast, known: Known) => Story | Story[];

/** Placed in the morning, dispatched and accepted at once. */
export function begun(t: Teller, known: Known, day: number, plan: { day: number; hour: number; hours?: number }): void {
  const hour = t.cast.chance.whole(16, 20) / 2;
  placed(t, on(day, hour));
  dispatched(t, on(day, hour + 0.5), known);
  accepted(t, on(day, hour + 1), planOn(plan.day, plan.hour, plan.hours));
}

/** Claimed (or left unled), grabbed, begun with the code and finished. Answers who served first. */
export function served(t: Teller, known: Known, day: number, to: number, { led = true }: { led?: boolean } = {}): Soul[] {
  const { cast, plot } = t;
  const lead = led ? cast.lead(plot, [to]) : null;
  const helpers = cast.helpers(plot, [to], plot.helpers);
  const hour = cast.chance.whole(9, 16);
  begun(t, known, day, { day: to, hour });
  // Unled it opens by itself, four hours after it was accepted.
  crewed(t, day, led ? 12 : 16, lead, helpers);
  const first = lead ?? helpers[0]!;
  started(t, on(to, hour), first);
  finished(t, on(to, hour + 2), first);
  return lead ? [lead, ...helpers] : helpers;
}

const daysLater = (cast: Cast, day: number, most: number): number => day + cast.chance.whole(1, most);

/** By a party member and volunteers, rated and closed. */
export const closedByCrew: Tell = (cast, known) => {
  const day = cast.chance.whole(...cast.days.longAgo);
  const to = daysLater(cast, day, 3);
  const t = tell(cast, cast.plot('CREW', { urgent: cast.chance.happens(0.05) }));
  served(t, known, day, to);
  rated(t, on(to + 1, cast.chance.whole(9, 18)));
  if (cast.chance.happens(0.3)) calledBack(t, on(to + 3, 10));
  return t.end('closedByCrew', 'CLOSED');
};

export const closedUnled: Tell = (cast, known) => {
  const day = cast.chance.whole(...cast.days.longAgo);
  const to = daysLater(cast, day, 3);
  const t = tell(cast, cast.plot('CREW'));
  served(t, known, day, to, { led: false });
  rated(t, on(to, EVENING));
  return t.end('closedUnled', 'CLOSED');
};

export const closedByLeadAlone: Tell = (cast, known) => {
  const day = cast.chance.whole(...cast.days.longAgo);
  const to = daysLater(cast, day, 2);
  const t = tell(cast, cast.plot('LEAD_ONLY'));
  served(t, known, day, to);
  rated(t, on(to + 1, 11));
  return t.end('closedByLeadAlone', 'CLOSED');
};

/** A visit to what a unit offers. `left`: how far it has come. */
function visited(cast: Cast, known: Known, day: number): Teller {
  const key = cast.offer(day);
  const { hour, minutes } = ORDERED[key]!;
  const t = tell(cast, cast.visit(key));
  booked(t, known, key, day, on(day - 2, 9));
  dispatched(t, on(day - 2, 10), known);
  accepted(t, on(day - 2, 11), planOn(day, hour, minutes / 60));
  started(t, on(day, hour), known.resources.get(key)!.representative);
  return t;
}

const ends = (t: Teller, known: Known, day: number): void => {
  const { representative } = known.resources.get(t.plot.itemCode)!;
  const { hour, minutes } = ORDERED[t.plot.itemCode]!;
  finished(t, on(day, hour + minutes / 60), representative);
};

export const closedByUnit: Tell = (cast, known) => {
  // Ordered two days before.
  const [from, to] = cast.days.longAgo;
  const day = cast.chance.whole(from + 3, to + 3);
  const t = visited(cast, known, day);
  ends(t, known, day);
  rated(t, on(day + 1, cast.chance.whole(9, 18)));
  return t.end('closedByUnit', 'CLOSED');
};

export const ratedByGuest: Tell = (cast, known) => {
  const day = cast.chance.whole(-5, -2);
  const t = visited(cast, known, day);
  ends(t, known, day);
  rated(t, on(day + 1, 10));
  return t.end('ratedByGuest', 'RATED');
};

/** The unit has begun and not yet said that it is over. */
export const underwayAtUnit: Tell = (cast, known) => visited(cast, known, -1).end('underwayAtUnit', 'UNDERWAY');

/** The grid officer did it on the spot. */
export const closedByOfficer: Tell = (cast) => {
  const day = cast.chance.whole(...cast.days.longAgo);
  const t = tell(cast, cast.plot('CREW', { login: true, patient: true }));
  const officer = cast.town.officers.get(t.plot.requester.home.gridCode!)!;
  placed(t, on(day, 9));
  t.add(on(day, 9.5), (scene) => scene.step(officer, 'handleAlone', {}));
  finished(t, on(day, 11), officer);
  rated(t, on(day, 18));
  return t.end('closedByOfficer', 'CLOSED');
};

export const ratedLately: Tell = (cast, known) => {
  const to = cast.chance.whole(-5, -2);
  const t = tell(cast, cast.plot('CREW'));
  served(t, known, to - cast.chance.whole(1, 3), to);
  rated(t, on(to + 1, cast.chance.whole(8, 17)));
  return t.end('ratedLately', 'RATED');
};

export const doneLately: Tell = (cast, known) => {
  const to = cast.chance.whole(-4, -1);
  const t = tell(cast, cast.plot('CREW'));
  served(t, known, to - cast.chance.whole(1, 3), to);
  return t.end('doneLately', 'DONE');
};
