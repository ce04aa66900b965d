import { decide, type Decision, type GeneralCode, type Needs } from '../../kernel/lifecycle.ts';
import type { SeatNeed } from '../../seat-steps.ts';
import { WAIT_STEPS, type WaitNeed, type WaitState, type WaitStep, type WaitWho, type WaitWords } from '../../wait-steps.ts';
import { isFull, SEAT_RULES, type SeatCode, type SeatFacts, type Taker } from './rules.ts';

/** Refusals of the line's own needs. */
export type LineCode = SeatCode | 'ALREADY_WAITING' | 'PLACES_ARE_FREE';
export type LineRefusalCode = LineCode | GeneralCode;

/** What the line's steps need: what a grab needs means the same here. */
export const LINE_RULES: Needs<WaitWords, SeatFacts, LineCode> = {
  ...(SEAT_RULES satisfies { readonly [N in Extract<WaitNeed, SeatNeed>]: unknown }),
  NOT_IN_LINE: { code: 'ALREADY_WAITING', holds: ({ taker }) => taker.waitId === null },
  FULL: { code: 'PLACES_ARE_FREE', holds: isFull },
};

/** May somebody in these roles take the step on this place in line (null: none yet) now? Pure; the mutation decides by it too. */
export function decideWait(step: WaitStep, roles: ReadonlySet<WaitWho>, state: WaitState | null, facts: SeatFacts): Decision<WaitWords, LineRefusalCode> {
  const decision = decide<WaitWords, SeatFacts, LineRefusalCode>(WAIT_STEPS, LINE_RULES, step, { state, roles, facts });
  return !decision.allowed && decision.code === 'NOT_ALLOWED' && step === 'wait' ? { ...decision, code: 'NOT_VOLUNTEER' } : decision;
}

/** The seat's needs that are the order's alone: where one is not met, nobody may be offered anything. */
const OF_THE_ORDER = ['GRABBABLE', 'NOT_HELD', 'NOT_STARTED', 'CREW_SERVED'] as const satisfies readonly SeatNeed[];

const NOBODY: Taker = { volunteer: false, partyMember: false, skills: [], served: false, onCrew: false, elsewhere: false, waitId: null, holding: 0, holdingUntil: null, grabbedLately: 0, grabAgainAt: null, coolsUntil: null };

/** How many places may be offered to the line now. Pure. */
export function placesForTheLine(facts: Pick<SeatFacts, 'now' | 'order'>): number {
  const asked: SeatFacts = { ...facts, kind: 'HELPER', seat: null, taker: NOBODY, onTeamsBoard: false, fairPlay: { seatsAtOnce: 1, grabsAMinute: 1 } };
  const { helpersWanted, helpersLiving, waiting } = facts.order;
  return waiting > 0 && OF_THE_ORDER.every((need) => SEAT_RULES[need].holds(asked)) ? Math.max(0, helpersWanted - helpersLiving) : 0;
}
