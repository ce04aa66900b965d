import type { SeatState, SeatStep } from '../../seat-steps.ts';
import { routingOf, StepRefused, type HigherEffects, type Moving, type StepInputs } from '../orders/index.ts';
import { serveLine } from './line.ts';
import { LATE_MS, NO_SHOW_MS, UNMARKED_MS } from './rules.ts';
import { beginAll, endAll, freeAll, goOnWithOffers, replan, stopOffers, type Moved } from './store/crowd.ts';
import { sendLineHome } from './store/line.ts';

type CrewEffect = 'SEATS_FREED' | 'SEATS_FREED_WHERE_OVERLAPPING' | 'SEATS_BEGIN' | 'SEATS_END' | 'OFFERS_STOP' | 'OFFERS_GO_ON';

/**
 * What steps of an order do to its seats, in the step's transaction and under the order's lock; handed to `orders` where the rooms are
 * composed. Each is one statement, and two more where people wait in line; the events of seats and line carry the revision of the order's step.
 */
export const crewEffects: Pick<HigherEffects, CrewEffect> = {
  SEATS_FREED: async (moving) => {
    const line = await dissolved(moving);
    if (nobody(moving)) return line;
    tellEach(moving, 'free', 'RELEASED', await freeAll(moving.tx, moving.order, moving.facts.now));
    return { helpersLiving: 0, leadsLiving: 0, ...line };
  },

  SEATS_FREED_WHERE_OVERLAPPING: async (moving) => {
    const { tx, order, facts: { now }, patch } = moving;
    if (nobody(moving)) return served(moving);
    const { plannedStart = order.plannedStart, plannedEnd = order.plannedEnd } = patch;
    const confirmAt = plannedStart === null ? null : new Date(Math.max(now.getTime(), plannedStart.getTime() - LATE_MS));
    const { freed, left } = await replan(tx, { ...order, plannedStart, plannedEnd }, { now, unmarkedUntil: new Date(now.getTime() + UNMARKED_MS), confirmAt, travelMinutes: moving.facts.settings.fairPlay.travelMinutes });
    tellEach(moving, 'free', 'RELEASED', freed);
    return { ...left, ...await served(moving, left) };
  },

  SEATS_BEGIN: async (moving) => {
    const { tx, order, facts: { now } } = moving;
    if (order.serves === 'PROVIDER') return {};
    const { present = null } = moving.input as StepInputs['start'];
    const begun = await beginAll(tx, order, { now, present });
    allKnown(present ?? [], begun, 'presentSeatIds');
    const least = Math.max(1, order.leastCrew);
    if (present !== null && begun.length < least) throw new StepRefused({ code: 'CREW_MISSING', args: { least, present: begun.length }, path: ['input', 'presentSeatIds'] });
    tellEach(moving, 'begin', 'SERVING', begun);
    return dissolved(moving);
  },

  SEATS_END: async (moving) => {
    const { tx, order, facts: { now }, step } = moving;
    if (order.state !== 'UNDERWAY') return {};
    const { hours } = moving.input as StepInputs['finish'];
    // A finished order waits a day for the lead to say who did not come; one that the community ends does not.
    const { served, freed, left } = await endAll(tx, order, { now, hours: hours ?? [], freeAbsentAt: step === 'finish' ? new Date(now.getTime() + NO_SHOW_MS) : null });
    allKnown((hours ?? []).map(({ seatId }) => seatId), served, 'hours');
    tellEach(moving, 'end', 'SERVED', served);
    tellEach(moving, 'free', 'RELEASED', freed);
    return left;
  },

  OFFERS_STOP: async (moving) => {
    if (!nobody(moving) && moving.order.holds === 0) await stopOffers(moving.tx, moving.order, moving.facts.now);
  },

  OFFERS_GO_ON: async (moving) => {
    if (moving.patch.holds !== 0) return {};
    if (!nobody(moving)) await goOnWithOffers(moving.tx, moving.order, moving.facts.now);
    return served(moving);
  },
};

/** Whoever names seats means seats that the step moves: one that it does not is refused, and nothing is done. */
function allKnown(named: readonly string[], moved: readonly Moved[], path: string): void {
  const strange = named.find((id) => !moved.some((seat) => seat.id === id));
  if (strange !== undefined) throw new StepRefused({ code: 'SEAT_NOT_IN_IT', args: {}, path: ['input', path] });
}

/** What the step leaves free is offered to the line. */
const served = async ({ tx, order, patch, facts: { now, actor, settings }, calendar, revision }: Moving, left: Partial<Counts> = {}): Promise<Partial<Counts>> =>
  await serveLine(tx, { order: { ...order, ...patch, ...left, revision }, now, actor, calendar, limits: { ...settings.limits, ...order.limits }, travelMinutes: settings.fairPlay.travelMinutes }) ?? {};

/** The step ends the giving of places: nobody waits any longer. */
async function dissolved({ tx, order, patch, facts: { now, actor }, revision }: Moving): Promise<Partial<Counts>> {
  if (order.waiting === 0) return {};
  await sendLineHome(tx, { ...order, ...patch, revision }, now, actor);
  return { waiting: 0 };
}

interface Counts { readonly helpersLiving: number; readonly leadsLiving: number; readonly waiting: number }

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
