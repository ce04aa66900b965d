import type { OrderState } from '../../seven-orders.ts';
import { accepted, booked, crewed, dispatched, held, placed, planOn, rated, says, started, tell, type Known, type Teller } from './beats.ts';
import type { Cast } from './cast.ts';
import { begun, served, type Tell } from './stories-usual.ts';
import { ORDERED } from './units.ts';
import { ago, on } from './when.ts';
import { SAID } from './words.ts';

const YESTERDAY = -1;
/** What stays open until its day may be two days old: whoever lays a past that was written down need not play it. */
const BEFORE = -2;
/** Starts that are days ahead at whatever hour the street is made. */
const SOON = [3, 6] as const;

/** A crew that has begun an hour ago and is still at it. */
export const underway: Tell = (cast, known) => {
  const t = tell(cast, cast.plot('CREW'));
  // Whatever the hour: nobody of them is anywhere else around today.
  const [lead, helpers] = [cast.lead(t.plot, [-1, 0, 1]), cast.helpers(t.plot, [-1, 0, 1], t.plot.helpers)];
  placed(t, on(YESTERDAY, 9));
  dispatched(t, on(YESTERDAY, 9.5), known);
  accepted(t, on(YESTERDAY, 10), { from: ago(60), until: ago(-90) });
  crewed(t, YESTERDAY, 11, lead, helpers);
  started(t, ago(60), lead);
  return t.end('underway', 'UNDERWAY');
};

export const underwayByOfficer: Tell = (cast) => {
  const t = tell(cast, cast.plot('CREW', { login: true, patient: true }));
  placed(t, ago(120));
  t.add(ago(40), (scene) => scene.step(cast.town.officers.get(t.plot.requester.home.gridCode!)!, 'handleAlone', {}));
  return t.end('underwayByOfficer', 'UNDERWAY');
};

/** Open since the day before yesterday. */
function opened(cast: Cast, known: Known, { led, wish = {} }: { led: boolean; wish?: Parameters<Cast['plot']>[1] }): { t: Teller; day: number } {
  const day = cast.chance.whole(...SOON);
  const t = tell(cast, cast.plot('CREW', wish));
  begun(t, known, BEFORE, { day, hour: cast.chance.whole(9, 16) });
  if (led) crewed(t, BEFORE, 12, cast.lead(t.plot, [day]), []);
  return { t, day };
}

/** Claimed, and some of the places taken. */
export const openLed: Tell = (cast, known) => {
  const { t, day } = opened(cast, known, { led: true, wish: { helpers: 3, urgent: cast.chance.happens(0.2) } });
  crewed(t, BEFORE, 13, null, cast.helpers(t.plot, [day], cast.chance.whole(0, 2)));
  return t.end('openLed', 'OPEN');
};

/** Nobody has claimed it; it opened by itself. */
export const openUnled: Tell = (cast, known) => {
  const { t, day } = opened(cast, known, { led: false, wish: { helpers: 2 } });
  if (cast.chance.happens(0.5)) crewed(t, BEFORE, 16, null, cast.helpers(t.plot, [day], 1));
  return t.end('openUnled', 'OPEN');
};

export const openFull: Tell = (cast, known) => {
  const { t, day } = opened(cast, known, { led: true, wish: { helpers: 2 } });
  const helpers = cast.helpers(t.plot, [day], 2);
  crewed(t, BEFORE, 13, null, helpers);
  t.add(on(BEFORE, 17), (scene) => scene.seat(helpers[0]!, 'confirm', helpers[0]!));
  return t.end('openFull', 'OPEN');
};

/** The community has asked somebody, who has not answered yet. */
export const openOffered: Tell = (cast, known) => {
  const { t, day } = opened(cast, known, { led: true, wish: { helpers: 2 } });
  const [asked] = cast.helpers(t.plot, [day], 1);
  t.add(ago(30), (scene) => scene.assign(t.worker, 'HELPER', asked!));
  return t.end('openOffered', 'OPEN');
};

export const openHeld: Tell = (cast, known) => {
  const { t } = opened(cast, known, { led: true, wish: { patient: true } });
  held(t, on(BEFORE, 16), t.worker, 2);
  return t.end('openHeld', 'OPEN');
};

/** A visit some days ahead, confirmed. */
function expected(cast: Cast, known: Known, key: string, day: number, hour: number, minutes: number): Teller {
  const t = tell(cast, cast.visit(key));
  booked(t, known, key, day, on(BEFORE, 9));
  dispatched(t, on(BEFORE, 10), known);
  accepted(t, on(BEFORE, 11), planOn(day, hour, minutes / 60));
  return t;
}

export const openAtUnit: Tell = (cast, known) => {
  const day = cast.chance.whole(...SOON);
  const key = cast.offer(day);
  const { hour, minutes } = ORDERED[key]!;
  return expected(cast, known, key, day, hour, minutes).end('openAtUnit', 'OPEN');
};

/** The clinic in three days is booked full by three people. */
export const clinicFull: Tell = (cast, known) => [1, 2, 3].map(() => expected(cast, known, 'clinic', 3, 9, 2).end('clinicFull', 'OPEN'));

export const acceptedWithoutLead: Tell = (cast, known) => {
  const t = tell(cast, cast.plot('LEAD_ONLY', { patient: true }));
  begun(t, known, YESTERDAY, { day: cast.chance.whole(...SOON), hour: 10 });
  return t.end('acceptedWithoutLead', 'ACCEPTED');
};

