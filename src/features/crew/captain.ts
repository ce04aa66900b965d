import { badInput, done, refuse, refused, type Outcome, type Refusal } from '../../kernel/result.ts';
import { guestOf, type Caller } from '../../platform/actor.ts';
import type { Tx } from '../../platform/db.ts';
import { once, type Keyed } from '../../platform/keys/once.ts';
import type { Platform } from '../../platform/platform.ts';
import { SEAT_STEPS } from '../../seat-steps.ts';
import { wrongIn } from './checks.ts';
import { decideSeat } from './rules.ts';
import { readUnderLock, takeSeat, type SeatMoved, type UnderLock } from './step.ts';
import type { CrewFacts } from './store/facts.ts';
import { takersOf } from './store/lots.ts';
import { factsOf, rolesFor } from './viewing.ts';

/** Places that one deed offers, at most. */
export const MOST_OFFERED = 20;

interface Asking { readonly caller: Caller; readonly key: string }

/** Seats that were offered together, in the order in which their persons were named. */
export interface Offered { readonly orderId: string; readonly seatIds: readonly string[]; readonly revision: number }

const named = (refusal: Refusal, n: number): Refusal => ({ ...refusal, path: ['input', 'personIds', String(n)] });

async function asked<T>(platform: Platform, { caller, key }: Asking, mutation: string, input: object, about: string, work: (tx: Tx, keyed: Keyed) => Promise<Outcome<T>>): Promise<Outcome<T>> {
  const outcome = await once(platform, { actor: guestOf(caller.realm, caller), mutation, key, input, about }, work);
  if (outcome.ok) platform.hub.hint();
  return outcome;
}

/**
 * Offers places of one order to named people, all of them or none: as `assign` would one after the other, under one lock of the order and in one transaction, so that
 * nobody grabs between them, and where one is refused (or too few places are free) nothing is offered. Each place is held until its person answers or
 * the offer lapses.
 */
export const offerSeats = (platform: Platform, asking: Asking, input: { readonly orderId: string; readonly personIds: readonly string[] }): Promise<Outcome<Offered>> =>
  asked(platform, asking, 'offerSeats', input, input.orderId, async (tx) => {
    const { orderId, personIds } = input;
    if (personIds.length < 1 || personIds.length > MOST_OFFERED || new Set(personIds).size !== personIds.length) return badInput(`personIds: 1 to ${MOST_OFFERED}, each once`, `人员：1 至 ${MOST_OFFERED} 人，不可重复`, ['input', 'personIds']);
    const locked = await readUnderLock(tx, asking.caller.realm, { caller: asking.caller }, { orderId, kind: 'HELPER', personId: null }, 'assign');
    if (!locked.ok) return locked;
    const { read } = locked.value;
    const takers = await takersOf(tx, locked.value.order, personIds, read.facts.actor.personId);
    let { order } = locked.value;
    const seatIds: string[] = [];
    for (const [n, personId] of personIds.entries()) {
      const crew = takers.get(personId)!;
      const at: UnderLock = { read, order, crew, facts: factsOf({ ...read.facts, order }, crew, 'HELPER') };
      if (!crew.taker.exists) return refused(named(offersAnything(at, crew) ? { code: 'NOT_FOUND', args: {} } : { code: 'NOT_ALLOWED', args: { step: 'assign', who: SEAT_STEPS.steps.assign.who } }, n));
      const decision = decideSeat('assign', rolesFor(read.facts.actor, order, crew), at.facts);
      if (!decision.allowed) return refused(named(decision, n));
      const given = await takeSeat(platform, tx, { ...at, step: 'assign', to: decision.to, input: {}, keyed: null });
      if (!given.ok) return given;
      seatIds.push(given.value.seatId);
      order = { ...order, revision: given.value.revision, helpersLiving: order.helpersLiving + 1 };
    }
    return done({ orderId: order.id, seatIds, revision: order.revision });
  });

/** Whether the asker may offer places of the order to anybody: only then are they told who is not there. */
function offersAnything({ read, order }: UnderLock, crew: CrewFacts): boolean {
  const roles = rolesFor(read.facts.actor, order, { ...crew, taker: { ...crew.taker, teamIds: crew.boards } });
  return SEAT_STEPS.steps.assign.who.some((who) => roles.has(who));
}

/**
 * A captain lets another member of the team come instead: the seat leaves the one and is offered to the other in one transaction under the order's lock, so that
 * it is never two people's and never free, and no grab comes between. Only of an order that lies on the team's board, and only while nobody stands in line for
 * a place: who is released then makes room for the first of them.
 */
export const swapSeat = (platform: Platform, asking: Asking, input: { readonly seatId: string; readonly personId: string; readonly reason: string }): Promise<Outcome<SeatMoved>> =>
  asked(platform, asking, 'swapSeat', input, input.seatId, async (tx, keyed) => {
    const locked = await readUnderLock(tx, asking.caller.realm, { caller: asking.caller }, { seatId: input.seatId }, 'passOn');
    if (!locked.ok) return locked;
    const { read, order, crew, facts } = locked.value;
    const { actor } = read.facts;
    const leaving = decideSeat('passOn', rolesFor(actor, order, crew), facts);
    if (!leaving.allowed) return refused(leaving);
    const wrong = wrongIn('passOn', { reason: input.reason }, leaving.as);
    if (wrong) return refused(wrong);
    const other = (await takersOf(tx, order, [input.personId], actor.personId)).get(input.personId)!;
    if (!other.taker.exists) return refuse('NOT_FOUND', {}, ['input', 'personId']);
    if (!sharedTeam(crew, other)) return refuse('NOT_IN_TEAM', {}, ['input', 'personId']);
    const coming = decideSeat('takeOver', new Set(['effect']), factsOf(read.facts, other, facts.kind));
    if (!coming.allowed) return refused({ ...coming, path: ['input', 'personId'] });
    const left = await takeSeat(platform, tx, { ...locked.value, step: 'passOn', to: leaving.to, input: { reason: input.reason }, keyed: null });
    if (!left.ok) return left;
    const after = { ...order, revision: left.value.revision };
    return takeSeat(platform, tx, { read, order: after, crew: other, facts: factsOf({ ...read.facts, order: after }, other, facts.kind), step: 'takeOver', to: coming.to, input: {}, keyed });
  });

/** A captain moves a seat within one team of theirs on whose board the order lies. */
const sharedTeam = (one: CrewFacts, other: CrewFacts): boolean => one.boards.some((team) => one.taker.teamIds.includes(team) && other.taker.teamIds.includes(team));
