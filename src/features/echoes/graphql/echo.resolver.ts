import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { ViewerDependent } from '../../../graphql/marks.ts';
import { soughtId } from '../../../graphql/node.ts';
import { readPage, type Page } from '../../../graphql/page.ts';
import { answer, resultUnion } from '../../../graphql/refusal.ts';
import type { Outcome } from '../../../kernel/result.ts';
import { upon, type Soon } from '../../../kernel/soon.ts';
import { Order } from '../../orders/graphql/index.ts';
import { orderLoader, worksForHolding, type OrderRow } from '../../orders/index.ts';
import { divisionByCode, divisionLoader, realmOf } from '../../places/index.ts';
import { Division } from '../../places/graphql/index.ts';
import { publishSummary, withdrawSummary } from '../publish.ts';
import { countEchoes, echoOf, echoPage, type EchoRow, type EchoScope } from '../store/echoes.ts';
import { PublicSummary, PublicSummaryArgs, PublicSummaryConnection, PublishSummaryInput, WithdrawSummaryInput } from './echo.type.ts';

const PublishSummaryResult = resultUnion<object>('PublishSummaryResult', () => [Order], 'The order, or why nothing was published or withdrawn.', 'LEAVES');

const shown = (context: Context, outcome: Promise<Outcome<{ readonly orderId: string }>>): Promise<object> =>
  answer(context, outcome, async ({ orderId }, reading) => orderLoader(reading).load(orderId));

@Resolver(() => PublicSummary)
export class PublicSummaryFields {
  @FieldResolver(() => Division, { nullable: true, description: 'The community it was in' })
  community(@Root() { communityId }: EchoRow, @Ctx() context: Context): Soon<object | null> {
    return communityId === null ? null : upon(context.reading(), (reading) => divisionLoader(reading).load(communityId));
  }

  @FieldResolver(() => String, { description: 'Month in which it was done, by the days of the realm, YYYY-MM' })
  async month(@Root() { doneAt }: EchoRow, @Ctx() context: Context): Promise<string> {
    const realm = await realmOf(await context.reading());
    return (realm?.calendar.dateOf(doneAt) ?? doneAt.toISOString()).slice(0, 7);
  }
}

/** What is told to everybody about orders that are done, by the word of the community. */
@Resolver(() => Order)
export class EchoResolver {
  @Query(() => PublicSummaryConnection, { description: 'What communities tell about orders that are done, published last first (公开摘要). For everybody.' })
  async publicSummaries(@Ctx() context: Context, @Args(() => PublicSummaryArgs) args: PublicSummaryArgs): Promise<Page<EchoRow>> {
    const { platform: { db }, realm } = context;
    const { divisionCode = null, itemCode = null } = args;
    const scope = await scopeOf(context, divisionCode, itemCode);
    return readPage<EchoRow>(args, {
      list: 'publicSummaries', order: 'NEWEST', filter: { divisionCode, itemCode },
      read: async (limit, after) => (scope === null ? [] : echoPage(db, realm, scope, limit, after === null ? null : { at: new Date(String(after[0])), id: String(after[1]) })),
      key: ['MOMENT', 'ID'],
      keyOf: ({ at, orderId }) => [at.toISOString(), orderId],
      count: async () => (scope === null ? 0 : countEchoes(db, realm, scope)),
    });
  }

  @ViewerDependent()
  @FieldResolver(() => String, { nullable: true, description: 'What is told about it to everybody (公开摘要); null when nothing is, and unless you work for the division that held it' })
  async publicSummary(@Root() order: OrderRow, @Ctx() context: Context): Promise<string | null> {
    const { actor, platform: { db } } = await context.reading();
    return worksForHolding(actor, order) ? echoOf(db, order) : null;
  }

  @Mutation(() => PublishSummaryResult, { description: 'Tells everybody about an order that is done (公开摘要), in place of what was told before. For the division that held it; never of sensitive items; refused when the words hold a name, number or address of somebody behind the order.' })
  async publishSummary(@Ctx() context: Context, @Arg('input', () => PublishSummaryInput, { description: 'The order and the words' }) { key, orderId, words }: PublishSummaryInput): Promise<object> {
    return shown(context, publishSummary(context.platform, { actor: (await context.reading()).actor, key }, { orderId: soughtId(context, 'Order', orderId), words }));
  }

  @Mutation(() => PublishSummaryResult, { description: 'Takes back what was told about an order. For the division that held it, the street leader and the operator.' })
  async withdrawSummary(@Ctx() context: Context, @Arg('input', () => WithdrawSummaryInput, { description: 'The order' }) { key, orderId }: WithdrawSummaryInput): Promise<object> {
    return shown(context, withdrawSummary(context.platform, { actor: (await context.reading()).actor, key }, { orderId: soughtId(context, 'Order', orderId) }));
  }
}

/** Null: there is no such street or community, and its list is empty. */
async function scopeOf({ platform: { db }, realm }: Context, code: string | null, itemCode: string | null): Promise<EchoScope | null> {
  if (code === null) return { level: 'REALM', id: null, itemCode };
  const division = await divisionByCode(db, realm, code);
  return division?.level === 'STREET' || division?.level === 'COMMUNITY' ? { level: division.level, id: division.id, itemCode } : null;
}
