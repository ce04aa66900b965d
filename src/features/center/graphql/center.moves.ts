import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { as, encodeId, soughtId } from '../../../graphql/node.ts';
import { answer, refusedIn, resultUnion } from '../../../graphql/refusal.ts';
import { Order, OrderResult } from '../../orders/graphql/index.ts';
import { move, orderLoader } from '../../orders/index.ts';
import { pressOrder } from '../press.ts';
import { reassignOrder } from '../reassign.ts';
import { handOverShift } from '../shift.ts';
import { answered } from './answered.ts';
import { DispatchOrdersInput, HandOverShiftInput, OrdersAnswered, OrdersInput, PressOrderInput, ReassignOrderInput, ShiftHandedOver } from './center.type.ts';

const PressOrderResult = resultUnion<object>('PressOrderResult', () => [Order], 'The order, or why it was not pressed.', 'LEAVES');
const OrdersResult = resultUnion<object>('OrdersResult', () => [OrdersAnswered], 'One answer for each order, or why none was dealt with.');
const HandOverShiftResult = resultUnion<object>('HandOverShiftResult', () => [ShiftHandedOver], 'The orders that were handed over, or why none was.');

/** What the center does beside the order's own steps: with several orders at once, and by pressing. */
@Resolver()
export class CenterDeeds {
  @Mutation(() => PressOrderResult, { description: 'Presses whoever holds the order to go on (督办): the workers of its holding division, its lead, the unit that serves it. For dispatcher and street leader, once a working day and person; it changes nothing of the order.' })
  async pressOrder(@Ctx() context: Context, @Arg('input', () => PressOrderInput, { description: 'The order' }) { key, orderId }: PressOrderInput): Promise<object> {
    const { caller } = context;
    if (caller === null) return refusedIn(context.language, { code: 'SIGN_IN_FIRST', args: {} });
    return answer(context, pressOrder(context.platform, caller, soughtId(context, 'Order', orderId), key), async ({ id }, reading) => orderLoader(reading).load(id));
  }

  @Mutation(() => OrderResult, { description: 'Takes an order back from the division that holds it and sends it to another (改派), as recallOrder and dispatchOrder would, in one deed: both or neither. For dispatcher and street leader; after a third return for the leader alone.' })
  async reassignOrder(@Ctx() context: Context, @Arg('input', () => ReassignOrderInput, { description: 'The order, where it goes and why' }) { key, orderId, divisionCode, words }: ReassignOrderInput): Promise<object> {
    const { caller, realm } = context;
    if (caller === null) return refusedIn(context.language, { code: 'SIGN_IN_FIRST', args: {} });
    const input = { orderId: soughtId(context, 'Order', orderId), divisionCode, words };
    return answer(context, reassignOrder(context.platform, caller, input, key), async ({ id, revision }, reading) => {
      const row = await orderLoader(reading).load(id);
      return row === null ? as('OrderLeft', { id: encodeId('Order', realm, id), revision }) : as('Order', row);
    });
  }

  @Mutation(() => HandOverShiftResult, { description: 'Hands over all orders that you work on (交班): to a colleague, who has 30 minutes for each, or back into the queue. All of them or none, at most 100.' })
  async handOverShift(@Ctx() context: Context, @Arg('input', () => HandOverShiftInput, { description: 'To whom' }) { key, toPersonId }: HandOverShiftInput): Promise<object> {
    const { caller } = context;
    if (caller === null) return refusedIn(context.language, { code: 'SIGN_IN_FIRST', args: {} });
    const to = toPersonId == null ? null : soughtId(context, 'Person', toPersonId);
    return answer(context, handOverShift(context.platform, caller, to, key), async ({ ids }, reading) => ({ orders: (await orderLoader(reading).loadMany(ids)).filter((order) => order !== null) }));
  }

  @Mutation(() => OrdersResult, { description: 'Takes several orders from the queue (批量领取), each like takeOrder and by itself: what is refused for one keeps none of the others. At most 50. Sent again with the same key, each order has the same answer, and is done if a fault had kept it from that.' })
  takeOrders(@Ctx() context: Context, @Arg('input', () => OrdersInput, { description: 'The orders' }) { key, orderIds }: OrdersInput): Promise<object> {
    return answered(context, 'takeOrders', key, orderIds.map((orderId) => ({ orderId })), ({ realm, caller, platform }) => ({ orderId }, its) => move(platform, { realm, asker: { caller }, orderId, step: 'take', input: {} }, its));
  }

  @Mutation(() => OrdersResult, { description: 'Sends several orders to communities (批量派单), each like dispatchOrder and by itself: what is refused for one keeps none of the others. At most 50. Sent again with the same key, each order has the same answer.' })
  dispatchOrders(@Ctx() context: Context, @Arg('input', () => DispatchOrdersInput, { description: 'The orders and where each goes' }) { key, orders }: DispatchOrdersInput): Promise<object> {
    return answered(context, 'dispatchOrders', key, orders.map(({ orderId, divisionCode }) => ({ orderId, divisionCode })), ({ realm, caller, platform }) => ({ orderId, divisionCode }, its) =>
      move(platform, { realm, asker: { caller }, orderId, step: 'dispatch', input: { divisionCode } }, its));
  }

  @Mutation(() => OrdersResult, { description: 'Presses whoever holds several orders (批量督办), each like pressOrder and by itself. At most 50. Sent again with the same key, each order has the same answer.' })
  pressOrders(@Ctx() context: Context, @Arg('input', () => OrdersInput, { description: 'The orders' }) { key, orderIds }: OrdersInput): Promise<object> {
    return answered(context, 'pressOrders', key, orderIds.map((orderId) => ({ orderId })), ({ caller, platform }) => ({ orderId }, its) => pressOrder(platform, caller, orderId, its));
  }
}
