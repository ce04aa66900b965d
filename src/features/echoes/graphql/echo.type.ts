import { ArgsType, Field, ID, InputType, ObjectType } from 'type-graphql';
import { KeyedInput } from '../../../graphql/input.ts';
import { connectionOf, PageArgs } from '../../../graphql/page.ts';
import { DateTimeScalar } from '../../../graphql/scalars.ts';

@ObjectType({ simpleResolvers: true, description: 'What a community tells everybody about an order that is done (公开摘要). It names nobody, and not the order.' })
export class PublicSummary {
  @Field(() => String, { description: 'Code of the catalogue item' })
  itemCode!: string;

  @Field(() => String, { description: 'The community\'s words' })
  words!: string;

  @Field(() => DateTimeScalar, { description: 'When it was published' })
  at!: Date;
}

export const PublicSummaryConnection = connectionOf('PublicSummary', () => PublicSummary, 'public summaries');

@InputType({ description: 'What is told about an order.' })
export class PublishSummaryInput extends KeyedInput {
  @Field(() => ID, { description: 'Id of the order: done, rated or closed, and not sensitive' })
  orderId!: string;

  @Field(() => String, { description: 'What everybody may read, at most 300 characters; nothing personal in it' })
  words!: string;
}

@InputType({ description: 'An order about which nothing is told any more.' })
export class WithdrawSummaryInput extends KeyedInput {
  @Field(() => ID, { description: 'Id of the order' })
  orderId!: string;
}

@ArgsType()
export class PublicSummaryArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'Code of a street or community; left out: the whole realm' })
  divisionCode?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of a catalogue item' })
  itemCode?: string | null;
}
