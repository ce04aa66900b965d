import type { SeatState, SeatStep } from '../../seat-steps.ts';
import { knowing, routingOf, StepRefused, type HigherEffects, type Moving, type OrderRow, type StepInputs } from '../orders/index.ts';
import { serveLine } from './line.ts';
import { LATE_MS, NO_SHOW_MS, UNMARKED_MS } from './rules.ts';
import { beginning, crewOf, ending, freeing, goingOnWithOffers, knownBoth, knownCrew, replanning, stoppingOffers, type CrewSeat, type Moved } from './store/crowd.ts';
import { knownTurns, sendingLineHome } from './store/line.ts';

type CrewEffect = 'SEATS_FREED' | 'SEATS_FREED_WHERE_OVERLAPPING' | 'SEATS_BEGIN' | 'SEATS_END' | 'OFFERS_STOP' | 'OFFERS_GO_ON';

/**
 * What steps of an order do to its seats, under the order's lock; handed to `orders` where the rooms are composed. Crew and line are read
 * with the facts and written with the step; the events of seats and line carry the revision of the order's step.
 */
export const crewEffects: Pick<HigherEffects, CrewEffect> = {
  SEATS_FREED: knowing((order) => crewIfAny(order), async (moving) => {
    const line = dissolved(moving);
    if (nobody(moving)) return line;
    const crew = crewOf(moving.known['SEATS_FREED']);
    for (const write of freeing(moving.order, crew, moving.facts.now)) moving.along(write);
    tellEach(moving, 'free', 'RELEASED', unheard(crew));
    return { helpersLiving: 0, leadsLiving: 0, ...line };
  }),

  SEATS_FREED_WHERE_OVERLAPPING: knowing((order, input) => {
    const plan = planned(order, input as StepInputs['amend']);
    return knownBoth(isCrewed(order) ? knownCrew(plan) : null, turnsIfAny({ ...order, ...plan }));
  }, async (moving) => {
    const { order, facts: { now }, patch } = moving;
    const known = (moving.known['SEATS_FREED_WHERE_OVERLAPPING'] ?? {}) as { crew?: unknown; turns?: unknown };
    if (nobody(moving)) return served(moving, known.turns);
    const { plannedStart = order.plannedStart, plannedEnd = order.plannedEnd } = patch;
    const confirmAt = plannedStart === null ? null : new Date(Math.max(now.getTime(), plannedStart.getTime() - LATE_MS));
    const crew = crewOf(known.crew).filter(({ attempt }) => attempt === order.attempt);
    const [freed, stay] = [crew.filter(({ overlaps }) => overlaps), crew.filter(({ overlaps }) => !overlaps)];
    const how = { unmarkedUntil: new Date(now.getTime() + UNMARKED_MS), confirmAt, travelMinutes: moving.facts.settings.fairPlay.travelMinutes };
    for (const write of [...(freed.length > 0 ? freeing(order, freed, now) : []), ...(stay.length > 0 ? replanning({ ...order, plannedStart, plannedEnd }, stay, how) : [])]) moving.along(write);
    moving.rivals('seats_');
    tellEach(moving, 'free', 'RELEASED', unheard(freed));
    const left = counted(stay);
    return { ...left, ...await served(moving, known.turns, left) };
  }),

  SEATS_BEGIN: knowing((order) => (order.serves === 'PROVIDER' ? null : crewIfAny(order)), async (moving) => {
    const { order, facts: { now } } = moving;
    if (order.serves === 'PROVIDER') return {};
    const { present = null } = moving.input as StepInputs['start'];
    const begun = crewOf(moving.known['SEATS_BEGIN']).filter(({ id, attempt, state }) =>
      attempt === order.attempt && (state === 'HELD' || state === 'CONFIRMED') && (present === null || present.includes(id)));
    allKnown(present ?? [], begun, 'presentSeatIds');
    const least = Math.max(1, order.leastCrew);
    if (present !== null && begun.length < least) throw new StepRefused({ code: 'CREW_MISSING', args: { least, present: begun.length }, path: ['input', 'presentSeatIds'] });
    if (begun.length > 0) for (const write of beginning(order, begun, now)) moving.along(write);
    tellEach(moving, 'begin', 'SERVING', unheard(begun));
    return dissolved(moving);
  }),

  SEATS_END: knowing((order) => (order.state === 'UNDERWAY' ? crewIfAny(order) : null), async (moving) => {
    const { order, facts: { now }, step } = moving;
    if (order.state !== 'UNDERWAY') return {};
    const crew = crewOf(moving.known['SEATS_END']).filter(({ attempt }) => attempt === order.attempt);
    const hours = new Map(((moving.input as StepInputs['finish']).hours ?? []).map((one) => [one.seatId, one.hours]));
    const ended = crew.filter(({ state }) => state === 'SERVING').map((seat): Moved => ({ ...seat, hours: Math.round((hours.get(seat.id) ?? quarters(seat, now)) * 100) / 100 }));
    const absent = crew.filter(({ state }) => state !== 'SERVING');
    // A finished order waits a day for the lead to say who did not come; one that the community ends does not.
    const freeAbsentAt = step === 'finish' ? new Date(now.getTime() + NO_SHOW_MS) : null;
    allKnown([...hours.keys()], ended, 'hours');
    for (const write of ending(order, ended, absent, { now, freeAbsentAt })) moving.along(write);
    tellEach(moving, 'end', 'SERVED', ended);
    if (freeAbsentAt === null) tellEach(moving, 'free', 'RELEASED', unheard(absent));
    return counted(freeAbsentAt === null ? [] : absent);
  }),

  OFFERS_STOP: async (moving) => {
    if (!nobody(moving) && moving.order.holds === 0) moving.along(stoppingOffers(moving.order, moving.facts.now));
  },

  OFFERS_GO_ON: knowing((order) => turnsIfAny(order), async (moving) => {
    if (moving.patch.holds !== 0) return {};
    if (!nobody(moving)) moving.along(goingOnWithOffers(moving.order, moving.facts.now));
    return served(moving, moving.known['OFFERS_GO_ON']);
  }),
};

