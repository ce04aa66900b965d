import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, ArgsType, Ctx, Field, ID, Info, InputType, Query, Resolver } from 'type-graphql';
import { asksByViewer } from '../../../graphql/ahead.ts';
import type { Context } from '../../../graphql/context.ts';
import { DoorError } from '../../../graphql/errors.ts';
import { OneOf } from '../../../graphql/input.ts';
import { idOf, soughtId } from '../../../graphql/node.ts';
import { PageArgs, readPage, type Page } from '../../../graphql/page.ts';
import type { Actor } from '../../../platform/actor.ts';
import type { OrderState } from '../../../seven-orders.ts';
import { divisionByCode, lineageOf } from '../../places/index.ts';
import type { OrderRow } from '../facts.ts';
import { orderLoader, readOrders } from '../loaders.ts';
import { countOrders, orderingsOf, type Filter, type Ordering, type Scope, type Taken } from '../store/lists.ts';
import { orderByNumber } from '../store/read.ts';
import { OrderingEnum, OrderStateEnum, TakenEnum } from './enums.ts';
import { Order, OrderConnection } from './order.type.ts';

@OneOf()
@InputType({ description: 'Which orders are listed: exactly one of these.' })
export class OrderScope {
  @Field(() => Boolean, { nullable: true, description: 'Those to which you stand in any relation: as requester, placer, crew... (与我相关)' })
  mine?: boolean;

  @Field(() => String, { nullable: true, description: 'Code of a division: those that lie in it. In a grid, building or stairwell only for who looks after it; empty for others' })
  divisionCode?: string;

  @Field(() => String, { nullable: true, description: 'Code of a division: those that it holds (承办)' })
  heldByCode?: string;

  @Field(() => ID, { nullable: true, description: 'Id of an organisation: those that it serves' })
  organisationId?: string;

  @Field(() => ID, { nullable: true, description: 'Id of a team: open ones that match its divisions and items' })
  teamId?: string;

  @Field(() => Boolean, { nullable: true, description: 'Those that somebody like you could take: open ones, for party members also accepted ones without a lead yet; none on hold (可抢订单)' })
  open?: boolean;
}

@InputType({ description: 'Narrows a list of orders.' })
export class OrderFilter {
  @Field(() => [OrderStateEnum], { nullable: true, description: 'In one of these states' })
  states?: OrderState[] | null;

  @Field(() => [String], { nullable: true, description: 'Of one of these catalogue items, by code' })
  itemCodes?: string[] | null;

  @Field(() => String, { nullable: true, description: 'In this community, by code' })
  communityCode?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Urgent ones only, or the others' })
  urgent?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Those whose clock stands, or the others' })
  onHold?: boolean | null;

  @Field(() => TakenEnum, { nullable: true, description: 'Whom the center has working on them: nobody, you, or somebody else' })
  taken?: Taken | null;

  @Field(() => ID, { nullable: true, description: 'Id of a project: those that belong to it (志愿服务项目)' })
  projectId?: string | null;
}

/** The filter as it is asked for: of a project that is none there is nothing. */
export const filterOf = (context: Pick<Context, 'realm'>, { projectId, ...filter }: OrderFilter): Filter =>
  ({ ...filter, ...(projectId == null ? {} : { projectId: soughtId(context, 'Project', projectId) }) });

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
  async orders(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Args(() => OrderPageArgs) args: OrderPageArgs): Promise<Page<OrderRow>> {
    const scope = await scopeOf(context, args.scope);
    const filter = filterOf(context, args.filter ?? {});
    const ordering = args.orderBy ?? (scope === null ? 'NEWEST' : orderingsOf(scope)[0]!);
    if (scope !== null && !orderingsOf(scope).includes(ordering)) throw new DoorError('BAD_USER_INPUT', { detail: { en: `This scope is ordered by ${orderingsOf(scope).join(' or ')}.`, zh: `此范围只能按 ${orderingsOf(scope).join(' 或 ')} 排序。` } });
    return readPage<OrderRow>(args, {
      list: 'orders', order: ordering, filter: { scope: args.scope, ...args.filter },
      read: async (limit, after) => (scope === null ? [] : readOrders(context, { scope, filter, ordering, limit, after: after as [string, string] | null }, asksByViewer(info))),
      key: ['MOMENT', 'ID'],
      keyOf: (row) => [(ordering === 'STARTS_SOONEST' ? row.plannedStart ?? row.placedAt : row.placedAt).toISOString(), row.id],
      count: async () => (scope === null ? 0 : countOrders(context.platform.db, (await context.reading()).actor, scope, filter)),
    });
  }
}

/** In which grid, building or stairwell an order lies is for those who look after that place: nobody else finds it out by asking for one after the other. */
const FOR_ALL: readonly string[] = ['COUNTY', 'STREET', 'COMMUNITY'];
const looksAfter = ({ roles }: Actor, lineage: readonly string[]): boolean => roles.some(({ divisionId }) => divisionId !== null && lineage.includes(divisionId));

/** Null: the scope names something that is not there; its list is empty, as that of something one may not see. */
async function scopeOf(context: Context, scope: OrderScope): Promise<Scope | null> {
  const { platform: { db }, realm } = context;
  if (scope.divisionCode != null) {
    const division = await divisionByCode(db, realm, scope.divisionCode);
    if (division === null || !(FOR_ALL.includes(division.level) || looksAfter((await context.reading()).actor, lineageOf(division)))) return null;
    return { division: { id: division.id, level: division.level } };
  }
  if (scope.heldByCode != null) {
    const division = await divisionByCode(db, realm, scope.heldByCode);
    return division === null ? null : { heldBy: division.id };
  }
  if (scope.organisationId != null) {
    const organisation = idOf(context, 'Organisation', scope.organisationId);
    return organisation === null ? null : { organisation };
  }
  if (scope.teamId != null) {
    const team = idOf(context, 'Team', scope.teamId);
    return team === null ? null : { team };
  }
  return scope.mine === true ? { mine: true } : scope.open === true ? { open: true } : null;
}
