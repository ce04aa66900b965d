import { decide, stepsFor, type Decision, type GeneralCode, type Needs } from '../../kernel/lifecycle.ts';
import { SEAT_STEPS, type SeatKind, type SeatState, type SeatStep, type SeatWho, type SeatWords } from '../../seat-steps.ts';
import type { OrderState } from '../../seven-orders.ts';

const HOUR_MS = 3_600_000;
/** Given back later than this before the start, a seat is marked late. */
export const LATE_MS = 24 * HOUR_MS;
/** How long after an amendment the crew may leave without a mark. */
export const UNMARKED_MS = 24 * HOUR_MS;
/** How long after the finish a missing person may be marked. */
export const NO_SHOW_MS = 24 * HOUR_MS;
/** How long after the service its hours may be corrected. */
export const CORRECTABLE_MS = 7 * 24 * HOUR_MS;

/** Of the order, what decisions about its seats look at. */
export interface SeatOrder {
  readonly state: OrderState;
  readonly serves: 'CREW' | 'LEAD_ONLY' | 'PROVIDER';
  readonly attempt: number;
  readonly holds: number;
  readonly skills: readonly string[];
  readonly plannedStart: Date | null;
  readonly plannedEnd: Date | null;
  readonly helpersWanted: number;
  readonly helpersLiving: number;
  readonly leadsLiving: number;
  /** People who stand in line. */
  readonly waiting: number;
  /** Until when to enter the draw of its places; null: no draw is announced. */
  readonly drawAt: Date | null;
  readonly startedAt: Date | null;
  readonly doneAt: Date | null;
}

/** A seat as it stands. */
export interface SeatAsItIs {
  readonly state: SeatState;
  readonly attempt: number;
  readonly endedAt: Date | null;
  readonly extendedAt: Date | null;
  /** It must be confirmed by a time of its own. */
  readonly leased: boolean;
}

/** Whom the seat is or would be for: who grabs, claims, is assigned, or holds it. */
export interface Taker {
  readonly volunteer: boolean;
  readonly partyMember: boolean;
  readonly skills: readonly string[];
  /** Requester of the order, or another whom it serves. */
  readonly served: boolean;
  /** Has a living seat of this order and attempt already. */
  readonly onCrew: boolean;
  /** Bound to another seat at the planned time. */
  readonly elsewhere: boolean;
  /** Their place in the line, when they stand in it: the row's id. */
  readonly waitId: string | null;
  /** Other seats that they hold and that have not begun, and when the first of them begins. */
  readonly holding: number;
  readonly holdingUntil: string | null;
  /** Places that they grabbed within the last minute, and when they may grab again if these are too many. */
  readonly grabbedLately: number;
  readonly grabAgainAt: string | null;
  /** Until when they cool off; null: they do not. */
  readonly coolsUntil: string | null;
}

/** Everything that a decision about a seat may look at. */
export interface SeatFacts {
  readonly now: Date;
  readonly kind: SeatKind;
  readonly order: SeatOrder;
  /** Null for a birth. */
  readonly seat: SeatAsItIs | null;
  readonly taker: Taker;
  /** The order lies on the board of a team whose captain the asker is, and of which whoever the seat is for is a member. */
  readonly onTeamsBoard: boolean;
  /** The realm's limits of fair play. */
  readonly fairPlay: { readonly seatsAtOnce: number; readonly grabsAMinute: number };
}

/** Refusals of the seat's needs. */
export type SeatCode =
  | 'NOT_OPEN' | 'ON_HOLD' | 'NO_DATE' | 'ALREADY_STARTED' | 'NO_SUCH_SEATS' | 'NOT_VOLUNTEER' | 'NOT_PARTY_MEMBER' | 'ALREADY_LED' | 'ORDER_FULL' | 'ALREADY_ON_CREW'
  | 'SKILLS_MISSING' | 'ELSEWHERE_THEN' | 'SERVES_YOU' | 'IN_DRAW' | 'NOT_UNDERWAY' | 'NOT_THE_TIME' | 'TOO_LATE'
  | 'NO_LEASE' | 'ALREADY_EXTENDED' | 'COOLING_OFF' | 'TOO_MANY_SEATS' | 'TOO_MANY_GRABS' | 'NOT_ON_YOUR_BOARD' | 'OTHERS_WAIT';

const opened = ({ order }: SeatFacts): boolean => order.state === 'OPEN';
const openedOrAccepted = ({ order }: SeatFacts): boolean => order.state === 'OPEN' || order.state === 'ACCEPTED';
const beforeStart = ({ order, now }: SeatFacts): boolean => order.plannedStart === null || now < order.plannedStart;
const within = (from: Date | null, now: Date, ms: number): boolean => from === null || now.getTime() <= from.getTime() + ms;

