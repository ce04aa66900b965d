import type { Outcome } from '../../kernel/result.ts';
import type { OrderStep } from '../../seven-orders.ts';
import type { Booking, BookingCode } from '../resources/index.ts';
import type { OrderRow } from './facts.ts';
import type { SettleOutcome } from './words.ts';

/** Where somebody can be reached and found: personal data. */
export interface Contact {
  readonly name?: string | null;
  readonly phone?: string | null;
  readonly address?: string | null;
  readonly latitude?: number | null;
  readonly longitude?: number | null;
}

/** Who serves an order that a unit serves: one of the four. */
export type Provider = Pick<OrderRow, 'providerId' | 'providerDivisionId' | 'providerTeamId' | 'providerPersonId'>;

/** What somebody asks for. */
export interface Placing {
  readonly itemCode: string;
  /** A running project that serves the item; left out: the resource's, if it has one. */
  readonly projectId?: string | null;
  /** Where: any division of the realm that lies in or below a community, or a street. */
  readonly divisionId?: string;
  /** The same by its code; one of the two. */
  readonly divisionCode?: string;
  /** Left out: the caller. Somebody else: the caller places it on their behalf. */
  readonly requesterId?: string | null;
  /** The requester's own words. */
  readonly words?: string | null;
  readonly contact?: Contact | null;
  readonly persons?: number | null;
  readonly urgent?: boolean | null;
  readonly wantedStart?: Date | null;
  readonly wantedEnd?: Date | null;
  readonly helpersWanted?: number | null;
  /** Ordered from the list: this occurrence of this resource. */
  readonly resource?: { readonly id: string; readonly startsAt: Date } | null;
}

/** Hours of one seat, by its id. */
export interface SeatHours { readonly seatId: string; readonly hours: number }

interface Said { readonly words: string }
interface Nothing { readonly words?: undefined }

/** What the community fixes when it accepts. */
export interface Plan {
  readonly plannedStart: Date;
  readonly plannedEnd: Date;
  readonly summary: string;
  readonly helpersWanted?: number | null;
  readonly leastCrew?: number | null;
  /** A fair start: the places are drawn among all who enter until shortly after this instant. */
  readonly grabOpensAt?: Date | null;
}

/** Who rates and how; `spoken` when an officer says it for somebody. */
export interface RatingInput {
  readonly stars: number;
  readonly resolved: boolean;
  readonly words?: string | null;
}

/** What each step of the order is told beside the order itself. Steps of the clock are told nothing. */
export interface StepInputs extends Record<OrderStep, object> {
  amend: {
    readonly wantedStart?: Date | null; readonly wantedEnd?: Date | null; readonly plannedStart?: Date | null; readonly plannedEnd?: Date | null;
    readonly summary?: string | null; readonly helpersWanted?: number | null; readonly leastCrew?: number | null; readonly persons?: number | null;
    readonly words?: string | null; readonly contact?: Contact | null; readonly divisionId?: string | null;
  };
  /** To whom: a person. */
  handOver: { readonly to: string; readonly words?: undefined };
  ask: Said;
  answer: Said;
  reject: Said;
  merge: { readonly into: string; readonly words?: undefined };
  /** One of the two: a program may know the id, people know the code. */
  dispatch: { readonly divisionId?: string; readonly divisionCode?: string; readonly words?: undefined };
  accept: Plan & { readonly words?: undefined };
  return: Said;
  escalate: Said;
  recall: { readonly words?: string | null };
  start: { readonly code?: string | null; readonly withoutCode?: boolean; readonly present?: readonly string[] | null; readonly words?: undefined };
  finish: { readonly hours?: readonly SeatHours[] | null; readonly words?: string | null };
  settle: { readonly outcome: SettleOutcome; readonly words: string; readonly hours?: readonly SeatHours[] | null };
  rate: RatingInput;
  reopen: { readonly words?: string | null };
  callBack: RatingInput;
  close: { readonly words?: string | null };
  cancel: Said;
  abort: { readonly words: string; readonly hours?: readonly SeatHours[] | null };
  hold: { readonly words: string; readonly until: Date };
  /** By effect: whose booking was confirmed, who serves it from now on. */
  lift: { readonly holdId?: string | null; readonly provider?: Provider; readonly words?: undefined };
  handleAlone: Nothing;
  /** What the resource answers, which is looked at under the order's lock; and when within a plain period it shall be. */
  rebook: { readonly booking: Outcome<Booking, BookingCode>; readonly wish: { readonly start: Date; readonly end: Date } | null; readonly words?: undefined };
}
