import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { AtMost, Cost, ViewerDependent } from '../../../graphql/marks.ts';
import { PageArgs, readPage, type Page } from '../../../graphql/page.ts';
import { StepAnswer, stepAnswer } from '../../../graphql/step-answer.ts';
import { publishedItems, type Item as ItemRow } from '../../catalogue/index.ts';
import { ItemConnection } from '../../catalogue/graphql/index.ts';
import { Order } from '../../orders/graphql/index.ts';
import type { OrderRow } from '../../orders/index.ts';
import { divisionByCode, reachOf } from '../../places/index.ts';
import { stepsWithoutLimit } from '../gaps.ts';
import { SEES_GAPS } from '../roles.ts';
import { countGridGaps, gridGaps, type GridGap } from '../store/gaps.ts';
import { viewerCanUrge } from '../urge.ts';
import { BrokerGapArgs, BrokerGapConnection, StepWithoutLimit } from './broker.type.ts';

/** What a realm lacks for every order to have brokers and limits. */
@Resolver()
export class BrokerReports {
  @ViewerDependent()
  @Query(() => BrokerGapConnection, { description: 'Grids without an officer, or whose officers are not all paired with a volunteer (1+1), among those that you look after as operator, auditor, leader, dispatcher or community worker (中间人缺口)' })
  async gridsWithoutBroker(@Ctx() context: Context, @Args(() => BrokerGapArgs) args: BrokerGapArgs): Promise<Page<object>> {
    const { actor, platform: { db } } = await context.reading();
    const { underCode = null } = args;
    const [reach, under] = [reachOf(actor.roles, SEES_GAPS), underCode === null ? null : await divisionByCode(db, actor.realm, underCode)];
    const nothing = reach.length === 0 || (underCode !== null && under === null);
    return readPage<GridGap & { readonly missing: readonly string[] }>(args, {
      list: 'gridsWithoutBroker', order: 'CODE', filter: { underCode },
      read: async (limit, after) => (nothing ? [] : (await gridGaps(db, actor.realm, { reach, under }, limit, after === null ? null : String(after[0]))).map(shown)),
      key: ['TEXT'],
      keyOf: ({ grid }) => [grid.code],
      count: async () => (nothing ? 0 : countGridGaps(db, actor.realm, { reach, under })),
    });
  }

  @Query(() => ItemConnection, { description: 'Catalogue items that set no time limit of their own: those of the tables of steps, or of the realm, hold for them (未单独设置时限的清单分项)' })
  async itemsWithoutLimit(@Ctx() context: Context, @Args(() => PageArgs) args: PageArgs): Promise<Page<ItemRow>> {
    const { platform: { db }, realm } = context;
    const bare = async (): Promise<ItemRow[]> => (await publishedItems(db, realm)).filter(({ limits }) => Object.keys(limits).length === 0).sort((a, b) => (a.code < b.code ? -1 : 1));
    return readPage<ItemRow>(args, {
      list: 'itemsWithoutLimit', order: 'CODE', filter: {},
      read: async (limit, after) => (await bare()).filter(({ code }) => after === null || code > String(after[0])).slice(0, limit),
      key: ['TEXT'],
      keyOf: ({ code }) => [code],
      count: async () => (await bare()).length,
    });
  }

  @AtMost(40)
  @Query(() => [StepWithoutLimit], { description: 'Steps after which no time limit runs (无时限环节)' })
  stepsWithoutLimit(@Ctx() { language }: Context): StepWithoutLimit[] {
    return stepsWithoutLimit().map(({ table, step, state, says, zh }) => ({ table, step, state, label: language === 'en' ? says : zh }));
  }
}

const shown = (gap: GridGap) => ({ ...gap, missing: [...(gap.officers === 0 ? ['OFFICER'] : []), ...(gap.pairs < Math.max(1, gap.officers) ? ['PAIR'] : [])] });

/** What brokers add to an order. */
@Resolver(() => Order)
export class OrderUrging {
  @ViewerDependent()
  @Cost(2)
  @FieldResolver(() => StepAnswer, { description: 'Whether you may urge it now (催办), or why not: a broker of its grid may, from half of the state\'s time on, once a working day' })
  async viewerCanUrge(@Root() order: OrderRow, @Ctx() context: Context): Promise<StepAnswer> {
    return stepAnswer(context, await viewerCanUrge(await context.reading(), order));
  }
}
