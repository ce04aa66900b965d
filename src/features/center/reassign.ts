import { badInput, refuse, type Outcome } from '../../kernel/result.ts';
import { guestOf, type Caller } from '../../platform/actor.ts';
import { once } from '../../platform/keys/once.ts';
import type { Platform } from '../../platform/platform.ts';
import { moveWithin, readOrder, type Moved } from '../orders/index.ts';
import { divisionByCode } from '../places/index.ts';

/** An order, the division that is to hold it, and why. */
export interface Reassigning { readonly orderId: string; readonly divisionCode: string; readonly words: string }

/**
 * Takes an order back from the division that holds it and sends it to another (改派), in one transaction: both steps of the table or neither, so that it never
 * stands in the queue in between, and nobody else takes it there.
 */
export async function reassignOrder(platform: Platform, caller: Caller, input: Reassigning, key: string): Promise<Outcome<Moved>> {
  const { orderId, divisionCode, words } = input;
  const call = { realm: caller.realm, asker: { caller }, orderId };
  const outcome = await once(platform, { actor: guestOf(caller.realm, caller), mutation: 'reassignOrder', key, input, about: orderId }, async (tx, keyed) => {
    if (words.trim() === '') return refuse('WORDS_NEEDED', {}, ['input', 'words']);
    const [order, division] = [await readOrder(tx, caller.realm, orderId), await divisionByCode(tx, caller.realm, divisionCode)];
    if (order && division && order.holdingId === division.id) return badInput('divisionCode: it lies there already', '治理单元：已由该单元承办', ['input', 'divisionCode']);
    const back = await moveWithin(platform, tx, { ...call, step: 'recall', input: { words } });
    return back.ok ? moveWithin(platform, tx, { ...call, step: 'dispatch', input: { divisionCode } }, keyed) : back;
  });
  platform.hub.hint();
  return outcome;
}
