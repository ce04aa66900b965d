import { Arg, Args, ArgsType, Ctx, Field, ID, InputType, Query, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { DoorError } from '../../../graphql/errors.ts';
import { OneOf } from '../../../graphql/input.ts';
import { idOf } from '../../../graphql/node.ts';
import { PageArgs, readPage, type Page } from '../../../graphql/page.ts';
import type { OrderState } from '../../../seven-orders.ts';
import { divisionLoader, type Level } from '../../places/index.ts';
import type { OrderRow } from '../facts.ts';
import { orderLoader } from '../loaders.ts';
import { countOrders, orderingsOf, pageOfOrders, type Filter, type Ordering, type Scope } from '../store/lists.ts';
import { orderByNumber } from '../store/read.ts';
import { OrderingEnum, OrderStateEnum } from './enums.ts';
import { Order, OrderConnection } from './order.type.ts';

@OneOf()
@InputType({ description: 'Which orders are listed: exactly one of these.' })
export class OrderScope {
  @Field(() => Boolean, { nullable: true, description: 'Those to which you stand in any relation: as requester, placer, crew... (与我相关)' })
  mine?: boolean;

  @Field(() => ID, { nullable: true, description: 'Id of a division: those that lie in it' })
  division?: string;

  @Field(() => ID, { nullable: true, description: 'Id of a division: those that it holds (承办)' })
  heldBy?: string;

  @Field(() => ID, { nullable: true, description: 'Id of an organisation: those that it serves' })
  organisation?: string;

  @Field(() => ID, { nullable: true, description: 'Id of a team: open ones that match its divisions and items' })
  team?: string;

  @Field(() => Boolean, { nullable: true, description: 'All open ones that you may see' })
  open?: boolean;
}

@InputType({ description: 'Narrows a list of orders.' })
class OrderFilter {
  @Field(() => [OrderStateEnum], { nullable: true, description: 'In one of these states' })
  states?: OrderState[] | null;

  @Field(() => [String], { nullable: true, description: 'Of one of these catalogue items, by code' })
  itemCodes?: string[] | null;

  @Field(() => ID, { nullable: true, description: 'In this community, by id' })
  community?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Urgent ones only, or the others' })
  urgent?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Those whose clock stands, or the others' })
  onHold?: boolean | null;
}

@ArgsType()
class OrderPageArgs extends PageArgs {
  @Field(() => OrderScope, { description: 'Which orders' })
  scope!: OrderScope;

  @Field(() => OrderFilter, { nullable: true, description: 'Narrows them' })
  filter?: OrderFilter | null;

  @Field(() => OrderingEnum, { nullable: true, description: 'In which order; left out: newest first, for team and open the one that starts soonest first' })
  orderBy?: Ordering | null;
}

@Resolver(() => Order)
export class OrderResolver {
  @Query(() => Order, { nullable: true, description: 'Reads an order by its id. Null if there is none or you may not see it.' })
  async order(@Ctx() context: Context, @Arg('id', () => ID, { description: 'Id of the order' }) id: string): Promise<object | null> {
    const found = idOf(context, 'Order', id);
    return found === null ? null : orderLoader(await context.reading()).load(found);
  }

  @Query(() => Order, { nullable: true, description: 'Reads an order by its short number (单号). Null if there is none or you may not see it.' })
  async orderByNumber(@Ctx() context: Context, @Arg('number', () => String, { description: 'Number of the order, digits only' }) number: string): Promise<object | null> {
    if (!/^\d{1,15}$/.test(number)) return null;
    const reading = await context.reading();
    return orderByNumber(reading.platform.db, reading.actor, Number(number));
  }

  @Query(() => OrderConnection, { description: 'Lists orders of one scope, among those that you may see.' })
  async orders(@Ctx() context: Context, @Args(() => OrderPageArgs) args: OrderPageArgs): Promise<Page<OrderRow>> {
    const reading = await context.reading();
    const { platform: { db }, actor } = reading;
    const scope = await scopeOf(context, args.scope);
    const filter = filterOf(context, args.filter ?? {});
    const ordering = args.orderBy ?? (scope === null ? 'NEWEST' : orderingsOf(scope)[0]!);
    if (scope !== null && !orderingsOf(scope).includes(ordering)) throw new DoorError('BAD_USER_INPUT', { detail: `this scope is ordered by ${orderingsOf(scope).join(' or ')}` });
    return readPage(args, {
      list: 'orders', order: ordering, filter: { scope: args.scope, ...args.filter },
      read: async (limit, after) => (scope === null || filter === null ? [] : pageOfOrders(db, actor, scope, filter, ordering, limit, after as [string, string] | null)),
      keyOf: (row) => [(ordering === 'STARTS_SOONEST' ? row.plannedStart ?? row.placedAt : row.placedAt).toISOString(), row.id],
      count: async () => (scope === null || filter === null ? 0 : countOrders(db, actor, scope, filter)),
    });
  }
}

/** Null: the scope names something that is not there; its list is empty, as that of something one may not see. */
async function scopeOf(context: Context, scope: OrderScope): Promise<Scope | null> {
  if (scope.division != null) {
    const id = idOf(context, 'Division', scope.division);
    const division = id === null ? null : await divisionLoader(await context.reading()).load(id);
    return division === null ? null : { division: { id: division.id, level: division.level as Level } };
  }
  const named = <K extends string>(name: K, type: string, opaque: string): Scope | null => {
    const id = idOf(context, type, opaque);
    return id === null ? null : ({ [name]: id } as unknown as Scope);
  };
  if (scope.heldBy != null) return named('heldBy', 'Division', scope.heldBy);
  if (scope.organisation != null) return named('organisation', 'Organisation', scope.organisation);
  if (scope.team != null) return named('team', 'Team', scope.team);
  return scope.mine === true ? { mine: true } : scope.open === true ? { open: true } : null;
}

function filterOf(context: Context, { community, ...filter }: OrderFilter): Filter | null {
  if (community == null) return filter;
  const communityId = idOf(context, 'Division', community);
  return communityId === null ? null : { ...filter, communityId };
}
