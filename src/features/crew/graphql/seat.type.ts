import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { Node } from '../../../graphql/node.ts';
import { connectionOf } from '../../../graphql/page.ts';
import { DateTimeScalar } from '../../../graphql/scalars.ts';
import type { SeatKind, SeatState, SeatStep } from '../../../seat-steps.ts';
import type { SeatActor } from '../words.ts';
import { SeatActorEnum, SeatKindEnum, SeatStateEnum, SeatStepEnum } from './enums.ts';

@ObjectType('Seat', { implements: Node, simpleResolvers: true, description: 'One taking of a place on the crew of an order by one person (名额). Free places are no seats: see `Order.helpersFree`.' })
export class Seat extends Node {
  @Field(() => SeatKindEnum, { description: 'Lead or helper' })
  kind!: SeatKind;

  @Field(() => SeatStateEnum, { description: 'Where it stands' })
  state!: SeatState;

  @Field(() => Int, { description: 'Attempt of the order that it belongs to' })
  attempt!: number;

  @Field(() => DateTimeScalar, { description: 'When it was claimed, grabbed or offered' })
  takenAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was confirmed, by its holder or a day before the start' })
  confirmedAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When its holder asked for more time to confirm' })
  extendedAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When its holder began to serve' })
  begunAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it ended, in whatever way' })
  endedAt!: Date | null;

  @Field(() => Float, { nullable: true, description: 'Hours of service (服务时长); null until served' })
  hours!: number | null;
}

@ObjectType({ simpleResolvers: true, description: 'A fair start (公平开抢): you have entered the draw of the places (摇号), in which all who enter in time have the same chance.' })
export class InDraw {
  @Field(() => ID, { description: 'Id of the order' })
  orderId!: string;

  @Field(() => DateTimeScalar, { description: 'Until when others may enter and you may withdraw; the places are drawn a second later' })
  drawnAt!: Date;
}

@ObjectType({ simpleResolvers: true, description: 'Places of an order that were offered together (批量邀约).' })
export class SeatsOffered {
  @Field(() => ID, { description: 'Id of the order' })
  orderId!: string;

  @Field(() => Int, { description: 'Its revision after all of them' })
  revision!: number;

  @Field(() => [Seat], { description: 'The seats, in the order in which their people were named, 20 at most' })
  seats!: readonly object[];
}

@ObjectType('SeatEvent', { simpleResolvers: true, description: 'One step in the history of a seat (名额履历).' })
export class SeatEvent {
  @Field(() => SeatStepEnum, { description: 'The step' })
  step!: SeatStep;

  @Field(() => SeatStateEnum, { description: 'Where the seat stood after it' })
  state!: SeatState;

  @Field(() => DateTimeScalar, { description: 'When' })
  at!: Date;

  @Field(() => SeatActorEnum, { description: 'Who took it' })
  by!: SeatActor;
}

export const SeatConnection = connectionOf('Seat', () => Seat, 'seats');