/** What the seat's steps need, each with the refusal that it gives: the pure face. The other one is `NEEDS_IN_SQL`. */
export const SEAT_RULES: Needs<SeatWords, SeatFacts, SeatCode> = {
  CLAIMABLE: { code: 'NOT_OPEN', holds: openedOrAccepted },
  GRABBABLE: { code: 'NOT_OPEN', holds: opened },
  ASSIGNABLE: { code: 'NOT_OPEN', holds: (facts) => (facts.kind === 'LEAD' ? openedOrAccepted(facts) : opened(facts)) },
  NOT_HELD: { code: 'ON_HOLD', holds: ({ order }) => order.holds === 0 },
  DATED: { code: 'NO_DATE', holds: ({ order }) => order.plannedStart !== null },
  NOT_STARTED: { code: 'ALREADY_STARTED', holds: beforeStart },
  CREW_SERVED: { code: 'NO_SUCH_SEATS', holds: ({ kind, order }) => (kind === 'LEAD' ? order.serves !== 'PROVIDER' : order.serves === 'CREW') },
  QUALIFIED: { code: 'NOT_VOLUNTEER', holds: ({ kind, taker }) => (kind === 'LEAD' ? taker.partyMember : taker.volunteer) },
  UNLED: { code: 'ALREADY_LED', holds: ({ kind, order }) => kind === 'HELPER' || order.leadsLiving === 0 },
  PLACE_FREE: { code: 'ORDER_FULL', holds: (facts) => facts.kind === 'LEAD' || !isFull(facts) },
  NOT_ON_CREW: { code: 'ALREADY_ON_CREW', holds: ({ taker }) => !taker.onCrew },
  SKILLED: {
    code: 'SKILLS_MISSING',
    holds: (facts) => facts.kind === 'LEAD' || missing(facts).length === 0,
    args: (facts) => ({ skills: missing(facts) }),
  },
  NOT_ELSEWHERE: { code: 'ELSEWHERE_THEN', holds: ({ taker }) => !taker.elsewhere },
  NOT_IN_DRAW: { code: 'IN_DRAW', holds: ({ kind, order }) => kind === 'LEAD' || order.drawAt === null, args: ({ order }) => ({ until: order.drawAt?.toISOString() ?? null }) },
  NOT_THE_REQUESTER: { code: 'SERVES_YOU', holds: ({ taker }) => !taker.served },
  BEFORE_START: { code: 'ALREADY_STARTED', holds: beforeStart },
  UNDERWAY: { code: 'NOT_UNDERWAY', holds: ({ order, seat }) => order.state === 'UNDERWAY' && seat?.attempt === order.attempt },
  STARTED_LATELY: {
    code: 'NOT_THE_TIME',
    holds: ({ order, seat, now }) => order.startedAt !== null && seat?.attempt === order.attempt && within(order.doneAt, now, NO_SHOW_MS),
  },
  CORRECTABLE: { code: 'TOO_LATE', holds: ({ seat, now }) => within(seat?.endedAt ?? null, now, CORRECTABLE_MS) },
  LEASED: { code: 'NO_LEASE', holds: ({ seat }) => seat?.leased === true },
  NOT_EXTENDED: { code: 'ALREADY_EXTENDED', holds: ({ seat }) => (seat?.extendedAt ?? null) === null },
  COOLED_OFF: { code: 'COOLING_OFF', holds: (facts) => isHeld(facts) || facts.taker.coolsUntil === null, args: ({ taker }) => ({ until: taker.coolsUntil }) },
  WITHIN_SEATS: {
    code: 'TOO_MANY_SEATS',
    holds: (facts) => isHeld(facts) || facts.taker.holding < facts.fairPlay.seatsAtOnce,
    args: ({ taker, fairPlay }) => ({ most: fairPlay.seatsAtOnce, until: taker.holdingUntil }),
  },
  NOT_TOO_FAST: {
    code: 'TOO_MANY_GRABS',
    holds: ({ taker, fairPlay }) => taker.grabbedLately < fairPlay.grabsAMinute,
    args: ({ taker, fairPlay }) => ({ most: fairPlay.grabsAMinute, until: taker.grabAgainAt }),
  },
  ON_TEAMS_BOARD: { code: 'NOT_ON_YOUR_BOARD', holds: ({ onTeamsBoard }) => onTeamsBoard },
  NOBODY_WAITS: { code: 'OTHERS_WAIT', holds: ({ kind, order }) => kind === 'LEAD' || order.waiting === 0, args: ({ order }) => ({ waiting: order.waiting }) },
};

/** Whoever holds it already does not take a place more. */
const isHeld = ({ seat }: SeatFacts): boolean => seat?.state === 'HELD';

/** All places are taken, or free only for those who stand in line. */
export const isFull = ({ order }: SeatFacts): boolean => order.helpersLiving >= order.helpersWanted || order.waiting > 0;

const missing = ({ order, taker }: SeatFacts): string[] => order.skills.filter((skill) => !taker.skills.includes(skill));

/** The seat's refusals, and the general ones; `NOT_ALLOWED` says more where a standing is what is missing. */
export type SeatRefusalCode = SeatCode | GeneralCode;
export type SeatDecision = Decision<SeatWords, SeatRefusalCode>;

/** Said instead of NOT_ALLOWED when the step is open to whoever has a standing. */
export const STANDING_MISSING: { readonly [S in SeatStep]?: SeatRefusalCode } = { grab: 'NOT_VOLUNTEER', claim: 'NOT_PARTY_MEMBER' };

/** May somebody in these roles take the step on this seat (or this order, for a birth) now? Pure; the mutation decides by it too. */
export function decideSeat(step: SeatStep, roles: ReadonlySet<SeatWho>, facts: SeatFacts): SeatDecision {
  const decision = decide<SeatWords, SeatFacts, SeatRefusalCode>(SEAT_STEPS, SEAT_RULES, step, { state: facts.seat?.state ?? null, roles, facts });
  if (decision.allowed) return decision;
  const standing = decision.code === 'NOT_ALLOWED' ? STANDING_MISSING[step] : undefined;
  if (standing !== undefined) return { ...decision, code: standing };
  return decision.code === 'NOT_VOLUNTEER' && facts.kind === 'LEAD' ? { ...decision, code: 'NOT_PARTY_MEMBER' } : decision;
}

/** Every step that somebody in these roles may take on this seat by a mutation. */
export const seatStepsFor = (roles: ReadonlySet<SeatWho>, facts: SeatFacts): SeatStep[] =>
  stepsFor(SEAT_STEPS, SEAT_RULES, { state: facts.seat?.state ?? null, roles, facts });

