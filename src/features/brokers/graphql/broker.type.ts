import { ArgsType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { enumOf } from '../../../graphql/enums.ts';
import { KeyedInput } from '../../../graphql/input.ts';
import { connectionOf, PageArgs } from '../../../graphql/page.ts';
import { Division } from '../../places/graphql/index.ts';

export const BROKERS = ['OFFICER', 'PAIR'] as const;
export const BrokerEnum = enumOf('BrokerKind', 'A broker of a grid (中间人)', BROKERS, { OFFICER: { en: 'The grid officer', zh: '网格员' }, PAIR: { en: 'The volunteer paired with the officer', zh: '结对志愿者' } });

@ObjectType({ simpleResolvers: true, description: 'A grid in which brokers are missing (中间人缺口).' })
export class BrokerGap {
  @Field(() => Division, { description: 'The grid (网格)' })
  grid!: object;

  @Field(() => Int, { description: 'Officers in force (网格员数)' })
  officers!: number;

  @Field(() => Int, { description: 'Pairs in force (结对数)' })
  pairs!: number;

  @Field(() => [BrokerEnum], { description: 'Who is missing (缺少)' })
  missing!: readonly string[];
}

export const BrokerGapConnection = connectionOf('BrokerGap', () => BrokerGap, 'grids in which brokers are missing');

@ArgsType()
export class BrokerGapArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'Code of a division: grids in or below it; left out: all that you look after' })
  underCode?: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'A step after which nothing is overdue, however long it takes: no time limit is set (无时限环节).' })
export class StepWithoutLimit {
  @Field(() => String, { description: 'Table of steps: ORDER, SEAT, WAIT or RESOURCE' })
  table!: string;

  @Field(() => String, { description: 'Step, by its name in that table (环节)' })
  step!: string;

  @Field(() => String, { description: 'The step in the language of the request' })
  label!: string;

  @Field(() => String, { description: 'State in which the subject may then stay' })
  state!: string;
}

@InputType({ description: 'An order that is to be urged.' })
export class UrgeOrderInput extends KeyedInput {
  @Field(() => ID, { description: 'Id of the order' })
  orderId!: string;
}
