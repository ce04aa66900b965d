import { Field, InputType, ObjectType } from 'type-graphql';
import { KeyedInput } from '../../../graphql/input.ts';
import { DateTimeScalar } from '../../../graphql/scalars.ts';
import type { Span } from '../rules.ts';

@ObjectType({ simpleResolvers: true, description: 'A time when nobody asks you (休息时段).' })
export class DaysOff {
  @Field(() => DateTimeScalar, { description: 'Begin (开始)' })
  from!: Date;

  @Field(() => DateTimeScalar, { description: 'End (结束)' })
  until!: Date;
}

@ObjectType({ simpleResolvers: true, description: 'Your days off as they are now (休息安排).' })
export class DaysOffSet {
  @Field(() => [DaysOff], { description: 'Those that are not over, the first first; times that overlapped are one' })
  daysOff!: Span[];
}

@InputType({ description: 'A time when nobody is to ask you.' })
export class DaysOffInput {
  @Field(() => DateTimeScalar, { description: 'Begin (开始)' })
  from!: Date;

  @Field(() => DateTimeScalar, { description: 'End, later than now and at most 732 days ahead (结束)' })
  until!: Date;
}

@InputType({ description: 'All your days off from now on, instead of those before.' })
export class SetDaysOffInput extends KeyedInput {
  @Field(() => [DaysOffInput], { description: 'At most 30; empty: none (休息时段)' })
  daysOff!: DaysOffInput[];
}
