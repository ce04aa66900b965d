import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { Lazy, ViewerDependent } from '../../../graphql/marks.ts';
import { DateTimeScalar } from '../../../graphql/scalars.ts';
import { OrderInput } from '../../orders/graphql/index.ts';

@ObjectType({ simpleResolvers: true, description: 'What somebody who was served says of one attempt (评单).' })
export class Rating {
  @Field(() => Int, { description: 'Attempt that is rated' })
  attempt!: number;

  @Field(() => Int, { description: 'Stars, 1 to 5' })
  stars!: number;

  @Field(() => Boolean, { description: 'Whether the matter is resolved, as the rater says' })
  resolved!: boolean;

  @Field(() => Boolean, { description: 'Whether an officer or building head said it for them (代评)' })
  spoken!: boolean;

  @ViewerDependent()
  @Field(() => Boolean, { description: 'Whether it is your own' })
  mine!: boolean;

  @Field(() => DateTimeScalar, { description: 'When it was given' })
  at!: Date;

  @ViewerDependent()
  @Lazy()
  @Field(() => String, { nullable: true, description: 'The rater\'s words; for the rater, the holding division and those who oversee it. Each reading is recorded.' })
  words!: () => Promise<string | null>;
}

@ObjectType({ simpleResolvers: true, description: 'What the requester told somebody independent about one attempt (回访). It never replaces the rating.' })
export class CallBack {
  @Field(() => Int, { description: 'Attempt that it is about' })
  attempt!: number;

  @Field(() => Int, { nullable: true, description: 'Stars, 1 to 5' })
  stars!: number | null;

  @Field(() => Boolean, { description: 'Whether the matter is resolved, as the requester told the caller' })
  resolved!: boolean;

  @Field(() => DateTimeScalar, { description: 'When it was asked' })
  at!: Date;

  @ViewerDependent()
  @Lazy()
  @Field(() => String, { nullable: true, description: 'What was said; for the caller and those who oversee the division. Each reading is recorded.' })
  words!: () => Promise<string | null>;
}

@InputType({ description: 'What is said of the help.' })
export class RateOrderInput extends OrderInput {
  @Field(() => Int, { description: 'Stars, 1 to 5' })
  stars!: number;

  @Field(() => Boolean, { description: 'Whether the matter is resolved; if not, it is done again, three times at most' })
  resolved!: boolean;

  @Field(() => String, { nullable: true, description: 'In the rater\'s own words, at most 2,000 characters' })
  words?: string | null;
}

