import type { BookingEffect } from '../../booking-steps.ts';
import { done, type Outcome } from '../../kernel/result.ts';
import type { Tx } from '../../platform/db.ts';
import type { Platform } from '../../platform/platform.ts';
import { SEVEN_ORDERS, type OrderStep } from '../../seven-orders.ts';
import { moveWithin, providerOf, type OrderRow, type StepInputs } from '../orders/index.ts';
import type { Actor } from '../../platform/actor.ts';
import type { BookingRow } from './facts.ts';

/** A step of a booking that is decided and not yet written. */
export interface Stepping {
  readonly platform: Platform;
  readonly tx: Tx;
  readonly actor: Actor;
  readonly order: OrderRow;
  readonly booking: BookingRow;
}

const NOTHING = done(null);

const providerOfBooking = ({ ownerOrganisationId, ownerDivisionId, ownerTeamId, ownerPersonId }: BookingRow) =>
  providerOf({ organisationId: ownerOrganisationId, ownerDivisionId, teamId: ownerTeamId, ownerPersonId });

/** Moves the booking's order, if it stands where the step begins: one that has ended meanwhile keeps its end. */
async function orderTakes<S extends OrderStep>({ platform, tx, actor, order }: Stepping, step: S, input: StepInputs[S]): Promise<Outcome<unknown>> {
  const { from } = SEVEN_ORDERS.steps[step];
  if (from === 'BIRTH' || !from.includes(order.state)) return NOTHING;
  return moveWithin(platform, tx, { realm: order.realm, asker: { actor }, orderId: order.id, step, input, byEffect: true });
}

/** What a booking's step does to its order, before the booking is written. Exhaustive. PLACES_BACK is a part of the booking's own write. */
export const EFFECTS: { readonly [E in BookingEffect]: (stepping: Stepping) => Promise<Outcome<unknown>> } = {
  PLACES_BACK: async () => NOTHING,
  ORDER_GOES_ON: (stepping) => orderTakes(stepping, 'lift', { provider: providerOfBooking(stepping.booking) }),
  ORDER_UNBOOKED: (stepping) => orderTakes(stepping, 'unbook', {}),
  // Finished, the order marks its booking as delivered itself.
  ORDER_FINISHED: (stepping) => orderTakes(stepping, 'finish', {}),
};
