import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { ViewerDependent } from '../../../graphql/marks.ts';
import { placedItemLoader } from '../../catalogue/index.ts';
import { Item } from '../../catalogue/graphql/index.ts';
import { organisationLoader } from '../../organisations/index.ts';
import { Organisation } from '../../organisations/graphql/index.ts';
import { resourceLoader } from '../../resources/index.ts';
import { Resource } from '../../resources/graphql/index.ts';
import type { OrderRow } from '../facts.ts';
import { disclosure } from '../read.ts';
import { Order } from './order.type.ts';

/** What an order is tied to in lower rooms. */
@Resolver(() => Order)
export class OrderTies {
  @FieldResolver(() => Item, { nullable: true, description: 'Catalogue item that was ordered, as it stood in the version it was placed under (清单分项)' })
  async item(@Root() order: OrderRow, @Ctx() context: Context): Promise<object | null> {
    return placedItemLoader(await context.reading()).load({ version: order.catalogueVersion, code: order.itemCode });
  }

  @ViewerDependent()
  @FieldResolver(() => Resource, { nullable: true, description: 'Resource that was ordered from the list (资源); null for needs, and unless you may read the summary' })
  async resource(@Root() order: OrderRow, @Ctx() context: Context): Promise<object | null> {
    const reading = await context.reading();
    return order.resourceId !== null && (await disclosure(reading, order)).summary ? resourceLoader(reading).load(order.resourceId) : null;
  }

  @ViewerDependent()
  @FieldResolver(() => Organisation, { nullable: true, description: 'Unit that serves it (提供单位); null where a crew serves, and unless you may read the summary' })
  async provider(@Root() order: OrderRow, @Ctx() context: Context): Promise<object | null> {
    const reading = await context.reading();
    return order.providerId !== null && (await disclosure(reading, order)).summary ? organisationLoader(reading).load(order.providerId) : null;
  }
}
