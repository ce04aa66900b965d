import { SEVEN_ORDERS, type OrderState } from '../../seven-orders.ts';
import { lockOrders, moveEachWithin } from '../orders/index.ts';
import { endingBooking, type CancelBookings } from '../resources/index.ts';
import { livingAt } from './store/facts.ts';
import { sayingOfEnded } from './store/write.ts';

/**
 * Cancels the living bookings of an occurrence, in the transaction of the step that drops it: each ends with the write of its order's step, so that three statements come to one a booking, however
 * many there are. All orders are locked first, by id, so that nobody waits in a circle; what was called off meanwhile, or has begun, stays as it is.
 */
export const cancelBookingsOf: CancelBookings = async ({ platform, tx, realm, asker, resourceId, startsAt, orderIds, words }) => {
  const locked = await lockOrders(tx, realm, orderIds);
  const living = await livingAt(tx, realm, { resourceId, startsAt }, orderIds);
  const { from } = SEVEN_ORDERS.steps.unbook;
  const stand: readonly OrderState[] = from === 'BIRTH' ? [] : from;
  const booked = locked.filter(({ id, state }) => living.has(id) && stand.includes(state));
  return moveEachWithin(platform, tx, { realm, asker, step: 'unbook', input: {} }, booked, ({ order, actor, now }) => [
    ...endingBooking({ realm, orderId: order.id, step: 'cancelByUnit', by: { actorPerson: actor.personId, actorKind: actor.kind, at: now, as: 'effect', requesterId: order.requesterId, placerId: order.placerId } }), sayingOfEnded(words),
  ]);
};
