import { accepted, crewed, dispatched, finished, placed, planOn, rated, says, started, tell, type Teller } from './beats.ts';
import { begun, served, type Tell } from './stories-usual.ts';
import type { Soul } from './town.ts';
import { EVENING, on } from './when.ts';
import { SAID } from './words.ts';

/** A community gave it back, another one took it. */
export const closedAfterReturn: Tell = (cast, known) => {
  const day = cast.chance.whole(...cast.days.longAgo);
  const t = tell(cast, cast.plot('CREW', { patient: true }));
  const other = cast.elsewhere(t.plot);
  const [lead, helpers] = [cast.lead(t.plot, [day + 2]), cast.helpers(t.plot, [day + 2], t.plot.helpers)];
  const worker = cast.workerOf(other);
  placed(t, on(day, 8));
  dispatched(t, on(day, 9), known);
  says(t, on(day, 10), t.worker, 'return', SAID.returned);
  dispatched(t, on(day, 11), known, other);
  accepted(t, on(day, 12), planOn(day + 2, 10), { by: worker });
  crewed(t, day, 13, lead, helpers);
  started(t, on(day + 2, 10), lead);
  finished(t, on(day + 2, 12), lead);
  rated(t, on(day + 2, EVENING));
  return t.end('closedAfterReturn', 'CLOSED');
};

/** The center asked, the resident answered. */
export const closedAfterQuestion: Tell = (cast, known) => {
  const [from, to] = cast.days.longAgo;
  const day = cast.chance.whole(from + 1, to);
  const t = tell(cast, cast.plot('CREW', { patient: true }));
  placed(t, on(day - 1, 15));
  t.add(on(day - 1, 16), (scene) => scene.step(t.dispatcher, 'take', {}));
  says(t, on(day - 1, 16), t.dispatcher, 'ask', SAID.ask);
  says(t, on(day - 1, 18), t.plot.placer, 'answer', SAID.answer);
  const [lead, helpers] = [cast.lead(t.plot, [day + 2]), cast.helpers(t.plot, [day + 2], t.plot.helpers)];
  dispatched(t, on(day, 9), known);
  accepted(t, on(day, 10), planOn(day + 2, 14));
  crewed(t, day, 11, lead, helpers);
  started(t, on(day + 2, 14), lead);
  finished(t, on(day + 2, 16), lead);
  rated(t, on(day + 3, 9));
  return t.end('closedAfterQuestion', 'CLOSED');
};

/** One helper gave the seat back late, another one took it. */
export const closedWithAnotherHelper: Tell = (cast, known) => {
  const day = cast.chance.whole(...cast.days.longAgo);
  const t = tell(cast, cast.plot('CREW', { patient: true }));
  const lead = cast.lead(t.plot, [day + 3]);
  const gone = cast.unreliable(t.plot, [day + 3]);
  const [other, ...stay] = cast.helpers(t.plot, [day + 3], t.plot.helpers);
  begun(t, known, day, { day: day + 3, hour: 10 });
  crewed(t, day, 12, lead, [gone, ...stay]);
  t.add(on(day + 2, 15), (scene) => scene.seat(gone, 'giveBack', gone, { reason: SAID.giveBack[0] }));
  t.add(on(day + 2, 16), (scene) => scene.grab(other!));
  started(t, on(day + 3, 10), lead);
  finished(t, on(day + 3, 12), lead);
  rated(t, on(day + 3, EVENING));
  return t.end('closedWithAnotherHelper', 'CLOSED');
};

/** One helper did not come. */
export const closedWithNoShow: Tell = (cast, known) => {
  const day = cast.chance.whole(...cast.days.longAgo);
  const t = tell(cast, cast.plot('CREW', { helpers: 2, patient: true }));
  const lead = cast.lead(t.plot, [day + 2]);
  const [[came], missing] = [cast.helpers(t.plot, [day + 2], 1) as [Soul], cast.unreliable(t.plot, [day + 2])];
  begun(t, known, day, { day: day + 2, hour: 9 });
  crewed(t, day, 12, lead, [came, missing]);
  started(t, on(day + 2, 9), lead, [lead, came]);
  t.add(on(day + 2, 10), (scene) => scene.seat(lead, 'noShow', missing));
  finished(t, on(day + 2, 11), lead);
  rated(t, on(day + 2, 18));
  return t.end('closedWithNoShow', 'CLOSED');
};

