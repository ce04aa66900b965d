import type { BookingState } from '../../booking-steps.ts';
import type { OrderState } from '../../seven-orders.ts';

/** A booking with its period and whose resource it is of. */
export interface BookingRow {
  readonly ownerOrganisationId: string | null;
  readonly ownerDivisionId: string | null;
  readonly ownerTeamId: string | null;
  readonly ownerPersonId: string | null;
  readonly realm: string;
  readonly id: string;
  readonly resourceId: string;
  readonly orderId: string;
  readonly itemCode: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** At any time within the period. */
  readonly plain: boolean;
  readonly persons: number;
  readonly state: BookingState;
  readonly stateSince: Date;
  readonly revision: number;
  /** When it was asked for. */
  readonly at: Date;
}

/** Everything that a decision about a booking may look at. Read under the lock of its order. */
export interface BookingFacts {
  readonly now: Date;
  readonly isClock: boolean;
  /** Whoever asks speaks for whom the resource belongs to. */
  readonly speaks: boolean;
  readonly booking: BookingRow;
  readonly order: { readonly state: OrderState };
}
