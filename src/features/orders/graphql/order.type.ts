import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../../../graphql/page.ts';
import { Node } from '../../../graphql/node.ts';
import { DateTimeScalar } from '../../../graphql/scalars.ts';
import type { OrderState, OrderStep } from '../../../seven-orders.ts';
import type { Serves, SettleOutcome } from '../words.ts';
import { OrderStateEnum, OrderStepEnum, OutcomeEnum, ServesEnum } from './enums.ts';

@ObjectType('Order', { implements: Node, simpleResolvers: true, description: 'A resident\'s request on its way through the seven orders (订单). Nothing personal is in it except where a field says so.' })
export class Order extends Node {
  @Field(() => Int, { description: 'Short number of the order, to be read over a telephone (单号)' })
  number!: number;

  @Field(() => OrderStateEnum, { description: 'Where it stands' })
  state!: OrderState;

  @Field(() => DateTimeScalar, { description: 'Since when it stands there' })
  stateSince!: Date;

  @Field(() => Int, { description: 'Counts its changes without a gap, seats included; within one order events come in this order' })
  revision!: number;

  @Field(() => Int, { description: 'Which attempt this is; it rises when an order comes back not resolved' })
  attempt!: number;

  @Field(() => String, { description: 'Code of the catalogue item that was ordered (清单分项)' })
  itemCode!: string;

  @Field(() => ServesEnum, { description: 'Who serves it' })
  serves!: Serves;

  @Field(() => Boolean, { description: 'Whether its limits are halved and the community was told at once (紧急)' })
  urgent!: boolean;

  @Field(() => Boolean, { description: 'Whether its item touches health or the like; then strangers never see it (敏感)' })
  sensitive!: boolean;

  @Field(() => DateTimeScalar, { description: 'When it was placed' })
  placedAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it is planned to begin; null until accepted, and after the date was lost' })
  plannedStart!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it is planned to end' })
  plannedEnd!: Date | null;

  @Field(() => Int, { description: 'How many helpers are wanted (名额)' })
  helpersWanted!: number;

  @Field(() => OutcomeEnum, { nullable: true, description: 'How the community settled it, when it did' })
  outcome!: SettleOutcome | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the service began, in this attempt' })
  startedAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was done, in this attempt: said by the crew or the community' })
  doneAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was first rated, in this attempt' })
  ratedAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was closed' })
  closedAt!: Date | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it is resolved, as the requester said; null before that' })
  resolved!: boolean | null;
}

@ObjectType({ simpleResolvers: true, description: 'Where the people of an order can be reached and found, as far as you may see it (联系方式). Each clear reading is recorded.' })
export class OrderContact {
  @Field(() => String, { nullable: true, description: 'Name, perhaps masked' })
  name!: string | null;

  @Field(() => String, { nullable: true, description: 'Telephone number, perhaps masked; null when you may not read it' })
  phone!: string | null;

  @Field(() => String, { nullable: true, description: 'Exact address; null when you may not read it' })
  address!: string | null;

  @Field(() => Float, { nullable: true, description: 'Latitude of the door' })
  latitude!: number | null;

  @Field(() => Float, { nullable: true, description: 'Longitude of the door' })
  longitude!: number | null;

  @Field(() => Boolean, { description: 'Whether something is masked that a stated reason would show' })
  masked!: boolean;
}

@ObjectType({ simpleResolvers: true, description: 'What was said at a step: a question, an answer, a reason.' })
export class Saying {
  @Field(() => OrderStepEnum, { description: 'Step at which it was said' })
  step!: OrderStep;

  @Field(() => String, { description: 'The words' })
  words!: string;

  @Field(() => DateTimeScalar, { description: 'When it was said' })
  at!: Date;
}

@ObjectType({ simpleResolvers: true, description: 'A stop of the order\'s clock (挂起).' })
export class Hold {
  @Field(() => ID, { description: 'Id of the hold, for liftHold' })
  id!: string;

  @Field(() => DateTimeScalar, { description: 'Since when it stands' })
  since!: Date;

  @Field(() => DateTimeScalar, { description: 'When the clock lifts it' })
  until!: Date;
}

@ObjectType({ simpleResolvers: true, description: 'A step that the clock will take if nobody does anything before (时限).' })
export class Deadline {
  @Field(() => OrderStepEnum, { description: 'Step that the clock will take' })
  step!: OrderStep;

  @Field(() => DateTimeScalar, { description: 'When' })
  at!: Date;

  @Field(() => Boolean, { description: 'Whether a hold stops it now' })
  paused!: boolean;

  @Field(() => Boolean, { description: 'Whether it reaches into a year whose public holidays are not known yet, so that it counted Monday to Friday and may move' })
  provisional!: boolean;
}

export const OrderConnection = connectionOf('Order', () => Order, 'orders');
