import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { moved, OrderResult } from '../../orders/graphql/index.ts';
import { RateOrderInput } from './rating.type.ts';

/** Number 7, and the check on it. */
@Resolver()
export class RatingMoves {
  @Mutation(() => OrderResult, { description: 'Number 7: rates the help (群众评单), for yourself or, as officer or building head, for a resident without the app whose consent stands. Not resolved: it is done again.' })
  rateOrder(@Ctx() context: Context, @Arg('input', () => RateOrderInput, { description: 'The rating' }) input: RateOrderInput): Promise<object> | object {
    const { stars, resolved, words = null } = input;
    return moved(context, 'rate', input, { stars, resolved, words });
  }

  @Mutation(() => OrderResult, { description: 'Records what the requester told you, who are independent of the order, when it was drawn for a call-back (回访).' })
  callBackOrder(@Ctx() context: Context, @Arg('input', () => RateOrderInput, { description: 'What the requester told you' }) input: RateOrderInput): Promise<object> | object {
    const { stars, resolved, words = null } = input;
    return moved(context, 'callBack', input, { stars, resolved, words });
  }
}
