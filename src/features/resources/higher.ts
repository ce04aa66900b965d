import type { Outcome } from '../../kernel/result.ts';
import type { Tx } from '../../platform/db.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Asker } from './store/facts.ts';

/** Cancels orders whose resource is withdrawn, in the withdrawal's transaction, and has everybody told; refuses when one of them cannot be cancelled any more. */
export type CancelOrders = (given: {
  readonly platform: Platform; readonly tx: Tx; readonly realm: string; readonly resourceId: string; readonly orderIds: readonly string[];
  /** Why, for those who are told. */
  readonly words: string;
}) => Promise<Outcome<unknown>>;

/** Cancels living bookings, in the transaction of the step that drops their occurrence: each order is without provider then, and everybody told. What has begun stays. */
export type CancelBookings = (given: {
  readonly platform: Platform; readonly tx: Tx; readonly realm: string; readonly asker: Asker; readonly resourceId: string; readonly startsAt: Date; readonly orderIds: readonly string[];
  /** Why, for those who are told. */
  readonly words: string;
}) => Promise<Outcome<unknown>>;

const handed = new WeakMap<Platform, CancelOrders>();
const handedBookings = new WeakMap<Platform, CancelBookings>();

/** Hands in the effect OCCURRENCE_CANCELLED, which the room `bookings` owns; called once where the rooms are composed. */
export const handInCancelBookings = (platform: Platform, cancel: CancelBookings): void => { handedBookings.set(platform, cancel); };

export function cancelBookings(platform: Platform): CancelBookings {
  const cancel = handedBookings.get(platform);
  if (!cancel) throw new Error('the way to cancel bookings was not handed in');
  return cancel;
}


/** Hands in the effect BOOKINGS_CANCELLED, which the room `orders` owns; called once where the rooms are composed. */
export const handInCancelOrders = (platform: Platform, cancel: CancelOrders): void => { handed.set(platform, cancel); };

export function cancelOrders(platform: Platform): CancelOrders {
  const cancel = handed.get(platform);
  if (!cancel) throw new Error('the way to cancel orders was not handed in');
  return cancel;
}
