/** Where something lies: ids of the divisions it is in (its own, if it is one), null where unknown or above it; a point if there is one. */
export interface Spot {
  readonly streetId: string | null;
  readonly communityId: string | null;
  readonly gridId: string | null;
  readonly buildingId: string | null;
  readonly point?: { readonly latitude: number; readonly longitude: number } | null;
}

/** An order with free places, as far as choosing people may look at it. Every id is opaque. */
export interface OrderToFill {
  readonly id: string;
  readonly itemCode: string;
  /** All of them are needed of each helper. */
  readonly skills: readonly string[];
  readonly spot: Spot;
  /** Since when it may be taken. */
  readonly openedAt: Date;
  /** Null: it has no date yet. */
  readonly startAt: Date | null;
  readonly placesWanted: number;
  readonly placesFree: number;
  readonly urgent: boolean;
  readonly requesterId: string | null;
}

/** What there was between a volunteer and the resident before. */
export interface WithResident { readonly services: number; readonly good: number; readonly bad: number }

/** Somebody who might be asked. Who may not take the order at all (not a volunteer, a hold, the requester) is not handed in. */
export interface Candidate {
  /** Opaque: of a person nothing is known here but numbers. */
  readonly id: string;
  readonly skills: readonly string[];
  /** Where they live, and where they said they help; the nearest counts. Empty: anywhere. */
  readonly spots: readonly Spot[];
  /** Known distance; null: it is judged by points, else by divisions in common. */
  readonly metres: number | null;
  /** A team of theirs does such things there. */
  readonly teamForIt: boolean;
  /** How often they served the same item. */
  readonly didSuch: number;
  /** By their free times and what they hold: true, false (they are never asked), or null when they said nothing. */
  readonly freeThen: boolean | null;
  /** Seats they hold that have not ended, and services of the last 28 days: their load. */
  readonly seatsHeld: number;
  readonly servedLately: number;
  readonly withResident: WithResident;
  /** Orders for which they were asked in the last 28 days, by whatever way. */
  readonly offersLately: number;
  readonly lastOfferedAt: Date | null;
  /** Pushes of the last 7 days that they left without an answer: what tires. */
  readonly unanswered: number;
  /** Pushes since midnight of the realm, and of the last 7 days. */
  readonly pushesToday: number;
  readonly pushesThisWeek: number;
  /** From when on they may be pushed: now or before, at the end of quiet hours or of a service; null: they muted pushes. */
  readonly pushableAt: Date | null;
}

/** A wave that was sent. */
export interface Asked { readonly wave: number; readonly at: Date; readonly candidateIds: readonly string[] }

export const HEADS = ['COMMUNITY', 'CENTER'] as const;
/** Who is told that nobody comes. */
export type Head = (typeof HEADS)[number];

export interface Span { readonly from: Date; readonly until: Date }

/** All that a policy may look at. */
export interface AskFacts {
  readonly now: Date;
  /** Chance comes from this, the order and the wave alone, so that every choice can be replayed. */
  readonly seed: string;
  readonly order: OrderToFill;
  readonly candidates: readonly Candidate[];
  readonly asked: readonly Asked[];
  readonly told: readonly Head[];
  /** When nobody is pushed, from now until the order's start, in the order of time: waves are planned around it. */
  readonly quiet: readonly Span[];
}

export const WHY_CODES = ['SKILLED', 'TEAM_FOR_IT', 'DID_SUCH', 'NEAR', 'FREE_THEN', 'LOAD', 'KNOWN_TO_EACH_OTHER', 'WENT_BADLY', 'LITTLE_OFFERED', 'OFTEN_OFFERED', 'TIRED', 'NEAREST', 'DRAWN', 'EVERYBODY'] as const;
export type WhyCode = (typeof WHY_CODES)[number];

/** One reason of a score. `value` is what was counted (metres, seats, services …), `points` what it added to the score or took from it. */
export interface Why<C extends string = WhyCode> { readonly code: C; readonly value: number; readonly points: number }

/** Somebody is to be asked now. The points of `why` add up to `score`. */
export interface Ask { readonly candidateId: string; readonly wave: number; readonly score: number; readonly why: readonly Why[] }

export interface Asking {
  /** The best first. */
  readonly asks: readonly Ask[];
  /** When to ask the policy again if places are still free (sooner whenever one becomes free); null: it has nothing left to do. */
  readonly nextAt: Date | null;
  readonly tell: readonly Head[];
}
