import type { CancelOrders } from '../resources/index.ts';
import { moveEachWithin } from './move-each.ts';
import { lockOrders } from './store/write.ts';

/**
 * Cancels the orders of a resource that is withdrawn, in the withdrawal's transaction: all that are still booked there once they are locked, or the withdrawal is refused
 * with the first refusal. (Until then a unit may have cancelled a booking, and its order been booked elsewhere: that order is no longer the withdrawal's.)
 */
export const cancelOrdersOfResource: CancelOrders = async ({ platform, tx, realm, resourceId, orderIds, words }) => {
  const orders = (await lockOrders(tx, realm, orderIds)).filter(({ resourceId: of }) => of === resourceId);
  return moveEachWithin(platform, tx, { realm, asker: { clock: true }, step: 'cancel', input: { words } }, orders);
};
