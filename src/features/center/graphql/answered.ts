import type { Context } from '../../../graphql/context.ts';
import { as, encodeId, soughtId } from '../../../graphql/node.ts';
import { answer, refusedIn } from '../../../graphql/refusal.ts';
import type { Caller } from '../../../platform/actor.ts';
import type { Platform } from '../../../platform/platform.ts';
import { orderLoader } from '../../orders/index.ts';
import { together, type Each } from '../together.ts';

interface Asking { readonly realm: string; readonly caller: Caller; readonly platform: Platform }

/** Does the deed for each order, and answers for each as the mutation for that one order would; the orders are read again by one statement. */
export function answered<Item extends { readonly orderId: string }>(
  context: Context, mutation: string, key: string, asked: readonly Item[], deed: (asking: Asking) => (item: Item, key: string) => Promise<Each['outcome']>,
): Promise<object> {
  const { caller, platform, realm } = context;
  if (caller === null) return Promise.resolve(refusedIn(context.language, { code: 'SIGN_IN_FIRST', args: {} }));
  const items = asked.map((item) => ({ ...item, named: item.orderId, orderId: soughtId(context, 'Order', item.orderId) }));
  return answer(context, together(platform, caller, { mutation, key, items, each: deed({ realm, caller, platform }) }), async (each, reading) => {
    const rows = await orderLoader(reading).loadMany(each.flatMap(({ outcome }) => (outcome.ok ? [outcome.value.id] : [])));
    const byId = new Map(rows.flatMap((row) => (row === null ? [] : [[row.id, row] as const])));
    const resultOf = ({ outcome }: Each): object => {
      if (!outcome.ok) return refusedIn(context.language, outcome.refusal);
      const { id, revision } = outcome.value;
      const row = byId.get(id);
      return row ? as('Order', row) : as('OrderLeft', { id: encodeId('Order', realm, id), revision: revision ?? 0 });
    };
    const done = each.filter(({ outcome }) => outcome.ok).length;
    return { answers: each.map((one) => ({ orderId: one.named, result: resultOf(one) })), done, refused: each.length - done };
  });
}
