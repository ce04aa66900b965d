import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { soughtId } from '../../../graphql/node.ts';
import { answer, refusedIn, resultUnion } from '../../../graphql/refusal.ts';
import { Order } from '../../orders/graphql/index.ts';
import { orderLoader } from '../../orders/index.ts';
import { urgeOrder } from '../urge.ts';
import { UrgeOrderInput } from './broker.type.ts';

const UrgeOrderResult = resultUnion<object>('UrgeOrderResult', () => [Order], 'The order, or why it was not urged.', 'LEAVES');

/** What a broker does beside the order's own steps. */
@Resolver()
export class BrokerMoves {
  @Mutation(() => UrgeOrderResult, { description: 'Urges whoever holds the order to go on (催办): its holding division, or the center before that. For the brokers of its grid, from half of the state\'s time on, once a working day and person; it changes nothing of the order.' })
  async urgeOrder(@Ctx() context: Context, @Arg('input', () => UrgeOrderInput, { description: 'The order' }) { key, orderId }: UrgeOrderInput): Promise<object> {
    const { caller } = context;
    if (caller === null) return refusedIn(context.language, { code: 'SIGN_IN_FIRST', args: {} });
    return answer(context, urgeOrder(context.platform, caller, soughtId(context, 'Order', orderId), key), async ({ id }, reading) => orderLoader(reading).load(id));
  }
}
