import { metresTo } from '../policy/distance.ts';
import type { Candidate, OrderToFill, Span } from '../policy/facts.ts';
import { chanceOf } from '../policy/seeded.ts';
import type { SimulatedOrder, SimulatedPerson, World } from './facts.ts';
import { freeAt, natureOf, willSay, type Nature, type PeopleModel } from './people.ts';

const DAY_MS = 86_400_000;
const QUIET_FROM = 22;
const QUIET_UNTIL = 8;

interface Seat { readonly startMs: number; readonly endMs: number }
interface Push { readonly atMs: number; answered: boolean }

/** A person in the course of the month. */
export interface Somebody {
  readonly person: SimulatedPerson;
  readonly nature: Nature;
  readonly pushes: Push[];
  readonly seats: Seat[];
  readonly withResident: Map<string, { services: number; good: number; bad: number }>;
  readonly didSuch: Map<string, number>;
  tired: number;
  deafUntilMs: number;
  tiredAtMs: number;
}

export const arrive = (world: World, seed: string, model: PeopleModel): Somebody[] => world.persons.map((person) => ({
  person, nature: natureOf(seed, person.id, model), pushes: [], seats: [], withResident: new Map(), didSuch: new Map(), tired: 0, tiredAtMs: 0, deafUntilMs: 0,
}));

const NEVER = { services: 0, good: 0, bad: 0 };

/** What a policy may know of somebody at an instant. Quiet hours are the same for all policies. */
export function candidateOf(somebody: Somebody, order: SimulatedOrder, metres: number, nowMs: number, world: World): Candidate {
  const { person, pushes, seats } = somebody;
  let [offersLately, unanswered, pushesToday, pushesThisWeek] = [0, 0, 0, 0];
  const midnightMs = nowMs - ((nowMs + world.offsetMs) % DAY_MS);
  for (let i = pushes.length - 1; i >= 0 && pushes[i]!.atMs > nowMs - 28 * DAY_MS; i--) {
    offersLately++;
    if (pushes[i]!.atMs > nowMs - 7 * DAY_MS) {
      pushesThisWeek++;
      if (!pushes[i]!.answered) unanswered++;
    }
    if (pushes[i]!.atMs >= midnightMs) pushesToday++;
  }
  const last = pushes.at(-1);
  return {
    id: person.id, skills: person.skills, spots: person.spots, metres, teamForIt: false, didSuch: somebody.didSuch.get(order.itemCode) ?? 0,
    freeThen: busy(somebody, order) ? false : person.toldFree === null ? null : person.toldFree(order.startMs),
    seatsHeld: seats.filter(({ endMs }) => endMs > nowMs).length, servedLately: seats.filter(({ endMs }) => endMs <= nowMs && endMs > nowMs - 28 * DAY_MS).length,
    withResident: somebody.withResident.get(order.residentId) ?? NEVER,
    offersLately, lastOfferedAt: last ? new Date(last.atMs) : null, unanswered, pushesToday, pushesThisWeek, pushableAt: new Date(quietUntil(nowMs, world)),
  };
}

/** The nights from an instant until another. */
export function nights(fromMs: number, untilMs: number, { offsetMs }: World): Span[] {
  const spans: Span[] = [];
  for (let midnightMs = fromMs - ((fromMs + offsetMs) % DAY_MS); midnightMs - 2 * 3_600_000 < untilMs; midnightMs += DAY_MS) {
    spans.push({ from: new Date(midnightMs - (24 - QUIET_FROM) * 3_600_000), until: new Date(midnightMs + QUIET_UNTIL * 3_600_000) });
  }
  return spans;
}

function quietUntil(nowMs: number, { offsetMs }: World): number {
  const midnightMs = nowMs - ((nowMs + offsetMs) % DAY_MS);
  const hour = (nowMs - midnightMs) / 3_600_000;
  if (hour < QUIET_UNTIL) return midnightMs + QUIET_UNTIL * 3_600_000;
  return hour < QUIET_FROM ? nowMs : midnightMs + DAY_MS + QUIET_UNTIL * 3_600_000;
}

/** Whether they hold a seat at the order's time. */
export const busy = ({ seats }: Somebody, { startMs, endMs }: SimulatedOrder): boolean => seats.some((seat) => seat.startMs < endMs && startMs < seat.endMs);

/** The chance that they say yes to an order now. Whoever is not free then says no. */
export function chanceToSay(somebody: Somebody, order: SimulatedOrder, metres: number, nowMs: number, seed: string, model: PeopleModel): number {
  const { person, nature, seats } = somebody;
  if (busy(somebody, order) || nowMs < somebody.deafUntilMs) return 0;
  if (order.yesOf?.has(person.id)) return 1;
  if (!(person.toldFree?.(order.startMs) ?? freeAt(seed, person.id, order.startMs, model))) return 0;
  const { services, bad } = somebody.withResident.get(order.residentId) ?? NEVER;
  return willSay(nature, {
    metres, services, bad, tired: tiredness(somebody, nowMs, model), seatsHeld: seats.filter(({ endMs }) => endMs > nowMs).length,
    served: seats.filter(({ startMs }) => startMs > nowMs - 28 * DAY_MS).length,
  }, model);
}

const tiredness = ({ tired, tiredAtMs }: Somebody, nowMs: number, { tiredDays }: PeopleModel): number => tired * Math.exp(-(nowMs - tiredAtMs) / (tiredDays * DAY_MS));

/** They are pushed; what tires is the push itself, answered or not. */
export function push(somebody: Somebody, nowMs: number, model: PeopleModel): Push {
  somebody.tired = tiredness(somebody, nowMs, model) + 1;
  somebody.tiredAtMs = nowMs;
  if (model.ignoresDays > 0 && nowMs >= somebody.deafUntilMs) somebody.deafUntilMs = nowMs - DAY_MS * model.ignoresDays * Math.log(1 - chanceOf('deaf', somebody.person.id, `${nowMs}`));
  const pushed = { atMs: nowMs, answered: false };
  somebody.pushes.push(pushed);
  return pushed;
}

/** They served an order. */
export function serve(somebody: Somebody, { id, residentId, itemCode }: SimulatedOrder, seed: string, { badShare }: PeopleModel): void {
  const before = somebody.withResident.get(residentId) ?? NEVER;
  const bad = chanceOf(seed, 'bad', somebody.person.id, id) < badShare;
  somebody.withResident.set(residentId, { services: before.services + 1, good: before.good + (bad ? 0 : 1), bad: before.bad + (bad ? 1 : 0) });
  somebody.didSuch.set(itemCode, (somebody.didSuch.get(itemCode) ?? 0) + 1);
}

export const toFill = (order: SimulatedOrder, placesFree: number): OrderToFill => ({
  id: order.id, itemCode: order.itemCode, skills: order.skills, spot: order.spot, openedAt: new Date(order.openedMs), startAt: new Date(order.startMs),
  placesWanted: order.places, placesFree, urgent: order.urgent, requesterId: order.residentId,
});

/** Metres of each person who has the skills to an order. */
export function reachOf(order: SimulatedOrder, everybody: readonly Somebody[]): Map<Somebody, number> {
  const asFacts = toFill(order, order.places);
  const able = everybody.filter(({ person }) => order.skills.every((skill) => person.skills.includes(skill)) && person.id !== order.residentId);
  return new Map(able.map((one) => [one, metresTo(asFacts, { metres: null, spots: one.person.spots })]));
}
