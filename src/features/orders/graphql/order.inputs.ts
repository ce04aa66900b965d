import { Field, Float, ID, InputType, Int } from 'type-graphql';
import { KeyedInput } from '../../../graphql/input.ts';
import { DateTimeScalar } from '../../../graphql/scalars.ts';
import type { SettleOutcome } from '../words.ts';
import { OutcomeEnum } from './enums.ts';

@InputType({ description: 'Where somebody can be reached and found (联系方式).' })
export class ContactInput {
  @Field(() => String, { nullable: true, description: 'Name' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'Telephone number' })
  phone?: string | null;

  @Field(() => String, { nullable: true, description: 'Exact address' })
  address?: string | null;

  @Field(() => Float, { nullable: true, description: 'Latitude of the door' })
  latitude?: number | null;

  @Field(() => Float, { nullable: true, description: 'Longitude of the door' })
  longitude?: number | null;
}

@InputType({ description: 'An occurrence of a listed resource.' })
export class OccurrenceInput {
  @Field(() => ID, { description: 'Id of the resource' })
  resourceId!: string;

  @Field(() => DateTimeScalar, { description: 'When the occurrence begins: one of the resource\'s next occurrences; of a plain period, any moment within it' })
  startsAt!: Date;
}

@InputType({ description: 'What a resident orders: an item of the catalogue, from the list or in their own words.' })
export class PlaceOrderInput extends KeyedInput {
  @Field(() => String, { description: 'Code of the catalogue item' })
  itemCode!: string;

  @Field(() => String, { description: 'Code of the division in which it is: as exact as is known, down to the stairwell (治理单元代码)' })
  divisionCode!: string;

  @Field(() => ID, { nullable: true, description: 'Id of the resident it is for, when you place it on their behalf; left out: yourself' })
  requesterId?: string | null;

  @Field(() => String, { nullable: true, description: 'The requester\'s own words, at most 2,000 characters; needed unless a resource is ordered' })
  words?: string | null;

  @Field(() => ContactInput, { nullable: true, description: 'Contact for this order; what is left out is taken from the requester\'s own' })
  contact?: ContactInput | null;

  @Field(() => Int, { nullable: true, description: 'How many people it is for; left out: 1' })
  persons?: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it is urgent: limits are halved and the community is told at once' })
  urgent?: boolean | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it should begin. In a plain period that is booked it lies within that period; of an occurrence that is booked, its own times hold instead' })
  wantedStart?: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it should end; needed with wantedStart' })
  wantedEnd?: Date | null;

  @Field(() => Int, { nullable: true, description: 'How many helpers are wanted; left out: what the item says' })
  helpersWanted?: number | null;

  @Field(() => ID, { nullable: true, description: 'Id of the project that it belongs to: a running one that serves the item; left out: the resource\'s (志愿服务项目)' })
  projectId?: string | null;

  @Field(() => OccurrenceInput, { nullable: true, description: 'The occurrence that is ordered from the list; its date and place are the order\'s' })
  resource?: OccurrenceInput | null;
}

@InputType({ description: 'Names an order.' })
export class OrderInput extends KeyedInput {
  @Field(() => ID, { description: 'Id of the order' })
  orderId!: string;
}

@InputType({ description: 'An order that you work on, and who goes on with it.' })
export class HandOverOrderInput extends OrderInput {
  @Field(() => ID, { description: 'Id of the colleague: dispatcher or leader of the order\'s street' })
  toPersonId!: string;
}

@InputType({ description: 'An order that has no booking any more, and the occurrence that it shall have.' })
export class RebookOrderInput extends OrderInput {
  @Field(() => OccurrenceInput, { description: 'The occurrence: one of the order\'s `otherOccurrences`, or any other of its item' })
  resource!: OccurrenceInput;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it should begin within a plain period; needed there once the order is accepted' })
  wantedStart?: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it should end; needed with wantedStart' })
  wantedEnd?: Date | null;
}

@InputType({ description: 'An order, and what is said about it.' })
export class SayInput extends OrderInput {
  @Field(() => String, { description: 'What is said: the question, the answer or the reason; at most 2,000 characters' })
  words!: string;
}

@InputType({ description: 'An order, and what may be said about it.' })
export class MaySayInput extends OrderInput {
  @Field(() => String, { nullable: true, description: 'What is said, at most 2,000 characters; a street leader who closes or reopens must give a reason' })
  words?: string | null;
}

