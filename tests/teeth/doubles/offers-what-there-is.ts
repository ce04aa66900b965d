import { done } from '../../../src/kernel/result.ts';
import { newId } from '../../../src/kernel/ids.ts';
import type { offerSeats as real } from '../../../src/features/crew/captain.ts';
import { moveSeat } from '../../../src/features/crew/step.ts';

export { MOST_OFFERED, swapSeat } from '../../../src/features/crew/captain.ts';

/** One after the other, as far as it goes. */
export const offerSeats: typeof real = async (platform, { caller }, { orderId, personIds }) => {
  const seatIds: string[] = [];
  for (const personId of personIds) {
    const given = await moveSeat(platform, { realm: caller.realm, asker: { caller }, step: 'assign', subject: { orderId, kind: 'HELPER', personId } }, newId());
    if (!given.ok) return seatIds.length === 0 ? given : done({ orderId, seatIds, revision: 0 });
    seatIds.push(given.value.seatId);
  }
  return done({ orderId, seatIds, revision: 0 });
};