export const acceptedJustNow: Tell = (cast, known) => {
  const t = tell(cast, cast.plot('CREW', { patient: true }));
  placed(t, ago(240));
  dispatched(t, ago(180), known);
  accepted(t, ago(60), planOn(cast.chance.whole(...SOON), 14));
  return t.end('acceptedJustNow', 'ACCEPTED');
};

/** Not resolved: the community must set a new date. */
export const acceptedAgain: Tell = (cast, known) => {
  const t = tell(cast, cast.plot('CREW', { helpers: 1, patient: true }));
  served(t, known, -5, -3);
  rated(t, on(-2, 10), false);
  return t.end('acceptedAgain', 'ACCEPTED');
};

/** Nobody began: the day passed. */
export const acceptedAfterLapse: Tell = (cast, known) => {
  const t = tell(cast, cast.plot('CREW', { patient: true }));
  begun(t, known, -5, { day: -3, hour: 10 });
  return t.end('acceptedAfterLapse', 'ACCEPTED');
};

export const acceptedHeld: Tell = (cast, known) => {
  const t = tell(cast, cast.plot('CREW', { patient: true }));
  begun(t, known, -3, { day: 5, hour: 10 });
  held(t, on(-3, 12), t.worker, 3);
  return t.end('acceptedHeld', 'ACCEPTED');
};

export const dispatchedJustNow: Tell = (cast, known) => {
  const t = tell(cast, cast.plot('CREW', { patient: true, urgent: cast.chance.happens(0.1) }));
  placed(t, ago(cast.chance.whole(180, 300)));
  dispatched(t, ago(cast.chance.whole(20, 150)), known);
  return t.end('dispatchedJustNow', 'DISPATCHED');
};

export const dispatchedHeld: Tell = (cast, known) => {
  const t = tell(cast, cast.plot('CREW', { patient: true }));
  placed(t, on(-3, 9));
  dispatched(t, on(-3, 10), known);
  held(t, on(-3, 11), t.worker, 4);
  return t.end('dispatchedHeld', 'DISPATCHED');
};

/** The community passed it up to the street. */
export const dispatchedUp: Tell = (cast, known) => {
  const t = tell(cast, cast.plot('LEAD_ONLY', { patient: true }));
  placed(t, ago(300));
  dispatched(t, ago(240), known);
  says(t, ago(90), t.worker, 'escalate', SAID.escalate);
  return t.end('dispatchedUp', 'DISPATCHED');
};

const waiting = (kind: string, minutes: readonly [number, number], then?: (t: Teller) => void, urgent = false): Tell => (cast) => {
  const t = tell(cast, cast.plot(cast.chance.happens(0.2) ? 'LEAD_ONLY' : 'CREW', { urgent }));
  placed(t, ago(cast.chance.whole(...minutes)));
  then?.(t);
  return t.end(kind, 'PLACED');
};

export const placedJustNow = waiting('placedJustNow', [5, 300]);
export const placedUrgent = waiting('placedUrgent', [5, 60], undefined, true);
/** A dispatcher has it on the desk. */
export const placedTaken = waiting('placedTaken', [40, 120], (t) => t.add(ago(5), (scene) => scene.step(t.dispatcher, 'take', {})));
export const placedHeld: Tell = (cast) => {
  const t = tell(cast, cast.plot('CREW', { patient: true }));
  placed(t, on(-2, 9));
  held(t, on(-2, 10), t.dispatcher, 4);
  return t.end('placedHeld', 'PLACED');
};

/** Three communities gave it back: only the street leader may dispatch it now. */
export const placedAfterThreeReturns: Tell = (cast, known) => {
  const t = tell(cast, cast.plot('CREW', { patient: true }));
  const codes = cast.chance.shuffled(cast.town.communities).slice(0, 3).map(({ code }) => code);
  placed(t, on(-4, 8));
  [0, 1, 2].forEach((n) => {
    const code = codes[n % codes.length]!;
    const worker = cast.workerOf(code);
    dispatched(t, on(-4, 9 + 2 * n), known, code);
    t.add(on(-4, 10 + 2 * n), (scene) => scene.step(worker, 'return', { words: SAID.returned[n]! }));
  });
  return t.end('placedAfterThreeReturns', 'PLACED');
};

/** The community did not move within a working day (holidays counted generously): the clock took it back. */
export const placedAfterRecall: Tell = (cast, known) => {
  const t = tell(cast, cast.plot('CREW', { patient: true }));
  placed(t, on(-15, 9));
  dispatched(t, on(-15, 10), known);
  return t.end('placedAfterRecall', 'PLACED');
};

const asked = (kind: string, day: number, ends: OrderState): Tell => (cast) => {
  const t = tell(cast, cast.plot('CREW', { patient: true }));
  placed(t, on(day, 9));
  says(t, on(day, 10), t.dispatcher, 'ask', SAID.ask);
  return t.end(kind, ends);
};
export const needsInfo = asked('needsInfo', YESTERDAY, 'NEEDS_INFO');
export const expired = asked('expired', -7, 'EXPIRED');

/** A unit's visit that its guest called off: the place is free again. */
export const cancelledVisit: Tell = (cast, known) => {
  const t = expected(cast, known, 'meals', 4, 11.5, 60);
  says(t, ago(20), t.plot.placer, 'cancel', SAID.cancel);
  return t.end('cancelledVisit', 'CANCELLED');
};
