import type { cancelOrdersOfResource as real } from '../../../src/features/orders/cancel-of-resource.ts';
import { moveEachWithin } from '../../../src/features/orders/move-each.ts';
import { lockOrders } from '../../../src/features/orders/store/write.ts';

/** Whatever was booked there when it looked, wherever it is booked by now. */
export const cancelOrdersOfResource: typeof real = async ({ platform, tx, realm, orderIds, words }) =>
  moveEachWithin(platform, tx, { realm, asker: { clock: true }, step: 'cancel', input: { words } }, await lockOrders(tx, realm, orderIds));
