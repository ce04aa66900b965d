import { Field, Int, ObjectType } from 'type-graphql';
import type { BookingState as State } from '../../../booking-steps.ts';
import { Node } from '../../../graphql/node.ts';
import { connectionOf } from '../../../graphql/page.ts';
import { DateTimeScalar } from '../../../graphql/scalars.ts';
import { BookingState } from './words.ts';

@ObjectType('Booking', { implements: Node, simpleResolvers: true, description: 'Places of one occurrence of a resource, taken for one order (预约). Its unit sees it, and whoever may read the words of its order.' })
export class Booking extends Node {
  @Field(() => DateTimeScalar, { description: 'Begin of the occurrence, or of the plain period (场次开始)' })
  startsAt!: Date;

  @Field(() => DateTimeScalar, { description: 'End of it (场次结束)' })
  endsAt!: Date;

  @Field(() => Int, { description: 'For how many people (人数)' })
  persons!: number;

  @Field(() => BookingState, { description: 'Where it stands (状态)' })
  state!: State;

  @Field(() => DateTimeScalar, { description: 'Since when it stands there (状态起始)' })
  stateSince!: Date;

  @Field(() => Int, { description: 'Counts what happened to it, without a gap (修订号)' })
  revision!: number;

  @Field(() => DateTimeScalar, { description: 'When it was asked for (预约时间)' })
  at!: Date;
}

export const BookingConnection = connectionOf('Booking', () => Booking, 'bookings');