@InputType({ description: 'What is changed; what is left out stays.' })
export class AmendOrderInput extends OrderInput {
  @Field(() => DateTimeScalar, { nullable: true, description: 'When the requester wishes it to begin' })
  wantedStart?: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the requester wishes it to end' })
  wantedEnd?: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it is planned to begin; only once it is accepted' })
  plannedStart?: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it is planned to end' })
  plannedEnd?: Date | null;

  @Field(() => String, { nullable: true, description: 'The community\'s line for volunteers; nothing personal in it' })
  summary?: string | null;

  @Field(() => Int, { nullable: true, description: 'How many helpers are wanted; not below those who hold a seat' })
  helpersWanted?: number | null;

  @Field(() => Int, { nullable: true, description: 'Fewest people on the crew with whom it may start' })
  leastCrew?: number | null;

  @Field(() => Int, { nullable: true, description: 'How many people it is for' })
  persons?: number | null;

  @Field(() => String, { nullable: true, description: 'The requester\'s own words' })
  words?: string | null;

  @Field(() => ContactInput, { nullable: true, description: 'Contact for this order' })
  contact?: ContactInput | null;

  @Field(() => String, { nullable: true, description: 'Code of another division in the same community (before dispatch: in the same street)' })
  divisionCode?: string | null;
}

@InputType({ description: 'Two orders that are the same matter.' })
export class MergeOrderInput extends OrderInput {
  @Field(() => ID, { description: 'Id of the living order that goes on' })
  intoId!: string;
}

@InputType({ description: 'Where an order is sent.' })
export class DispatchOrderInput extends OrderInput {
  @Field(() => String, { description: 'Code of the community; where the realm says so, of a grid or the street' })
  divisionCode!: string;
}

@InputType({ description: 'What the community fixes when it accepts.' })
export class AcceptOrderInput extends OrderInput {
  @Field(() => DateTimeScalar, { description: 'When it is to begin' })
  plannedStart!: Date;

  @Field(() => DateTimeScalar, { description: 'When it is to end' })
  plannedEnd!: Date;

  @Field(() => String, { description: 'The community\'s line for volunteers, at most 300 characters; nothing personal in it' })
  summary!: string;

  @Field(() => Int, { nullable: true, description: 'How many helpers are wanted; left out: as ordered' })
  helpersWanted?: number | null;

  @Field(() => Int, { nullable: true, description: 'Fewest people on the crew with whom it may start; left out: 1' })
  leastCrew?: number | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'A fair start (公平开抢): the instant at which the places open. Until shortly after it volunteers enter, all with the same chance, and then the places are drawn (摇号). Before the start; left out: as the realm\'s rule says, or grabbed at once' })
  grabOpensAt?: Date | null;
}

@InputType({ description: 'How a crew begins.' })
export class StartOrderInput extends OrderInput {
  @Field(() => String, { nullable: true, description: 'The start code that the resident told (开工码)' })
  code?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Without a code: for the community, when the code is lost or failed three times' })
  withoutCode?: boolean | null;

  @Field(() => [ID], { nullable: true, description: 'Ids of the seats whose holders are present, each held in this order, and as many at least as the order needs to begin; left out: all' })
  presentSeatIds?: string[] | null;
}

@InputType({ description: 'Hours of one seat.' })
export class SeatHoursInput {
  @Field(() => ID, { description: 'Id of the seat' })
  seatId!: string;

  @Field(() => Float, { description: 'Hours of service, 0 to 24' })
  hours!: number;
}

@InputType({ description: 'How a crew ends.' })
export class FinishOrderInput extends MaySayInput {
  @Field(() => [SeatHoursInput], { nullable: true, description: 'Hours of seats that differ from the time served' })
  hours?: SeatHoursInput[] | null;
}

@InputType({ description: 'How the community ends an order.' })
export class SettleOrderInput extends SayInput {
  @Field(() => OutcomeEnum, { description: 'What came of it' })
  outcome!: SettleOutcome;

  @Field(() => [SeatHoursInput], { nullable: true, description: 'Hours of seats that served' })
  hours?: SeatHoursInput[] | null;
}

@InputType({ description: 'How the community breaks off a service.' })
export class AbortOrderInput extends SayInput {
  @Field(() => [SeatHoursInput], { nullable: true, description: 'Hours of seats so far' })
  hours?: SeatHoursInput[] | null;
}

@InputType({ description: 'A stop of the clock.' })
export class HoldOrderInput extends SayInput {
  @Field(() => DateTimeScalar, { description: 'Until when; the clock then lifts it' })
  until!: Date;
}

@InputType({ description: 'Which hold ends.' })
export class LiftHoldInput extends OrderInput {
  @Field(() => ID, { nullable: true, description: 'Id of the hold; left out: all that stand' })
  holdId?: string | null;
}
