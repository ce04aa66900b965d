import { newId } from '../../kernel/ids.ts';
import { done, refused, type Outcome, type Refusal } from '../../kernel/result.ts';
import { clockOf, guestOf, type Actor } from '../../platform/actor.ts';
import type { Tx } from '../../platform/db.ts';
import { NOT_DUE, type Due } from '../../platform/deadlines/ticker.ts';
import { once, type Keyed } from '../../platform/keys/once.ts';
import type { Platform } from '../../platform/platform.ts';
import { SEAT_STEPS, type SeatKind, type SeatState, type SeatStep } from '../../seat-steps.ts';
import { calendarFor, knownOf, limitsOf, lockOrder, maySee, mayOpen, prepareOpen, readFacts, routingOf, type Asker, type Known, type OrderRow, type ReadFacts } from '../orders/index.ts';
import { isJudged, judge } from './cooling.ts';
import { changeOf, type Change } from './changes.ts';
import { wrongIn, type SeatInput } from './checks.ts';
import { factsOf, rolesFor } from './viewing.ts';
import { seatDues } from './lifecycle.ts';
import { serveLine } from './line.ts';
import { decideSeat, type SeatFacts } from './rules.ts';
import { crewFactsOf, type CrewFacts } from './store/facts.ts';
import { askedAbout, orderOf, type SeatSubject } from './store/asked.ts';
import { KNOWN_RECORD, personOf } from './store/cooling.ts';
import { knownTurns } from './store/line.ts';
import { seatsById } from './store/read.ts';
import type { SeatRow } from './store/rows.ts';
import { writeSeat } from './store/write.ts';

export interface SeatCall {
  readonly realm: string;
  readonly asker: Asker;
  /** Every step that is not an effect alone; a grab that may wait comes this way, any other has its own statement. */
  readonly step: Exclude<SeatStep, 'offer' | 'drawn' | 'end' | 'passOn' | 'takeOver'>;
  readonly subject: SeatSubject;
  readonly input?: SeatInput;
}

/** A seat that was taken or moved, and its order's revision after it. */
export interface SeatMoved {
  readonly seatId: string;
  readonly orderId: string;
  readonly revision: number;
}

/**
 * The one way a seat changes (beside the grab and the effects of its order's steps): locks the order, reads the facts under that lock,
 * decides by the pure table, and writes everything with one statement of the same transaction. The same key gives the same outcome.
 */
export const moveSeat = async (platform: Platform, call: SeatCall, key: string): Promise<Outcome<SeatMoved>> => (await moveSeatAndLeave(platform, call, key)).outcome;

/** What others may want in the same moment: the order, or the seat that somebody has. */
const placeOf = (subject: SeatSubject): string => ('orderId' in subject ? subject.orderId : 'seatId' in subject ? subject.seatId : subject.waitId);

/** A seat as a step left it, and whoever took the step as their rights were then. */
export interface SeatLeft { readonly seat: SeatRow; readonly actor: Actor }

/** The same, with the seat as the step left it, so that nothing has to be read to show it; null after a refusal and after a repeated asking. */
export async function moveSeatAndLeave(platform: Platform, call: SeatCall, key: string): Promise<{ outcome: Outcome<SeatMoved>; left: SeatLeft | null }> {
  const ask = { actor: identity(call), mutation: SEAT_STEPS.steps[call.step].mutation ?? call.step, key, input: { ...call.subject, ...call.input }, about: placeOf(call.subject) };
  let left: (SeatLeft & { readonly revision: number }) | null = null;
  const outcome = await once(platform, ask, (tx, keyed) => moveSeatWithin(platform, tx, call, keyed, { leave: (seat) => { left = seat; } }));
  if (outcome.ok) platform.hub.hint();
  return { outcome, left: leftBy(outcome, left) };
}

/** What the clock does when a seat's time limit is over, if under the lock it still is; it has no key, because doing it twice is refused. */
export async function takeSeatAsClock(platform: Platform, due: Pick<Due, 'realm' | 'id' | 'step'> & Partial<Due>): Promise<Outcome<SeatMoved>> {
  const call: SeatCall = { realm: due.realm, asker: { clock: true }, step: due.step as SeatCall['step'], subject: { seatId: due.id } };
  const outcome = await platform.db.transaction((tx) => moveSeatWithin(platform, tx, call, null, { stands: due.stands }));
  platform.hub.hint();
  return outcome;
}

