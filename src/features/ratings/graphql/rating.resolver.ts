import { Ctx, FieldResolver, Float, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { AtMost, ViewerDependent } from '../../../graphql/marks.ts';
import type { OrderRow } from '../../orders/index.ts';
import { Order } from '../../orders/graphql/index.ts';
import { callBacksOfOrder, ratingsOfOrder, starsOfOrder, type ShownRating } from '../read.ts';
import { CallBack, Rating } from './rating.type.ts';

/** What this room adds to an order. */
@Resolver(() => Order)
export class OrderRatings {
  @ViewerDependent()
  @AtMost(20)
  @FieldResolver(() => [Rating], { description: 'Ratings of all attempts (评价); none unless you may read the order\'s summary' })
  async ratings(@Root() order: OrderRow, @Ctx() context: Context): Promise<readonly object[]> {
    return ratingsOfOrder(await context.reading(), order);
  }

  @ViewerDependent()
  @FieldResolver(() => Rating, { nullable: true, description: 'Your own rating of the present attempt' })
  async rating(@Root() order: OrderRow, @Ctx() context: Context): Promise<ShownRating | null> {
    return (await ratingsOfOrder(await context.reading(), order)).find(({ mine, attempt }) => mine && attempt === order.attempt) ?? null;
  }

  @ViewerDependent()
  @FieldResolver(() => Float, { nullable: true, description: 'Average of the stars of the last rated attempt, which is the one that counts; null unless you may read the order\'s summary' })
  async stars(@Root() order: OrderRow, @Ctx() context: Context): Promise<number | null> {
    return starsOfOrder(await context.reading(), order);
  }

  @ViewerDependent()
  @AtMost(3)
  @FieldResolver(() => [CallBack], { description: 'Call-backs of all attempts (回访); for the requester, the holding division and those who oversee it' })
  async callBacks(@Root() order: OrderRow, @Ctx() context: Context): Promise<readonly object[]> {
    return callBacksOfOrder(await context.reading(), order);
  }
}
