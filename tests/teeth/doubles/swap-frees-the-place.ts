import { newId } from '../../../src/kernel/ids.ts';
import type { swapSeat as real } from '../../../src/features/crew/captain.ts';
import { moveSeat } from '../../../src/features/crew/step.ts';
import { seatsById } from '../../../src/features/crew/store/read.ts';

export { MOST_OFFERED, offerSeats } from '../../../src/features/crew/captain.ts';

/** First the one leaves, and then the other is offered what is free. */
export const swapSeat: typeof real = async (platform, { caller }, { seatId, personId, reason }) => {
  const [seat] = await seatsById(platform.db, caller.realm, [seatId]);
  const left = await moveSeat(platform, { realm: caller.realm, asker: { caller }, step: 'giveBack', subject: { seatId }, input: { reason } }, newId());
  return left.ok ? moveSeat(platform, { realm: caller.realm, asker: { caller }, step: 'assign', subject: { orderId: seat!.orderId, kind: seat!.kind, personId } }, newId()) : left;
};
