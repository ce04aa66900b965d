import { Ctx, Field, FieldResolver, Float, Int, ObjectType, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { ViewerDependent } from '../../../graphql/marks.ts';
import { Resource } from '../../resources/graphql/index.ts';
import { seesAll } from '../../resources/index.ts';
import type { GivenItemRow } from '../desk.ts';
import { itemRatings, resourceRatings } from '../given.ts';
import type { GivenRatings as Ratings } from '../store/given.ts';
import { GivenItem } from './desk.type.ts';

@ObjectType({ description: 'What residents said of bookings that were delivered: numbers alone, of each order the last attempt that was rated (服务评价汇总).', simpleResolvers: true })
export class GivenRatings {
  @Field(() => Int, { description: 'How many rated (评价数)' })
  count!: number;

  @Field(() => Float, { nullable: true, description: 'Average of their stars, 1 to 5; null: nobody rated (平均星级)' })
  stars!: number | null;

  @Field(() => Int, { description: 'How many of them say that the matter is resolved (认为已解决)' })
  resolved!: number;
}

type ResourceRow = Parameters<typeof seesAll>[1] & { readonly id: string };

@Resolver(() => GivenItem)
export class GivenItemRatings {
  @FieldResolver(() => GivenRatings, { description: 'What residents said of it (评价)' })
  async ratings(@Root() item: GivenItemRow, @Ctx() context: Context): Promise<Ratings> {
    return itemRatings(await context.reading()).load(item);
  }
}

@Resolver(() => Resource)
export class ResourceRatings {
  @ViewerDependent()
  @FieldResolver(() => GivenRatings, { nullable: true, description: 'What residents said of what it gave; null unless you own it or oversee it (评价)' })
  async ratings(@Root() resource: ResourceRow, @Ctx() context: Context): Promise<Ratings | null> {
    const reading = await context.reading();
    return seesAll(reading.actor, resource) ? resourceRatings(reading).load(resource.id) : null;
  }
}