interface More { readonly leave?: Decided['leave']; readonly stands?: Due['stands'] | undefined }

/** Name under which it is known whether the clock's limit still stands. */
const STANDS = 'STANDS';

async function moveSeatWithin(platform: Platform, tx: Tx, call: SeatCall, keyed: Keyed | null, { leave, stands }: More = {}): Promise<Outcome<SeatMoved>> {
  const { realm, asker, step, subject, input = {} } = call;
  const locked = await readUnderLock(tx, realm, asker, subject, step, stands ? [[STANDS, stands]] : []);
  if (!locked.ok) return locked;
  const { read, order, crew, facts } = locked.value;
  if (read.known[STANDS] === false) return refused({ code: NOT_DUE, args: {} });
  const decision = decideSeat(step, rolesFor(read.facts.actor, order, crew), facts);
  if (!decision.allowed) return refused(decision);
  const wrong: Refusal | null = wrongIn(step, input, decision.as);
  if (wrong) return refused(wrong);
  return takeSeat(platform, tx, { ...locked.value, step, to: decision.to, input, keyed, leave });
}

/** All that a decision about a seat looks at, read under the lock of its order. */
export interface UnderLock {
  readonly read: ReadFacts;
  readonly order: OrderRow;
  readonly crew: CrewFacts;
  readonly facts: SeatFacts;
}

/**
 * Locks the order of a seat (and after it, where the step is judged, the seat's person), and then reads by one statement what decisions and
 * effects look at; refused as not found when the asker may not see it. `also` is to be known as well.
 */
export async function readUnderLock(tx: Tx, realm: string, asker: Asker, subject: SeatSubject, step: SeatStep | null, also: readonly (readonly [string, Known])[] = []): Promise<Outcome<UnderLock>> {
  const judged = step !== null && isJudged(step) && 'seatId' in subject ? { step, seatId: subject.seatId } : null;
  const order = await lockOrder(tx, realm, orderOf(realm, subject), judged && personOf(judged.seatId));
  if (!order) return refused({ code: 'NOT_FOUND', args: {} });
  const frees = step !== null && SEAT_STEPS.steps[step].effects.includes('PLACE_FREED');
  const known = knownOf([
    ...also, ...(frees && order.waiting > 0 ? [[TURNS, knownTurns(order)] as const] : []), ...(judged ? [[RECORD, KNOWN_RECORD[judged.step](judged.seatId)] as const] : []),
  ]);
  const read = (await readFacts(tx, realm, asker, [order], askedAbout(subject), known)).get(order.id)!;
  const crew = crewFactsOf(read.extra);
  const { actor } = read.facts;
  const own = crew.seat === null ? crew.taker.waitId !== null && crew.taker.id === actor.personId : crew.seat.personId === actor.personId;
  if (!maySee(read.facts) && !own) return refused({ code: 'NOT_FOUND', args: {} });
  if ('personId' in subject && subject.personId !== null && !crew.taker.exists) return refused({ code: 'NOT_FOUND', args: {}, path: ['input', 'personId'] });
  return done({ read, order, crew, facts: factsOf(read.facts, crew, 'kind' in subject ? subject.kind : null) });
}

const [TURNS, RECORD] = ['TURNS', 'RECORD'];

interface Decided extends UnderLock {
  readonly step: SeatCall['step'] | 'passOn' | 'takeOver';
  readonly to: SeatState;
  readonly input: SeatInput;
  readonly keyed: Keyed | null;
  readonly leave?: ((left: SeatLeft & { readonly revision: number }) => void) | undefined;
  /** What the outcome says beside where it left the seat. */
  readonly outcomeOf?: (moved: SeatMoved) => SeatMoved;
}