/** Whoever names seats means seats that the step moves: one that it does not is refused, and nothing is done. */
function allKnown(named: readonly string[], moved: readonly { readonly id: string }[], path: string): void {
  const strange = named.find((id) => !moved.some((seat) => seat.id === id));
  if (strange !== undefined) throw new StepRefused({ code: 'SEAT_NOT_IN_IT', args: {}, path: ['input', path] });
}

/** The plan as an amendment leaves it. */
const planned = (order: OrderRow, { plannedStart, plannedEnd }: StepInputs['amend']) => ({ plannedStart: plannedStart ?? order.plannedStart, plannedEnd: plannedEnd ?? order.plannedEnd });

const isCrewed = ({ helpersLiving, leadsLiving }: OrderRow): boolean => helpersLiving + leadsLiving > 0;
const crewIfAny = (order: OrderRow) => (isCrewed(order) ? knownCrew() : null);
const turnsIfAny = (order: OrderRow) => (order.waiting > 0 ? knownTurns(order) : null);

/** Whole quarters of an hour from their beginning until now, up and a day at most. */
const quarters = ({ begunAt }: CrewSeat, now: Date): number => Math.min(24, Math.ceil((now.getTime() - begunAt!.getTime()) / 900_000) / 4);

const unheard = (seats: readonly CrewSeat[]): Moved[] => seats.map((seat) => ({ ...seat, hours: null }));

/** What the step leaves free is offered to the line. */
async function served({ tx, order, patch, facts: { now, actor, settings }, calendar, revision, along, tell }: Moving, turns: unknown, left: Partial<Counts> = {}): Promise<Partial<Counts>> {
  const after = { ...order, ...patch, ...left, revision };
  const line = await serveLine(tx, { order: after, now, actor, calendar, limits: { ...settings.limits, ...order.limits }, travelMinutes: settings.fairPlay.travelMinutes }, turns);
  if (line === null) return {};
  for (const { write, ...more } of line.along) along(write, more);
  line.tellings.forEach(tell);
  return line.counts;
}

/** The step ends the giving of places: nobody waits any longer. */
function dissolved({ order, patch, facts: { now, actor }, revision, along }: Moving): Partial<Counts> {
  if (order.waiting === 0) return {};
  const { write, told } = sendingLineHome({ ...order, ...patch, revision }, now, actor);
  along(write, { told });
  return { waiting: 0 };
}

interface Counts { readonly helpersLiving: number; readonly leadsLiving: number; readonly waiting: number }

const counted = (seats: readonly CrewSeat[]): Pick<Counts, 'helpersLiving' | 'leadsLiving'> => ({
  helpersLiving: seats.filter(({ kind }) => kind === 'HELPER').length, leadsLiving: seats.filter(({ kind }) => kind === 'LEAD').length,
});

/** No seat lives, as the step's effects so far have left it. */
const nobody = ({ order, patch }: Moving): boolean => (patch.helpersLiving ?? order.helpersLiving) + (patch.leadsLiving ?? order.leadsLiving) === 0;

function tellEach({ tell, order, patch, facts, revision }: Moving, step: SeatStep, state: SeatState, seats: readonly Moved[]): void {
  const [before, after] = [routingOf(order), routingOf({ ...order, ...patch })];
  for (const seat of seats) {
    const personIds = (routing: typeof before) => ({ ...routing, personIds: [...new Set([...routing.personIds ?? [], seat.personId])] });
    tell({
      realm: order.realm, table: 'SEAT', step, subjectType: 'Seat', subjectId: seat.id, orderId: order.id, revision, at: facts.now,
      actorPerson: facts.actor.personId, actorKind: facts.actor.kind, before: personIds(before), after: personIds(after),
      facts: { kind: seat.kind, state, hours: seat.hours },
    });
  }
}
