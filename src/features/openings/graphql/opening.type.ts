import { ArgsType, Field, Float, Int, ObjectType } from 'type-graphql';
import type { SeatKind } from '../../../seat-steps.ts';
import { AskReason } from '../../asking/graphql/index.ts';
import { SeatKindEnum } from '../../crew/graphql/index.ts';
import { Order } from '../../orders/graphql/index.ts';

@ObjectType({ simpleResolvers: true, description: 'A place that you could take now, near you and soon, and why it is shown (可接的单). Nothing in it tells who the resident is or in which building they live.' })
export class Opening {
  @Field(() => SeatKindEnum, { description: 'As lead (`claimOrder`) or as helper (`grabSeat`)' })
  kind!: SeatKind;

  @Field(() => Order, { description: 'The order as you may see it' })
  order!: object;

  @Field(() => Float, { description: 'How well it fits you: the sum of the points of the reasons (匹配度)' })
  score!: number;

  @Field(() => [AskReason], { description: 'Why it is shown: what fits, and what each adds (推荐理由)' })
  why!: readonly object[];
}

@ArgsType()
export class OpeningArgs {
  @Field(() => Int, { defaultValue: 7, description: 'Planned to begin within so many days, 1 to 31' })
  days!: number;

  @Field(() => Int, { defaultValue: 20, description: 'How many to show, 1 to 50' })
  first!: number;
}