/** The community asked a party member to lead, who agreed. */
export const closedByAssigned: Tell = (cast, known) => {
  const day = cast.chance.whole(...cast.days.longAgo);
  const t = tell(cast, cast.plot('CREW', { patient: true }));
  const [lead, helpers] = [cast.lead(t.plot, [day + 2]), cast.helpers(t.plot, [day + 2], t.plot.helpers)];
  begun(t, known, day, { day: day + 2, hour: 15 });
  t.add(on(day, 12), (scene) => scene.assign(t.worker, 'LEAD', lead));
  t.add(on(day, 13), (scene) => scene.seat(lead, 'confirm', lead));
  crewed(t, day, 14, null, helpers);
  started(t, on(day + 2, 15), lead);
  finished(t, on(day + 2, 17), lead);
  rated(t, on(day + 3, 10));
  return t.end('closedByAssigned', 'CLOSED');
};

/** Done again on another day by the same lead: not resolved the first time. Attempt 2 is planned anew by the community. */
export function again(t: Teller, day: number, hour: number, lead: Soul, helpers: readonly Soul[]): void {
  t.add(on(day - 1, 9), (scene) => scene.step(t.worker, 'amend', { plannedStart: scene.at(on(day, hour)), plannedEnd: scene.at(on(day, hour + 1)) }));
  crewed(t, day - 1, 10, lead, helpers);
  started(t, on(day, hour), lead);
  finished(t, on(day, hour + 1), lead);
}

export const closedAfterReopening: Tell = (cast, known) => {
  const [from, to] = cast.days.longAgo;
  const day = cast.chance.whole(from, to - 4);
  const t = tell(cast, cast.plot('CREW', { helpers: 1, patient: true }));
  const [lead, helpers] = [cast.lead(t.plot, [day + 1, day + 4]), cast.helpers(t.plot, [day + 1, day + 4], 1)];
  begun(t, known, day, { day: day + 1, hour: 10 });
  crewed(t, day, 12, lead, helpers);
  started(t, on(day + 1, 10), lead);
  finished(t, on(day + 1, 12), lead);
  rated(t, on(day + 2, 9), false);
  again(t, day + 4, 14, lead, helpers);
  rated(t, on(day + 5, 9));
  return t.end('closedAfterReopening', 'CLOSED');
};

/** Three times in vain. `last`: the street leader has closed it with a reason. */
export const inVain = (last: 'CLOSED' | 'RATED'): Tell => (cast, known) => {
  const day = last === 'CLOSED' ? cast.days.longAgo[0] + 3 : -16;
  const t = tell(cast, cast.plot('LEAD_ONLY', { login: true, patient: true }));
  const lead = cast.lead(t.plot, [day + 1, day + 4, day + 7]);
  begun(t, known, day, { day: day + 1, hour: 10 });
  crewed(t, day, 12, lead, []);
  started(t, on(day + 1, 10), lead);
  finished(t, on(day + 1, 12), lead);
  rated(t, on(day + 2, 9), false);
  again(t, day + 4, 14, lead, []);
  rated(t, on(day + 5, 9), false);
  again(t, day + 7, 14, lead, []);
  rated(t, on(day + 8, 9), false);
  if (last === 'CLOSED') t.add(on(day + 10, 10), (scene) => scene.step(cast.town.leader, 'close', { words: SAID.close[0] }));
  return t.end(`inVain ${last}`, last);
};

/** The community settled it without a crew. */
export const settled: Tell = (cast, known) => {
  const day = cast.chance.whole(-6, -2);
  const t = tell(cast, cast.plot('CREW', { patient: true }));
  begun(t, known, day, { day: day + 2, hour: 15 });
  const said = { outcome: cast.chance.pick(['DONE_OTHERWISE', 'BY_OTHERS', 'NO_HELP_WANTED'] as const), words: cast.chance.pick(SAID.settle) };
  t.add(on(day, 12), (scene) => scene.step(t.worker, 'settle', said));
  return t.end('settled', 'DONE');
};

/** A neighbour asked for the same: merged into the other one, and served by it. */
export const merged: Tell = (cast, known) => {
  const day = cast.chance.whole(...cast.days.longAgo);
  const target = { id: '' };
  const t = tell(cast, cast.plot('CREW', { patient: true }));
  served(t, known, day, day + 2);
  const [first] = t.end('', 'CLOSED').beats;
  t.add(first!.when, async (scene) => { target.id = scene.orderId; });
  rated(t, on(day + 3, 10));
  const same = tell(cast, { ...cast.plot('CREW', { login: true }), itemCode: t.plot.itemCode, words: t.plot.words, helpers: t.plot.helpers });
  placed(same, on(day, 11));
  same.add(on(day, 11.5), (scene) => scene.step(same.dispatcher, 'merge', { into: target.id }));
  return [t.end('mergedInto', 'CLOSED'), same.end('merged', 'MERGED')];
};
