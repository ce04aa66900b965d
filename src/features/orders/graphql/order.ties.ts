import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { Ahead, ViewerDependent } from '../../../graphql/marks.ts';
import { upon, type Soon } from '../../../kernel/soon.ts';
import { placedItemLoader } from '../../catalogue/index.ts';
import { Item } from '../../catalogue/graphql/index.ts';
import { organisationLoader } from '../../organisations/index.ts';
import { Organisation } from '../../organisations/graphql/index.ts';
import { resourceLoader } from '../../resources/index.ts';
import { Resource } from '../../resources/graphql/index.ts';
import type { OrderRow } from '../facts.ts';
import { disclosure } from '../read.ts';
import { Order } from './order.type.ts';

const placedAs = ({ catalogueVersion, itemCode }: OrderRow) => ({ version: catalogueVersion, code: itemCode });

/** What an order is tied to in lower rooms. */
@Resolver(() => Order)
export class OrderTies {
  @Ahead<OrderRow>((reading, orders) => placedItemLoader(reading).ahead(orders.map(placedAs)))
  @FieldResolver(() => Item, { nullable: true, description: 'Catalogue item that was ordered, as it stood in the version it was placed under (清单分项)' })
  item(@Root() order: OrderRow, @Ctx() context: Context): Soon<object | null> {
    return upon(context.reading(), (reading) => placedItemLoader(reading).load(placedAs(order)));
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
