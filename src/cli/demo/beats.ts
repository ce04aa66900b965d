import type { OrderState } from '../../seven-orders.ts';
import type { Cast } from './cast.ts';
import type { Scene } from './scene.ts';
import type { Beat, Plot, Story } from './telling.ts';
import type { Soul } from './town.ts';
import { ORDERED } from './units.ts';
import { on, type When } from './when.ts';
import { SAID } from './words.ts';

/** A story while it is being told. */
export interface Teller {
  readonly cast: Cast;
  readonly plot: Plot;
  /** Who works on it in the community. */
  readonly worker: Soul;
  readonly dispatcher: Soul;
  add(when: When, run: (scene: Scene) => Promise<void>): void;
  end(kind: string, ends: OrderState): Story;
}

/** Ids of what is made while the street is founded, which stories must name. */
export interface Known {
  readonly streetId: string;
  readonly communityIds: ReadonlyMap<string, string>;
  readonly resources: ReadonlyMap<string, { readonly id: string; readonly itemCode: string; readonly representative: Soul }>;
}

export function tell(cast: Cast, plot: Plot): Teller {
  const beats: Beat[] = [];
  return {
    cast, plot, worker: cast.worker(plot), dispatcher: cast.dispatcher(),
    add: (when, run) => { beats.push({ when, run }); },
    end: (kind, ends) => ({ kind, beats, ends }),
  };
}

/** From when until when it shall be done. */
export interface Plan { readonly from: When; readonly until: When }

export const planOn = (day: number, hour: number, hours = 2): Plan => ({ from: on(day, hour), until: on(day, hour + hours) });

/** Who tells the code at the door and speaks afterwards: the requester, or the officer of somebody without a login. */
export const speaker = ({ requester, placer }: Plot): Soul => (requester.subject === null ? placer : requester);

export const placed = ({ plot, add }: Teller, when: When): void => add(when, (scene) => scene.place(plot.placer, {
  itemCode: plot.itemCode, divisionId: plot.requester.home.id, words: plot.words, urgent: plot.urgent,
  ...(plot.helpers > 0 ? { helpersWanted: plot.helpers } : {}), ...(plot.placer === plot.requester ? {} : { requesterId: plot.requester.id }),
}));

/** Ordered from the list: the occurrence of a day. */
export const booked = ({ plot, add }: Teller, known: Known, key: string, day: number, when: When): void => add(when, (scene) => {
  const { id, itemCode } = known.resources.get(key)!;
  return scene.place(plot.placer, {
    itemCode, divisionId: plot.requester.home.id, resource: { id, startsAt: scene.at(on(day, ORDERED[key]!.hour)) },
    ...(plot.placer === plot.requester ? {} : { requesterId: plot.requester.id }),
  });
});

export const dispatched = ({ plot, dispatcher, add }: Teller, when: When, known: Known, communityCode = plot.requester.home.communityCode!, by = dispatcher): void =>
  add(when, (scene) => scene.step(by, 'dispatch', { divisionId: known.communityIds.get(communityCode)! }));

/** `opens`: the instant of a fair start that is announced with it. */
export const accepted = ({ plot, worker, add }: Teller, when: When, { from, until }: Plan, { by = worker, opens }: { by?: Soul; opens?: When } = {}): void => add(when, (scene) => scene.step(by, 'accept', {
  plannedStart: scene.at(from), plannedEnd: scene.at(until), summary: plot.summary, ...(plot.helpers > 0 ? { helpersWanted: plot.helpers } : {}), ...(opens ? { grabOpensAt: scene.at(opens) } : {}),
}));

/** Claimed, and the places grabbed within an hour. */
export const crewed = ({ add }: Teller, day: number, hour: number, lead: Soul | null, helpers: readonly Soul[]): void => {
  if (lead) add(on(day, hour), (scene) => scene.claim(lead));
  helpers.forEach((helper, i) => add(on(day, hour + 0.5 + i / 2), (scene) => scene.grab(helper)));
};

export const started = ({ plot, add }: Teller, when: When, by: Soul, present?: readonly Soul[]): void => add(when, (scene) => scene.start(by, speaker(plot), present));

export const finished = ({ add }: Teller, when: When, by: Soul): void => add(when, (scene) => scene.step(by, 'finish', {}));

export const rated = ({ plot, cast: { chance }, add }: Teller, when: When, resolved = true): void => {
  const stars = resolved ? chance.pick([5, 5, 5, 4, 4, 3]) : chance.whole(1, 2);
  const words = chance.pick<string | null>(!resolved ? SAID.bad : stars > 3 ? SAID.good : SAID.fair);
  add(when, (scene) => scene.step(speaker(plot), 'rate', { stars, resolved, words }));
};

/** Asked again by the auditor, if the order was drawn into the sample. */
export const calledBack = ({ cast: { town }, add }: Teller, when: When): void =>
  add(when, (scene) => scene.step(town.auditor, 'callBack', { stars: 5, resolved: true }, ['NOT_IN_SAMPLE']));

/** A step that says why, in words drawn now. */
export const says = ({ cast: { chance }, add }: Teller, when: When, by: Soul, step: 'ask' | 'answer' | 'reject' | 'return' | 'escalate' | 'cancel' | 'abort', from: readonly string[]): void => {
  const words = chance.pick(from);
  add(when, (scene) => scene.step(by, step, { words }));
};

/** The clock stops until the morning of a day. */
export const held = ({ cast: { chance }, add }: Teller, when: When, by: Soul, untilDay: number): void => {
  const words = chance.pick(SAID.hold);
  add(when, (scene) => scene.step(by, 'hold', { words, until: scene.at(on(untilDay, 9)) }));
};
