import { ENTRY_STEPS, type DrawState, type EntryState, type EntryStep, type EntryWords } from '../../draw-steps.ts';
import { decide, stepsFor, type Decision, type GeneralCode, type Needs } from '../../kernel/lifecycle.ts';
import { SEAT_RULES, type SeatCode, type SeatFacts } from '../crew/rules.ts';

/** Everything that a decision about an entry may look at. */
export interface EntryFacts extends SeatFacts {
  /** The order's last draw; null when none was ever announced. */
  readonly draw: { readonly state: DrawState; readonly closesAt: Date } | null;
  /** The person's entry in it that they did not take back. */
  readonly entry: { readonly state: EntryState } | null;
}

export type EntryCode = 'DRAW_CLOSED' | 'ALREADY_ENTERED' | SeatCode;
export type EntryRefusalCode = EntryCode | GeneralCode;
export type EntryDecision = Decision<EntryWords, EntryRefusalCode>;

/** What entering and withdrawing need: what a grab needs of person and order, and a draw that takes entries. While the order is on hold the window stands. */
export const ENTRY_RULES: Needs<EntryWords, EntryFacts, EntryCode> = {
  DRAW_OPEN: { code: 'DRAW_CLOSED', holds: ({ draw, order, now }) => draw?.state === 'ANNOUNCED' && (order.holds > 0 || now <= draw.closesAt) },
  NOT_ENTERED: { code: 'ALREADY_ENTERED', holds: ({ entry }) => entry === null },
  NOT_HELD: SEAT_RULES.NOT_HELD,
  NOT_STARTED: SEAT_RULES.NOT_STARTED,
  CREW_SERVED: SEAT_RULES.CREW_SERVED,
  NOT_THE_REQUESTER: SEAT_RULES.NOT_THE_REQUESTER,
  SKILLED: SEAT_RULES.SKILLED,
  NOT_ON_CREW: SEAT_RULES.NOT_ON_CREW,
  NOT_ELSEWHERE: SEAT_RULES.NOT_ELSEWHERE,
  COOLED_OFF: SEAT_RULES.COOLED_OFF,
  WITHIN_SEATS: SEAT_RULES.WITHIN_SEATS,
};

/** In what capacities somebody faces an entry: a volunteer may enter, whoever entered may take it back. */
export const entryRolesOf = ({ volunteer, entrant }: { volunteer: boolean; entrant: boolean }): ReadonlySet<EntryWords['who']> =>
  new Set<EntryWords['who']>([...(volunteer ? ['volunteer' as const] : []), ...(entrant ? ['entrant' as const] : [])]);

/** May somebody in these roles take the step now? Pure; the mutation decides by it too. */
export function decideEntry(step: EntryStep, roles: ReadonlySet<EntryWords['who']>, facts: EntryFacts): EntryDecision {
  const state = step === 'enter' ? null : facts.entry?.state ?? null;
  const decision = decide<EntryWords, EntryFacts, EntryRefusalCode>(ENTRY_STEPS, ENTRY_RULES, step, { state, roles, facts });
  return !decision.allowed && decision.code === 'NOT_ALLOWED' && step === 'enter' ? { ...decision, code: 'NOT_VOLUNTEER' } : decision;
}

/** Every step that somebody in these roles may take on this entry by a mutation. */
export const entryStepsFor = (roles: ReadonlySet<EntryWords['who']>, facts: EntryFacts): EntryStep[] =>
  (facts.entry === null ? [] : stepsFor(ENTRY_STEPS, ENTRY_RULES, { state: facts.entry.state, roles, facts }));
