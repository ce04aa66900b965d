import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { idOf, soughtId } from '../../../graphql/node.ts';
import { refusedIn } from '../../../graphql/refusal.ts';
import { placeAndLeave } from '../place.ts';
import { rebookAndLeave } from '../rebook.ts';
import { divisionIdOf, moved, noSuchDivision, notFound, OrderResult, shown } from './moved.ts';
import { AmendOrderInput, PlaceOrderInput, RebookOrderInput, SayInput } from './order.inputs.ts';

/** What residents do with their orders, themselves or through an officer. */
@Resolver()
export class ResidentMoves {
  @Mutation(() => OrderResult, { description: 'Number 2: places an order (群众点单), for yourself or for a resident whom you look after.' })
  placeOrder(@Ctx() context: Context, @Arg('input', () => PlaceOrderInput, { description: 'What is ordered' }) input: PlaceOrderInput): Promise<object> | object {
    const { caller } = context;
    if (caller === null) return refusedIn(context.language, { code: 'SIGN_IN_FIRST', args: {} });
    const { key, requesterId, resource, projectId, ...rest } = input;
    const requester = requesterId == null ? null : idOf(context, 'Person', requesterId);
    if (requesterId != null && requester === null) return notFound(context, 'requesterId');
    const resourceId = resource == null ? null : idOf(context, 'Resource', resource.resourceId);
    if (resource != null && resourceId === null) return notFound(context, 'resource');
    return shown(context, placeAndLeave(context.platform, caller, {
      ...rest, ...(projectId == null ? {} : { projectId: soughtId(context, 'Project', projectId) }), requesterId: requester, resource: resource == null || resourceId === null ? null : { id: resourceId, startsAt: resource.startsAt },
    }, key));
  }

  @Mutation(() => OrderResult, { description: 'Changes time, place within the community, seats or words of an order (修改). Whoever holds a seat may then leave unmarked for 24 hours.' })
  async amendOrder(@Ctx() context: Context, @Arg('input', () => AmendOrderInput, { description: 'What is changed' }) input: AmendOrderInput): Promise<object> {
    const { key, orderId, divisionCode, ...change } = input;
    const division = divisionCode == null ? null : await divisionIdOf(context, divisionCode);
    if (divisionCode != null && division === null) return noSuchDivision(context);
    return moved(context, 'amend', { key, orderId }, { ...change, divisionId: division });
  }

  @Mutation(() => OrderResult, { description: 'Books another occurrence for an order whose booking came to nothing (另约场次): its requester or who acts for them, its placer, or the division that holds it. An accepted order opens at once, or when the unit has confirmed.' })
  rebookOrder(@Ctx() context: Context, @Arg('input', () => RebookOrderInput, { description: 'The order and the occurrence' }) { key, orderId, resource, ...wish }: RebookOrderInput): Promise<object> | object {
    if (context.caller === null) return refusedIn(context.language, { code: 'SIGN_IN_FIRST', args: {} });
    const [order, offered] = [idOf(context, 'Order', orderId), idOf(context, 'Resource', resource.resourceId)];
    if (order === null || offered === null) return notFound(context, order === null ? 'orderId' : 'resource');
    return shown(context, rebookAndLeave(context.platform, context.caller, { ...wish, orderId: order, resource: { id: offered, startsAt: resource.startsAt } }, key));
  }

  @Mutation(() => OrderResult, { description: 'Answers what the center asked about an order (补充信息).' })
  answerAboutOrder(@Ctx() context: Context, @Arg('input', () => SayInput, { description: 'The answer' }) input: SayInput): Promise<object> | object {
    return moved(context, 'answer', input, { words: input.words });
  }

  @Mutation(() => OrderResult, { description: 'Calls an order off before it begins (取消): its requester, placer, the center or the division that holds it.' })
  cancelOrder(@Ctx() context: Context, @Arg('input', () => SayInput, { description: 'The reason' }) input: SayInput): Promise<object> | object {
    return moved(context, 'cancel', input, { words: input.words });
  }
}
