import { Field, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../../../graphql/page.ts';

@ObjectType('PublicRow', { simpleResolvers: true, description: 'Public numbers of the orders placed in a month; null where a number is hidden: below five, all but less than five, or to be found out from the others (公开统计行).' })
export class PublicRow {
  @Field(() => Int, { nullable: true, description: 'Placed (下单)' })
  placed!: number | null;

  @Field(() => Int, { nullable: true, description: 'Of them, done (完成)' })
  done!: number | null;

  @Field(() => Int, { nullable: true, description: 'Of them, resolved as their requesters say (已解决)' })
  resolved!: number | null;
}

export const PublicRowConnection = connectionOf('PublicRow', () => PublicRow, 'rows of public statistics');

@ObjectType('PublicMonth', { simpleResolvers: true, description: 'Public statistics of one calendar month, as it was first told (公开月度统计).' })
export class PublicMonth {
  @Field(() => String, { description: 'The month, as YYYY-MM (月份)' })
  month!: string;

  @Field(() => PublicRow, { description: 'Of the whole realm (合计)' })
  total!: PublicRow;
}
