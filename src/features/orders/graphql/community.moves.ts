import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { idOf } from '../../../graphql/node.ts';
import type { SeatHours } from '../inputs.ts';
import { moved, OrderResult, StartOrderResult } from './moved.ts';
import { AbortOrderInput, AcceptOrderInput, FinishOrderInput, OrderInput, SayInput, SettleOrderInput, StartOrderInput, type SeatHoursInput } from './order.inputs.ts';

/** Seats that are named wrongly are nobody's, and change nothing. */
const hoursOf = (context: Context, hours: SeatHoursInput[] | null | undefined): SeatHours[] =>
  (hours ?? []).flatMap(({ seatId, hours: amount }) => {
    const id = idOf(context, 'Seat', seatId);
    return id === null ? [] : [{ seatId: id, hours: amount }];
  });

/** What the division that holds an order, its crew and its provider do with it. */
@Resolver()
export class CommunityMoves {
  @Mutation(() => OrderResult, { description: 'Number 4: the community takes an order on (社区接单), with date, seats and a line for volunteers.' })
  acceptOrder(@Ctx() context: Context, @Arg('input', () => AcceptOrderInput, { description: 'The plan' }) input: AcceptOrderInput): Promise<object> | object {
    const { plannedStart, plannedEnd, summary, helpersWanted = null, leastCrew = null, grabOpensAt = null } = input;
    return moved(context, 'accept', input, { plannedStart, plannedEnd, summary, helpersWanted, leastCrew, grabOpensAt });
  }

  @Mutation(() => OrderResult, { description: 'Gives an order back to the center with a reason (退回); it is counted, and after the third time only the street leader dispatches it.' })
  returnOrder(@Ctx() context: Context, @Arg('input', () => SayInput, { description: 'The reason' }) input: SayInput): Promise<object> | object {
    return moved(context, 'return', input, { words: input.words });
  }

  @Mutation(() => OrderResult, { description: 'Passes an order to the next division up, where the realm allows it (上报).' })
  escalateOrder(@Ctx() context: Context, @Arg('input', () => SayInput, { description: 'The reason' }) input: SayInput): Promise<object> | object {
    return moved(context, 'escalate', input, { words: input.words });
  }

  @Mutation(() => OrderResult, { description: 'The grid officer settles an order on the spot, where the realm allows it (网格员当场办理).' })
  handleOrderAlone(@Ctx() context: Context, @Arg('input', () => OrderInput, { description: 'The order' }) input: OrderInput): Promise<object> | object {
    return moved(context, 'handleAlone', input, {});
  }

  @Mutation(() => StartOrderResult, { description: 'The service begins (开始服务), from an hour before the planned start, with the code that the resident tells.' })
  startOrder(@Ctx() context: Context, @Arg('input', () => StartOrderInput, { description: 'The start' }) input: StartOrderInput): Promise<object> | object {
    const present = input.presentSeatIds?.flatMap((seat) => idOf(context, 'Seat', seat) ?? []) ?? null;
    return moved(context, 'start', input, { code: input.code ?? null, withoutCode: input.withoutCode ?? false, present });
  }

  @Mutation(() => OrderResult, { description: 'The crew has done its work (服务完成), with hours for each seat.' })
  finishOrder(@Ctx() context: Context, @Arg('input', () => FinishOrderInput, { description: 'The end' }) input: FinishOrderInput): Promise<object> | object {
    return moved(context, 'finish', input, { hours: hoursOf(context, input.hours), words: input.words ?? null });
  }

  @Mutation(() => OrderResult, { description: 'The community ends an order with an outcome and answers the resident (办结答复).' })
  settleOrder(@Ctx() context: Context, @Arg('input', () => SettleOrderInput, { description: 'The outcome' }) input: SettleOrderInput): Promise<object> | object {
    return moved(context, 'settle', input, { outcome: input.outcome, words: input.words, hours: hoursOf(context, input.hours) });
  }

  @Mutation(() => OrderResult, { description: 'The community breaks off a service that has begun (中止).' })
  abortOrder(@Ctx() context: Context, @Arg('input', () => AbortOrderInput, { description: 'The reason' }) input: AbortOrderInput): Promise<object> | object {
    return moved(context, 'abort', input, { words: input.words, hours: hoursOf(context, input.hours) });
  }
}
