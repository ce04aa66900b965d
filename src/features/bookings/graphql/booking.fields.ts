import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { BookingStep } from '../../../booking-steps.ts';
import type { Context } from '../../../graphql/context.ts';
import { labelOf } from '../../../graphql/enums.ts';
import { DoorError } from '../../../graphql/errors.ts';
import { AtMost, Cost, ViewerDependent } from '../../../graphql/marks.ts';
import { encodeId } from '../../../graphql/node.ts';
import { StepAnswer, stepAnswer as answerOf } from '../../../graphql/step-answer.ts';
import { Order } from '../../orders/graphql/index.ts';
import { orderLoader, type OrderRow } from '../../orders/index.ts';
import { Resource } from '../../resources/graphql/index.ts';
import { resourceLoader } from '../../resources/index.ts';
import type { BookingRow } from '../facts.ts';
import { bookingOfOrder, otherOccurrences, saidTo, stepAnswer, stepsOf } from '../read.ts';
import { Booking } from './booking.type.ts';
import { OtherOccurrence } from './desk.type.ts';
import { BookingState, BookingStepEnum } from './words.ts';

/** The fields of a booking that are read for whoever asks. */
@Resolver(() => Booking)
export class BookingFields {
  @FieldResolver(() => String, { description: 'Where it stands, in the language of the request' })
  label(@Root() booking: BookingRow, @Ctx() { language }: Context): string {
    return labelOf(BookingState, booking.state, language);
  }

  @ViewerDependent()
  @FieldResolver(() => Resource, { nullable: true, description: 'What was booked (资源); null when you may not see it any more' })
  async resource(@Root() booking: BookingRow, @Ctx() context: Context): Promise<object | null> {
    return resourceLoader(await context.reading()).load(booking.resourceId);
  }

  @ViewerDependent()
  @FieldResolver(() => Order, { nullable: true, description: 'The order that it is for (订单); null when you may not see it any more: a unit does not before it has confirmed, nor once the booking came to nothing' })
  async order(@Root() booking: BookingRow, @Ctx() context: Context): Promise<object | null> {
    return orderLoader(await context.reading()).load(booking.orderId);
  }

  @ViewerDependent()
  @FieldResolver(() => String, { nullable: true, description: 'Who comes, as the unit said: for the unit, and until a day after the end for whoever reads the requester\'s name in the clear (前来人员)' })
  async whoComes(@Root() booking: BookingRow, @Ctx() context: Context): Promise<string | null> {
    return (await saidTo(await context.reading(), booking)).whoComes;
  }

  @ViewerDependent()
  @FieldResolver(() => String, { nullable: true, description: 'Why it was declined or cancelled, as the unit said (原因)' })
  async reason(@Root() booking: BookingRow, @Ctx() context: Context): Promise<string | null> {
    return (await saidTo(await context.reading(), booking)).words;
  }

  @ViewerDependent()
  @AtMost(6)
  @FieldResolver(() => [BookingStepEnum], { description: 'Steps that you may take now (可办步骤)' })
  async viewerMay(@Root() booking: BookingRow, @Ctx() context: Context): Promise<BookingStep[]> {
    return stepsOf(await context.reading(), booking);
  }

  @ViewerDependent()
  @FieldResolver(() => StepAnswer, { description: 'Whether you may take a step now, or the refusal that it would meet' })
  async viewerCan(
    @Root() booking: BookingRow, @Ctx() context: Context,
    @Arg('step', () => BookingStepEnum, { description: 'The step asked about' }) step: BookingStep,
  ): Promise<StepAnswer> {
    const decision = await stepAnswer(await context.reading(), booking, step);
    return answerOf(context, decision.allowed ? null : decision);
  }
}

const MOST_OTHERS = 20;

/** What bookings add to an order. */
@Resolver(() => Order)
export class OrderBooking {
  @ViewerDependent()
  @FieldResolver(() => Booking, { nullable: true, description: 'Its last booking (预约); null where none was made, and unless you may read its words' })
  async booking(@Root() order: OrderRow, @Ctx() context: Context): Promise<object | null> {
    return bookingOfOrder(await context.reading(), order);
  }

  @ViewerDependent()
  @Cost(10)
  @AtMost(MOST_OTHERS)
  @FieldResolver(() => [OtherOccurrence], { description: 'Where it could go instead, once its booking came to nothing: the next occurrences with room for it, of the same resource and of others of its item, the soonest first; for `rebookOrder` (可改约场次)' })
  async otherOccurrences(
    @Root() order: OrderRow, @Ctx() context: Context,
    @Arg('first', () => Int, { defaultValue: 5, description: 'How many, 1 to 20' }) first: number,
  ): Promise<OtherOccurrence[]> {
    if (first < 1 || first > MOST_OTHERS) throw new DoorError('BAD_USER_INPUT', { detail: { en: `first must be 1 to ${MOST_OTHERS}.`, zh: `first 须为 1 到 ${MOST_OTHERS}。` } });
    const found = await otherOccurrences(await context.reading(), order, first);
    return found.map(({ resourceId, ...one }) => ({ ...one, resourceId: encodeId('Resource', order.realm, resourceId) }));
  }
}
