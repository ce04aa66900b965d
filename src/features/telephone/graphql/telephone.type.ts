import { Field, InputType, ObjectType } from 'type-graphql';
import { OneOf } from '../../../graphql/input.ts';
import { Order } from '../../orders/graphql/index.ts';

@OneOf()
@InputType({ description: 'By what orders are found: one of these, as it is typed or heard over the telephone.' })
export class FindOrdersInput {
  @Field(() => String, { nullable: true, description: 'The short number; spaces, dashes and full-width digits do not matter (单号)' })
  number?: string | null;

  @Field(() => String, { nullable: true, description: 'The name in the contact, or how it begins: two characters at least (姓名)' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'The last digits of the telephone number: four at least (手机尾号)' })
  lastDigits?: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'Orders that were found (查单结果).' })
export class FoundOrders {
  @Field(() => [Order], { description: 'The newest first, 50 at most' })
  orders!: readonly object[];

  @Field(() => String, { nullable: true, description: 'What to type instead, in the language of the request; null: this is all there is for you (提示)' })
  hint!: string | null;
}
