import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { isUuid } from '../../../kernel/ids.ts';
import { idOf, soughtId } from '../../../graphql/node.ts';
import { moved, notFound, OrderResult } from './moved.ts';
import { DispatchOrderInput, HandOverOrderInput, HoldOrderInput, LiftHoldInput, MaySayInput, MergeOrderInput, OrderInput, SayInput } from './order.inputs.ts';

/** What the center and the street leader do with orders. */
@Resolver()
export class CenterMoves {
  @Mutation(() => OrderResult, { description: 'Takes an order from the queue, so that nobody else works on it (领取); it goes back after 30 minutes.' })
  takeOrder(@Ctx() context: Context, @Arg('input', () => OrderInput, { description: 'The order' }) input: OrderInput): Promise<object> | object {
    return moved(context, 'take', input, {});
  }

  @Mutation(() => OrderResult, { description: 'Puts an order that you took back into the queue (放回).' })
  letGoOrder(@Ctx() context: Context, @Arg('input', () => OrderInput, { description: 'The order' }) input: OrderInput): Promise<object> | object {
    return moved(context, 'letGo', input, {});
  }

  @Mutation(() => OrderResult, { description: 'Hands an order that you work on over to a colleague (移交), who has 30 minutes for it in turn. Street leaders also hand over what others took.' })
  handOverOrder(@Ctx() context: Context, @Arg('input', () => HandOverOrderInput, { description: 'The order and the colleague' }) input: HandOverOrderInput): Promise<object> | object {
    return moved(context, 'handOver', input, { to: soughtId(context, 'Person', input.toPersonId) });
  }

  @Mutation(() => OrderResult, { description: 'Asks the resident for what is missing (请求补充信息); without an answer the order expires after 3 days.' })
  askAboutOrder(@Ctx() context: Context, @Arg('input', () => SayInput, { description: 'The question' }) input: SayInput): Promise<object> | object {
    return moved(context, 'ask', input, { words: input.words });
  }

  @Mutation(() => OrderResult, { description: 'Does not take an order on, and tells the resident why (不予受理).' })
  rejectOrder(@Ctx() context: Context, @Arg('input', () => SayInput, { description: 'The reason' }) input: SayInput): Promise<object> | object {
    return moved(context, 'reject', input, { words: input.words });
  }

  @Mutation(() => OrderResult, { description: 'Merges an order into a living one that is the same matter (合并); its requester is then served by that one.' })
  mergeOrder(@Ctx() context: Context, @Arg('input', () => MergeOrderInput, { description: 'The two orders' }) input: MergeOrderInput): Promise<object> | object {
    const into = idOf(context, 'Order', input.intoId);
    return into === null ? notFound(context, 'intoId') : moved(context, 'merge', input, { into });
  }

  @Mutation(() => OrderResult, { description: 'Number 3: sends an order to a community (中心派单).' })
  dispatchOrder(@Ctx() context: Context, @Arg('input', () => DispatchOrderInput, { description: 'Where it goes' }) input: DispatchOrderInput): Promise<object> | object {
    return moved(context, 'dispatch', input, { divisionCode: input.divisionCode });
  }

  @Mutation(() => OrderResult, { description: 'Takes an order back from the division that holds it (收回); its seats are freed without a mark.' })
  recallOrder(@Ctx() context: Context, @Arg('input', () => MaySayInput, { description: 'The order' }) input: MaySayInput): Promise<object> | object {
    return moved(context, 'recall', input, { words: input.words ?? null });
  }

  @Mutation(() => OrderResult, { description: 'Has a rated or closed order done again (重新办理); for the street leader.' })
  reopenOrder(@Ctx() context: Context, @Arg('input', () => MaySayInput, { description: 'The reason' }) input: MaySayInput): Promise<object> | object {
    return moved(context, 'reopen', input, { words: input.words ?? null });
  }

  @Mutation(() => OrderResult, { description: 'Closes an order that stays unresolved after the last attempt, with a reason (办结); for the street leader.' })
  closeOrder(@Ctx() context: Context, @Arg('input', () => MaySayInput, { description: 'The reason' }) input: MaySayInput): Promise<object> | object {
    return moved(context, 'close', input, { words: input.words ?? null });
  }

  @Mutation(() => OrderResult, { description: 'Stops the clock of a living order until a date, with a reason (挂起); several holds may stand.' })
  holdOrder(@Ctx() context: Context, @Arg('input', () => HoldOrderInput, { description: 'The hold' }) input: HoldOrderInput): Promise<object> | object {
    return moved(context, 'hold', input, { words: input.words, until: input.until });
  }

  @Mutation(() => OrderResult, { description: 'Ends one hold of an order or all of them; the clock goes on where it stood (解除挂起).' })
  liftHold(@Ctx() context: Context, @Arg('input', () => LiftHoldInput, { description: 'The hold' }) input: LiftHoldInput): Promise<object> | object {
    if (input.holdId != null && !isUuid(input.holdId)) return notFound(context, 'holdId');
    return moved(context, 'lift', input, { holdId: input.holdId ?? null });
  }
}
