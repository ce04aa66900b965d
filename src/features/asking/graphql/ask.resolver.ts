import { Args, Ctx, FieldResolver, Float, ID, Resolver, Root } from 'type-graphql';
import type { AskStep } from '../../../ask-steps.ts';
import type { Context } from '../../../graphql/context.ts';
import { labelOf } from '../../../graphql/enums.ts';
import { AtMost, Cost, ViewerDependent } from '../../../graphql/marks.ts';
import { encodeId } from '../../../graphql/node.ts';
import { readPage, type Page } from '../../../graphql/page.ts';
import { Order } from '../../orders/graphql/index.ts';
import { orderLoader, type OrderRow } from '../../orders/index.ts';
import { Viewer } from '../../people/graphql/index.ts';
import { viewerAskLoader } from '../loaders.ts';
import { askStepsFor } from '../rules.ts';
import { toWhoIsAsked } from '../shown.ts';
import { asksOfPerson, countAsksOfPerson, type AskRow } from '../store/reading.ts';
import { Ask, AskArgs, AskConnection, AskReason } from './ask.type.ts';
import { AskStateEnum, AskStepEnum } from './enums.ts';

/** Fields of an ask: only whoever was asked reads one. */
@Resolver(() => Ask)
export class AskFields {
  @FieldResolver(() => String, { description: 'What came of it, in the language of the request' })
  label(@Root() ask: AskRow, @Ctx() { language }: Context): string {
    return labelOf(AskStateEnum, ask.state, language);
  }

  @FieldResolver(() => ID, { description: 'Id of the order' })
  orderId(@Root() ask: AskRow): string {
    return encodeId('Order', ask.realm, ask.orderId);
  }

  @FieldResolver(() => Order, { nullable: true, description: 'The order as you may see it now; null when you may not see it any more' })
  async order(@Root() ask: AskRow, @Ctx() context: Context): Promise<object | null> {
    return orderLoader(await context.reading()).load(ask.orderId);
  }

  @FieldResolver(() => Float, { description: 'How well you fit: the sum of the points of the reasons (得分)' })
  score(@Root() { why }: AskRow): number {
    return toWhoIsAsked(why).score;
  }

  @AtMost(12)
  @FieldResolver(() => [AskReason], { description: 'Why you were asked. Nothing in it tells who the resident is or in which building they live' })
  why(@Root() { why }: AskRow): readonly object[] {
    return toWhoIsAsked(why).why;
  }

  @ViewerDependent()
  @AtMost(1)
  @FieldResolver(() => [AskStepEnum], { description: 'Steps that you may take now' })
  viewerMay(@Root() ask: AskRow): AskStep[] {
    return askStepsFor(new Set(['asked']), ask.state);
  }
}

/** What being asked adds to an order. */
@Resolver(() => Order)
export class OrderViewerAsk {
  @ViewerDependent()
  @FieldResolver(() => Ask, { nullable: true, description: 'What you were asked of it; null when you were not' })
  async viewerAsk(@Root() order: OrderRow, @Ctx() context: Context): Promise<AskRow | null> {
    return viewerAskLoader(await context.reading()).load(order.id);
  }
}

/** What being asked adds to the viewer. */
@Resolver(() => Viewer)
export class ViewerAsks {
  @ViewerDependent()
  @Cost(5)
  @FieldResolver(() => AskConnection, { description: 'For what you were asked whether you can help, the newest first (我的邀请)' })
  async asks(@Ctx() context: Context, @Args(() => AskArgs) args: AskArgs): Promise<Page<AskRow>> {
    const { actor: { realm, personId }, platform: { db } } = await context.reading();
    const open = args.open ?? null;
    return readPage<AskRow>(args, {
      list: 'viewer.asks', order: 'NEWEST', filter: { personId, open },
      read: async (limit, after) => (personId === null ? [] : asksOfPerson(db, realm, personId, open, limit, after === null ? null : { at: new Date(String(after[0])), id: String(after[1]) })),
      key: ['MOMENT', 'ID'],
      keyOf: ({ askedAt, id }) => [askedAt.toISOString(), id],
      count: async () => (personId === null ? 0 : countAsksOfPerson(db, realm, personId, open)),
    });
  }
}
