import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { soughtId } from '../../../graphql/node.ts';
import { answer, refusedIn, resultUnion, type Refused } from '../../../graphql/refusal.ts';
import { bookingLoader } from '../loaders.ts';
import { move, type BookingMove, type Moved, type StepInputs } from '../move.ts';
import { BookingInput, BookingReasonInput, ConfirmBookingInput, SayWhoComesInput } from './booking.inputs.ts';
import { Booking } from './booking.type.ts';

const BookingResult = resultUnion<object>('BookingResult', () => [Booking], 'The booking as you see it after the step, or why the step was refused.', 'LEAVES');
const INPUT = { description: 'The booking, and the key of this deed' };
type Answer = Promise<object | Refused>;

/** Takes a step for the caller and shows what came of it. */
async function moved<S extends BookingMove>(context: Context, step: S, { key, bookingId }: { key: string; bookingId: string }, input: StepInputs[S]): Answer {
  if (context.caller === null) return refusedIn(context.language, { code: 'SIGN_IN_FIRST', args: {} });
  const call = { realm: context.realm, asker: { caller: context.caller }, bookingId: soughtId(context, 'Booking', bookingId), step, input };
  return answer<Moved, object>(context, move(context.platform, call, key), async ({ id }, reading) => bookingLoader(reading).load(id));
}

/** What a unit does at its desk. */
@Resolver()
export class BookingMoves {
  @Mutation(() => BookingResult, { description: 'Confirms a booking that was asked for, and may say who comes; its order goes on (确认预约).' })
  async confirmBooking(@Ctx() context: Context, @Arg('input', () => ConfirmBookingInput, INPUT) input: ConfirmBookingInput): Answer {
    return moved(context, 'confirm', input, { whoComes: input.whoComes ?? null });
  }

  @Mutation(() => BookingResult, { description: 'Declines a booking that was asked for and says why: the places are free again, and the resident is offered other occurrences (谢绝预约).' })
  async declineBooking(@Ctx() context: Context, @Arg('input', () => BookingReasonInput, INPUT) input: BookingReasonInput): Answer {
    return moved(context, 'decline', input, { words: input.words });
  }

  @Mutation(() => BookingResult, { description: 'Says who of your people comes or will be there (告知前来人员).' })
  async sayWhoComes(@Ctx() context: Context, @Arg('input', () => SayWhoComesInput, INPUT) input: SayWhoComesInput): Answer {
    return moved(context, 'sayWhoComes', input, { whoComes: input.whoComes });
  }

  @Mutation(() => BookingResult, { description: 'Cancels one booking before its occurrence is over, while the service has not begun, and says why: the places are free again, its order is without provider and the resident is offered other occurrences (取消预约).' })
  async cancelBooking(@Ctx() context: Context, @Arg('input', () => BookingReasonInput, INPUT) input: BookingReasonInput): Answer {
    return moved(context, 'cancelByUnit', input, { words: input.words });
  }

  @Mutation(() => BookingResult, { description: 'Marks it as given, once the order has begun; an order that is under way is finished with it, and rated by the resident (标记已提供).' })
  async deliverBooking(@Ctx() context: Context, @Arg('input', () => BookingInput, INPUT) input: BookingInput): Answer {
    return moved(context, 'deliver', input, {});
  }

  @Mutation(() => BookingResult, { description: 'Marks, once its hour has struck, that nobody came; the order wants another occurrence, and nobody is blamed (标记未到场).' })
  async markNotCome(@Ctx() context: Context, @Arg('input', () => BookingInput, INPUT) input: BookingInput): Answer {
    return moved(context, 'notCome', input, {});
  }
}
