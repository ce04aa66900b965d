import type { BookingWords, BookingWho } from '../../booking-steps.ts';
import type { Needs } from '../../kernel/lifecycle.ts';
import type { OrderState } from '../../seven-orders.ts';
import type { BookingFacts } from './facts.ts';

/** Refusals of the booking's needs. */
export type BookingCode = 'OCCURRENCE_OVER' | 'BOOKING_BEGUN' | 'BOOKING_NOT_BEGUN' | 'OCCURRENCE_TO_COME';

const BEGUN: readonly OrderState[] = ['UNDERWAY', 'DONE', 'RATED', 'CLOSED'];

/** What the booking's steps need, each with the refusal that it gives. Pure. */
export const BOOKING_RULES: Needs<BookingWords, BookingFacts, BookingCode> = {
  STILL_TO_COME: { code: 'OCCURRENCE_OVER', holds: ({ booking, now }) => booking.endsAt > now, args: ({ booking }) => ({ at: booking.startsAt.toISOString() }) },
  NOT_BEGUN: { code: 'BOOKING_BEGUN', holds: ({ order }) => !BEGUN.includes(order.state) },
  BEGUN: { code: 'BOOKING_NOT_BEGUN', holds: ({ order }) => BEGUN.includes(order.state) },
  OCCURRING: { code: 'OCCURRENCE_TO_COME', holds: ({ booking, now }) => booking.startsAt <= now, args: ({ booking }) => ({ from: booking.startsAt.toISOString() }) },
};

/** In what capacities somebody faces the booking: the names that the table of steps uses. Pure. */
export const rolesOf = ({ isClock, speaks }: Pick<BookingFacts, 'isClock' | 'speaks'>): ReadonlySet<BookingWho> => new Set(isClock ? ['clock'] : speaks ? ['unit'] : []);
