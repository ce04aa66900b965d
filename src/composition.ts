import type { LookInDivision } from './features/appointments/index.ts';
import { askingHandler, takeAskingAsClock } from './features/asking/index.ts';
import { cancelBookingsOf, takeAsClock as takeBookingAsClock } from './features/bookings/index.ts';
import { crewEffects, takeSeatAsClock } from './features/crew/index.ts';
import { drawEffects, takeDrawAsClock } from './features/draws/index.ts';
import { inboxHandler } from './features/inbox/index.ts';
import { moveWithin, ordersIn, takeAsClock, type HigherEffects } from './features/orders/index.ts';
import { noteNews } from './features/pushes/index.ts';
import { RATING_EFFECTS } from './features/ratings/index.ts';
import { resourcesIn, takeAsClock as takeResourceAsClock, type CancelBookings, type CancelOrders } from './features/resources/index.ts';
import { done } from './kernel/result.ts';
import type { TakeStep } from './platform/deadlines/ticker.ts';
import type { Handler } from './platform/handlers/handler.ts';
import type { Platform } from './platform/platform.ts';

/** What rooms above `orders` do in its transactions. Exhaustive. */
export const higherEffectsOf = (_platform: Platform): HigherEffects => ({
  ...crewEffects,
  ...drawEffects,
  ...RATING_EFFECTS,
});

/** Cancels the orders of a resource that is withdrawn, in the withdrawal's transaction: all of them, or the withdrawal is refused with the first refusal. */
export const cancelOrdersOfResource: CancelOrders = async ({ platform, tx, realm, orderIds, words }) => {
  for (const orderId of orderIds) {
    const cancelled = await moveWithin(platform, tx, { realm, asker: { clock: true }, orderId, step: 'cancel', input: { words }, byEffect: true });
    if (!cancelled.ok) return cancelled;
  }
  return done({});
};

/** Cancels the bookings of an occurrence that is not given after all, in that step's transaction. */
export const cancelBookingsOfOccurrence: CancelBookings = cancelBookingsOf;

/** What keeps a division from being given up, of the rooms above those that end it. */
export const LOOKS: readonly LookInDivision[] = [resourcesIn, ordersIn];

/** Who takes the steps of the clock, by table of steps. */
export function clockSteps(platform: Platform): TakeStep {
  const takers: Readonly<Record<string, TakeStep>> = {
    ORDER: (due) => takeAsClock(platform, due),
    SEAT: (due) => takeSeatAsClock(platform, due),
    DRAW: (due) => takeDrawAsClock(platform, due),
    ASKING: (due) => takeAskingAsClock(platform, due),
    BOOKING: (due) => takeBookingAsClock(platform, due),
    RESOURCE: (due) => takeResourceAsClock(platform, due),
  };
  return (due) => {
    const take = takers[due.table];
    if (!take) throw new Error(`nobody takes the clock's steps of ${due.table}`);
    return take(due);
  };
}

/** What happens a moment after an event. */
export const handlersOf = (_platform: Platform): Handler[] => [inboxHandler(noteNews), askingHandler];
