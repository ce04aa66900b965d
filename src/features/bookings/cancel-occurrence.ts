import { done } from '../../kernel/result.ts';
import { lockOrders } from '../orders/index.ts';
import type { CancelBookings } from '../resources/index.ts';
import { moveWithin } from './move.ts';
import { livingOf } from './store/facts.ts';

/**
 * Cancels the living bookings of these orders, in the transaction of the step that drops their occurrence. All orders are locked first, by id, so
 * that nobody waits in a circle; what was called off meanwhile, or has begun, stays as it is.
 */
export const cancelBookingsOf: CancelBookings = async ({ platform, tx, realm, asker, orderIds, words }) => {
  await lockOrders(tx, realm, orderIds);
  for (const { id: bookingId } of await livingOf(tx, realm, orderIds)) {
    const cancelled = await moveWithin(platform, tx, { realm, asker, bookingId, step: 'cancelByUnit', input: { words }, byEffect: true });
    if (!cancelled.ok && cancelled.refusal.code !== 'BOOKING_BEGUN') return cancelled;
  }
  return done({});
};
