import type { Outcome } from '../../kernel/result.ts';
import { refuse } from '../../kernel/result.ts';
import { guestOf, type Caller } from '../../platform/actor.ts';
import type { Tx } from '../../platform/db.ts';
import { AskAgain } from '../../platform/faults.ts';
import { once, type Keyed } from '../../platform/keys/once.ts';
import type { Platform } from '../../platform/platform.ts';
import { booking, isBooked } from '../resources/index.ts';
import { moveWithin } from './move.ts';
import { leftBy, type Left, type Moved, type Taking } from './moving.ts';
import { readOrder } from './store/read.ts';

/** Another occurrence for an order that has none any more. */
export interface Rebooking {
  readonly orderId: string;
  readonly resource: { readonly id: string; readonly startsAt: Date };
  /** When within a plain period it shall be. */
  readonly wantedStart?: Date | null;
  readonly wantedEnd?: Date | null;
}

/** Books another occurrence for an order that lost its own; the resource is shared before the order is locked, as by everybody who books. */
export async function rebookAndLeave(platform: Platform, caller: Caller, rebooking: Rebooking, key: string): Promise<Taking> {
  const ask = { actor: guestOf(caller.realm, caller), mutation: 'rebookOrder', key, input: rebooking, about: rebooking.resource.id };
  let left: Left | null = null;
  const outcome = await once(platform, ask, (tx, keyed) => rebookWithin(platform, tx, caller, rebooking, keyed, (order) => { left = order; }));
  platform.hub.hint();
  return { outcome, left: leftBy(outcome, left) };
}

async function rebookWithin(platform: Platform, tx: Tx, caller: Caller, { orderId, resource, wantedStart, wantedEnd }: Rebooking, keyed: Keyed, leave: (left: Left) => void): Promise<Outcome<Moved>> {
  const { realm } = caller;
  const order = await readOrder(tx, realm, orderId);
  if (!order) return refuse('NOT_FOUND', { what: 'Order' }, ['input', 'orderId']);
  const wish = wantedStart && wantedEnd ? { start: wantedStart, end: wantedEnd } : null;
  const { requesterId: personId, persons, itemCode } = order;
  const found = await booking(tx, { realm, orderId, resourceId: resource.id, startsAt: resource.startsAt, persons, personId, itemCode, wish });
  const moved = await moveWithin(platform, tx, { realm, asker: { caller }, orderId, step: 'rebook', input: { booking: found, wish } }, keyed, (left) => {
    if (left.order.persons !== persons) throw new AskAgain(new Error('the number of people was amended in the same moment'));
    leave(left);
  });
  // The last free place is left to the write: without it nothing of the step stands.
  return moved.ok && found.ok && !await isBooked(tx, realm, orderId) ? found.value.refusal() : moved;
}
