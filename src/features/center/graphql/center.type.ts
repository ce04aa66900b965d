import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { KeyedInput } from '../../../graphql/input.ts';
import { AtMost } from '../../../graphql/marks.ts';
import { Order, OrderResult } from '../../orders/graphql/index.ts';
import { MOST_TAKEN } from '../shift.ts';
import { MOST_TOGETHER } from '../together.ts';

@InputType({ description: 'Several orders, for each of which the same is done.' })
export class OrdersInput extends KeyedInput {
  @Field(() => [ID], { description: 'Ids of the orders, at most 50, each once' })
  orderIds!: string[];
}

@InputType({ description: 'Where one of several orders is sent.' })
export class DispatchOneInput {
  @Field(() => ID, { description: 'Id of the order' })
  orderId!: string;

  @Field(() => String, { description: 'Code of the community; where the realm says so, of a grid or the street' })
  divisionCode!: string;
}

@InputType({ description: 'Where several orders are sent.' })
export class DispatchOrdersInput extends KeyedInput {
  @Field(() => [DispatchOneInput], { description: 'The orders, at most 50, each once, and where each goes' })
  orders!: DispatchOneInput[];
}

@InputType({ description: 'An order that is to be pressed.' })
export class PressOrderInput extends KeyedInput {
  @Field(() => ID, { description: 'Id of the order' })
  orderId!: string;
}

@InputType({ description: 'An order that goes to another division.' })
export class ReassignOrderInput extends KeyedInput {
  @Field(() => ID, { description: 'Id of the order' })
  orderId!: string;

  @Field(() => String, { description: 'Code of the community that is to hold it; where the realm says so, of a grid or the street' })
  divisionCode!: string;

  @Field(() => String, { description: 'Why it is taken back, at most 2,000 characters' })
  words!: string;
}

@InputType({ description: 'To whom a dispatcher hands over at the end of a shift.' })
export class HandOverShiftInput extends KeyedInput {
  @Field(() => ID, { nullable: true, description: 'Id of the colleague: dispatcher or leader of the street; left out: back into the queue' })
  toPersonId?: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'What came of one of several orders (单项结果).' })
export class OrderAnswer {
  @Field(() => ID, { description: 'Id of the order, as it was named' })
  orderId!: string;

  @Field(() => OrderResult, { description: 'The order after it, or why it was refused: the same that the mutation for this one order would answer' })
  result!: object;
}

@ObjectType({ simpleResolvers: true, description: 'What came of several orders, one by one (批量结果): some may be refused while the others are done.' })
export class OrdersAnswered {
  @AtMost(MOST_TOGETHER)
  @Field(() => [OrderAnswer], { description: 'One answer for each order, in the order in which they were named' })
  answers!: OrderAnswer[];

  @Field(() => Int, { description: 'How many were done' })
  done!: number;

  @Field(() => Int, { description: 'How many were refused' })
  refused!: number;
}

@ObjectType({ simpleResolvers: true, description: 'A shift that was handed over (交班).' })
export class ShiftHandedOver {
  @AtMost(MOST_TAKEN)
  @Field(() => [Order], { description: 'The orders that were handed over or put back, as you see them now' })
  orders!: object[];
}
