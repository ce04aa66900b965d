import type { Refusal } from '../../kernel/result.ts';
import type { Reading } from '../../platform/platform.ts';
import { SEAT_STEPS, SEAT_STEP_NAMES, type SeatKind, type SeatStep } from '../../seat-steps.ts';
import { factsLoader, orderLoader, type OrderRow } from '../orders/index.ts';
import { decideWait } from './line-rules.ts';
import { crewFactsLoader } from './loaders.ts';
import { decideSeat, seatStepsFor, type SeatDecision } from './rules.ts';
import type { CrewFacts } from './store/facts.ts';
import type { SeatRow } from './store/rows.ts';
import { factsOf, rolesFor, waitRolesFor } from './viewing.ts';

/** Every step that the viewer may take on a seat now, by the same function that then decides. */
export async function viewerMayOn(reading: Reading, seat: SeatRow): Promise<SeatStep[]> {
  const asked = await ask(reading, seat);
  return asked === null ? [] : seatStepsFor(rolesFor(reading.actor, asked.order, asked.crew), asked.facts);
}

/** The refusal that a step on a seat would meet now; null when it is allowed. What only its input decides is not judged. */
export async function viewerCanOn(reading: Reading, seat: SeatRow, step: SeatStep): Promise<Refusal | null> {
  const asked = await ask(reading, seat);
  if (asked === null) return { code: 'NOT_FOUND', args: {} };
  return refusalOf(decideSeat(step, rolesFor(reading.actor, asked.order, asked.crew), asked.facts));
}

async function ask(reading: Reading, seat: SeatRow) {
  const [order, crew] = await Promise.all([orderLoader(reading).load(seat.orderId), crewFactsLoader(reading).load({ orderId: seat.orderId, seatId: seat.id })]);
  if (order === null || crew === null) return null;
  const { facts } = await factsLoader(reading).load(order);
  return { order, crew, facts: factsOf(facts, crew, null) };
}

/** The steps by which a person brings a seat into being. */
export const BIRTHS = SEAT_STEP_NAMES.filter((step) => SEAT_STEPS.steps[step].from === 'BIRTH' && 'mutation' in SEAT_STEPS.steps[step]);

/** Of claim, grab and assign those that the viewer may take on an order now. Whom an assignment names is judged when it is made. */
export async function viewerMayTake(reading: Reading, order: OrderRow): Promise<SeatStep[]> {
  const answers = await Promise.all(BIRTHS.map(async (step) => ((await viewerCanTake(reading, order, step)) === null ? [step] : [])));
  return answers.flat();
}

/** The refusal that claim, grab or assign would meet now; null when it is allowed. */
export async function viewerCanTake(reading: Reading, order: OrderRow, step: SeatStep): Promise<Refusal | null> {
  const crew = await crewFactsLoader(reading).load({ orderId: order.id, seatId: null });
  if (crew === null) return { code: 'NOT_FOUND', args: {} };
  const { facts } = await factsLoader(reading).load(order);
  const decide = (kind: SeatKind, taker: CrewFacts['taker']): SeatDecision => decideSeat(step, rolesFor(reading.actor, order, { ...crew, taker }), factsOf(facts, { ...crew, taker }, kind));
  if (step !== 'assign') return refusalOf(decide(step === 'claim' ? 'LEAD' : 'HELPER', crew.taker));
  const helper = decide('HELPER', ANYBODY(order, crew));
  return helper.allowed ? null : refusalOf(decide('LEAD', ANYBODY(order, crew)).allowed ? decide('LEAD', ANYBODY(order, crew)) : helper);
}

/** The refusal that standing in line would meet now; null when it is allowed. */
export async function viewerCanWait(reading: Reading, order: OrderRow): Promise<Refusal | null> {
  const crew = await crewFactsLoader(reading).load({ orderId: order.id, seatId: null });
  if (crew === null) return { code: 'NOT_FOUND', args: {} };
  const { facts } = await factsLoader(reading).load(order);
  return refusalOf(decideWait('wait', waitRolesFor(reading.actor, null), null, factsOf(facts, crew, 'HELPER')));
}

/** Somebody against whom nothing speaks: for a captain, of a team for which the order is. */
const ANYBODY = (order: OrderRow, { boards }: CrewFacts): CrewFacts['taker'] => ({
  exists: true, id: null, teamIds: boards, volunteer: true, partyMember: true, skills: order.skills, served: false, onCrew: false, elsewhere: false, waitId: null,
  holding: 0, holdingUntil: null, grabbedLately: 0, grabAgainAt: null, coolsUntil: null,
});

const refusalOf = (decision: SeatDecision | ReturnType<typeof decideWait>): Refusal | null => (decision.allowed ? null : { code: decision.code, args: decision.args });
