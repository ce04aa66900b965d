import { Field, ID, InputType } from 'type-graphql';
import type { BookingState as State } from '../../../booking-steps.ts';
import { KeyedInput } from '../../../graphql/input.ts';
import { DateTimeScalar } from '../../../graphql/scalars.ts';
import { BookingState } from './words.ts';

@InputType({ description: 'Names a booking.' })
export class BookingInput extends KeyedInput {
  @Field(() => ID, { description: 'Id of the booking (预约)' })
  bookingId!: string;
}

@InputType({ description: 'Names a booking that is confirmed, and who comes.' })
export class ConfirmBookingInput extends BookingInput {
  @Field(() => String, { nullable: true, description: 'Name of your person who comes or is there, up to 80 characters; may be said later (前来人员)' })
  whoComes?: string | null;
}

@InputType({ description: 'Names a booking and says who comes.' })
export class SayWhoComesInput extends BookingInput {
  @Field(() => String, { description: 'Name of your person who comes or is there, up to 80 characters (前来人员)' })
  whoComes!: string;
}

@InputType({ description: 'Names a booking and says why.' })
export class BookingReasonInput extends BookingInput {
  @Field(() => String, { description: 'Why, for the resident, up to 1000 characters (原因)' })
  words!: string;
}

@InputType({ description: 'What a list of bookings is narrowed to; all that is given must hold.' })
export class BookingFilter {
  @Field(() => ID, { nullable: true, description: 'Id of one of the units for which you speak (单位)' })
  organisationId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Id of one of its resources (资源)' })
  resourceId?: string | null;

  @Field(() => [BookingState], { nullable: true, description: 'States to show (状态)' })
  states?: State[] | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Occurrences that begin from then on (起)' })
  from?: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Occurrences that begin before then (止)' })
  until?: Date | null;
}
