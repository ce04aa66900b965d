import { ArgsType, Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { AskingState, AskState } from '../../../ask-steps.ts';
import { KeyedInput } from '../../../graphql/input.ts';
import { Node } from '../../../graphql/node.ts';
import { connectionOf, PageArgs } from '../../../graphql/page.ts';
import { DateTimeScalar } from '../../../graphql/scalars.ts';
import { AskHeadEnum, AskingStateEnum, AskReasonEnum, AskStateEnum } from './enums.ts';

@ObjectType({ simpleResolvers: true, description: 'One reason of a score: what was counted, and what it added or took away (邀请理由).' })
export class AskReason {
  @Field(() => AskReasonEnum, { description: 'Code of the reason, for programs' })
  code!: string;

  @Field(() => Float, { description: 'What was counted: metres, seats, services, times asked; 1 where there is nothing to count' })
  value!: number;

  @Field(() => Float, { description: 'What it added to the score; negative: what it took away' })
  points!: number;
}

@ObjectType('Ask', { implements: Node, simpleResolvers: true, description: 'You are asked whether you can help with an order (邀请). You need not answer; a place is taken with `grabSeat` or `claimOrder` as by anybody else.' })
export class Ask extends Node {
  @Field(() => AskStateEnum, { description: 'What came of it' })
  state!: AskState;

  @Field(() => DateTimeScalar, { description: 'When you were asked' })
  askedAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it ended, in whatever way; null: it stands' })
  endedAt!: Date | null;
}

export const AskConnection = connectionOf('Ask', () => Ask, 'what somebody was asked');

@ObjectType({ simpleResolvers: true, description: 'Somebody who was asked for an order, for those who are answerable for it (受邀人). Whether they said "not this time" is counted and not shown.' })
export class AskedPerson {
  @Field(() => Int, { description: 'Place in the order in which people were asked, 1 being the first' })
  rank!: number;

  @Field(() => Int, { description: 'Wave in which they were asked, from 1 (轮次)' })
  wave!: number;

  @Field(() => DateTimeScalar, { description: 'When they were asked' })
  askedAt!: Date;

  @Field(() => Float, { description: 'How well they fit; the points of the reasons add up to it (得分)' })
  score!: number;

  @Field(() => [AskReason], { description: 'What the score is made of' })
  why!: readonly AskReason[];
}

export const AskedPersonConnection = connectionOf('AskedPerson', () => AskedPerson, 'people who were asked');

@ObjectType({ simpleResolvers: true, description: 'How people are asked for the places of an order, wave by wave (邀请进度).' })
export class OrderAsking {
  @Field(() => AskingStateEnum, { description: 'Where it stands' })
  state!: AskingState;

  @Field(() => DateTimeScalar, { description: 'Since when places could be taken' })
  since!: Date;

  @Field(() => Int, { description: 'Waves that went out (已发轮次)' })
  wave!: number;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the last wave went out; null: none yet' })
  waveAt!: Date | null;

  @Field(() => [AskHeadEnum], { description: 'Who was told that nobody comes' })
  told!: readonly string[];
}

@ArgsType()
export class AskArgs extends PageArgs {
  @Field(() => Boolean, { nullable: true, description: 'Those that stand only, or those that have ended; left out: all' })
  open?: boolean | null;
}

@InputType({ description: 'What you were asked, and do not come to this time.' })
export class DeclineAskInput extends KeyedInput {
  @Field(() => ID, { description: 'Id of the ask' })
  askId!: string;
}