/** What a transaction left counts only if it is what was kept: an asking that repeats another answers that one's outcome. */
const leftBy = (outcome: Outcome<SeatMoved>, left: (SeatLeft & { readonly revision: number }) | null): SeatLeft | null =>
  (outcome.ok && left?.seat.id === outcome.value.seatId && left.revision === outcome.value.revision ? left : null);

/** Does what a decided step of a seat does, with one write: the seat, what the order does by effect, the line that is served, and what it means for the person. */
export async function takeSeat(platform: Platform, tx: Tx, { read, order, crew, facts, step, to, input, keyed, leave, outcomeOf }: Decided): Promise<Outcome<SeatMoved>> {
  const { actor, now, settings: { fairPlay } } = read.facts;
  const seat = crew.seat ?? { id: newId(), kind: facts.kind, state: to, attempt: order.attempt, personId: crew.taker.id!, unmarkedUntil: null };
  const change = changeOf(SEAT_STEPS.steps[step].effects, {
    step, to, now, by: actor.personId, plannedStart: order.plannedStart, orderState: order.state, orderAttempt: order.attempt, seat, birth: crew.seat === null,
    hours: input.hours ?? null, reason: input.reason?.trim() || null,
  });
  const after = counted(order, seat.kind, change);
  const opened = change.opensOrder && mayOpen(read, after) ? await prepareOpen(platform, tx, read, after) : null;
  const limits = limitsOf(read);
  const line = change.count < 0 ? await serveLine(tx, { order: after, now, actor, calendar: calendarFor(read), limits, travelMinutes: fairPlay.travelMinutes }, read.known[TURNS]) : null;
  const judgement = judge(tx, { step, order: after, now, actor, fairPlay, seat }, read.known[RECORD]);
  const moved = { seatId: seat.id, orderId: order.id, revision: opened?.after.revision ?? after.revision };
  const outcome = done(outcomeOf?.(moved) ?? moved);
  const { helpersLiving, leadsLiving, waiting } = { ...after, ...line?.counts };
  const written = await writeSeat(tx, {
    order, seat, birth: crew.seat === null ? { assignedBy: step === 'assign' || step === 'takeOver' ? actor.personId : null } : null, change, now, travelMinutes: fairPlay.travelMinutes,
    telling: {
      realm: order.realm, table: 'SEAT', step, subjectType: 'Seat', subjectId: seat.id, orderId: order.id, revision: after.revision, at: now,
      actorPerson: actor.personId, actorKind: actor.kind, before: routingFor(order, seat.personId), after: routingFor(after, seat.personId),
      facts: { kind: seat.kind, personId: seat.personId, state: to, seatsLeft: after.helpersWanted - after.helpersLiving, late: change.patch.late ?? false, hours: change.patch.hours ?? null },
    },
    dues: seatDues(step, facts, calendarFor(read), limits),
    moves: { helpersLiving, leadsLiving, waiting, revision: moved.revision }, opened,
    along: [...line?.along ?? [], ...judgement.along], tellings: [...line?.tellings ?? [], ...judgement.tellings], keyed, outcome,
  });
  leave?.({ seat: written, actor, revision: moved.revision });
  return outcome;
}

/** The order as the seat's step leaves it. */
const counted = (order: OrderRow, kind: SeatKind, { count }: Change): OrderRow => ({
  ...order, revision: order.revision + 1,
  ...(kind === 'LEAD' ? { leadsLiving: order.leadsLiving + count } : { helpersLiving: order.helpersLiving + count }),
});

const routingFor = (order: OrderRow, personId: string) => {
  const routing = routingOf(order);
  return { ...routing, personIds: [...new Set([...routing.personIds ?? [], personId])] };
};

/** Whoever signed in owns their keys; rights are not needed for that. */
const identity = ({ realm, asker }: SeatCall): Actor =>
  ('clock' in asker ? clockOf(realm) : 'actor' in asker ? asker.actor : guestOf(realm, asker.caller));

/** A seat for whoever has just taken or moved it; its fields still show each reader only what they may see. */
export async function seatAfter(platform: Platform, realm: string, seatId: string): Promise<SeatRow> {
  const [seat] = await seatsById(platform.db, realm, [seatId]);
  if (!seat) throw new Error('a seat was moved and is gone');
  return seat;
}
