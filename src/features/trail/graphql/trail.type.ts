import { Field, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../../../graphql/page.ts';
import { DateTimeScalar } from '../../../graphql/scalars.ts';
import { ReadContent } from '../../people/graphql/index.ts';
import type { Readable } from '../../people/index.ts';

@ObjectType({ simpleResolvers: true, description: 'One step on the way of an order (办理轨迹): what happened, when, and who did it in which capacity.' })
export class TrailStep {
  @Field(() => DateTimeScalar, { description: 'When' })
  at!: Date;

  @Field(() => String, { description: 'Table in which the step stands: ORDER, SEAT, WAIT, DRAW, BOOKING, URGE or PRESS; `schema/seven-orders.md` lists their steps' })
  table!: string;

  @Field(() => String, { description: 'The step, by its name in that table' })
  step!: string;

  @Field(() => Int, { nullable: true, description: 'Revision that it gave the order; null for what moves it not' })
  revision!: number | null;

  @Field(() => Int, { nullable: true, description: 'Attempt in which it was, as far as the step says' })
  attempt!: number | null;

  @Field(() => String, { nullable: true, description: 'In which capacity, by its name in the table of steps (dispatcher, holdingWorker…); null where the step does not say' })
  as!: string | null;

  @Field(() => String, { nullable: true, description: 'What was said at it: a question, an answer, a reason; null when nothing was, and unless you may read the order\'s words. Reading what the requester said is recorded' })
  words!: string | null;
}

export const TrailConnection = connectionOf('TrailStep', () => TrailStep, 'steps of an order');

@ObjectType({ simpleResolvers: true, description: 'One clear reading of personal data through an order (个人信息读取记录).' })
export class OrderReading {
  @Field(() => DateTimeScalar, { description: 'When' })
  at!: Date;

  @Field(() => [ReadContent], { description: 'What was read in full' })
  what!: Readable[];

  @Field(() => String, { description: 'Name of the operation that read it; empty if the client gave none' })
  operation!: string;

  @Field(() => String, { nullable: true, description: 'Reason that the reader stated, where one is demanded' })
  reason!: string | null;
}

export const OrderReadingConnection = connectionOf('OrderReading', () => OrderReading, 'readings of personal data');
