import { Args, Ctx, FieldResolver, ID, Int, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { labelOf } from '../../../graphql/enums.ts';
import { Cost, ViewerDependent } from '../../../graphql/marks.ts';
import { encodeId } from '../../../graphql/node.ts';
import { PageArgs, readPage, type Page } from '../../../graphql/page.ts';
import { StepAnswer, stepAnswer } from '../../../graphql/step-answer.ts';
import { Order } from '../../orders/graphql/index.ts';
import { orderLoader, type OrderRow } from '../../orders/index.ts';
import { Viewer } from '../../people/graphql/index.ts';
import { positionLoader, seatLoader, viewerWaitLoader } from '../loaders.ts';
import { viewerCanWait } from '../read.ts';
import { countWaitsOfPerson, waitsOfPerson, type WaitRow } from '../store/line.ts';
import { WaitStateEnum } from './enums.ts';
import { Seat } from './seat.type.ts';
import { Waiting, WaitingConnection } from './waiting.type.ts';

/** Fields of a place in line. */
@Resolver(() => Waiting)
export class WaitingFields {
  @FieldResolver(() => String, { description: 'How it stands, in the language of the request' })
  label(@Root() wait: WaitRow, @Ctx() { language }: Context): string {
    return labelOf(WaitStateEnum, wait.state, language);
  }

  @FieldResolver(() => ID, { description: 'Id of the order' })
  orderId(@Root() wait: WaitRow): string {
    return encodeId('Order', wait.realm, wait.orderId);
  }

  @FieldResolver(() => Order, { nullable: true, description: 'The order; null when you may not see it any more' })
  async order(@Root() wait: WaitRow, @Ctx() context: Context): Promise<object | null> {
    return orderLoader(await context.reading()).load(wait.orderId);
  }

  @FieldResolver(() => Int, { description: 'Your place in the line, 1 being the next; counted now, and 0 when you do not wait any more' })
  async position(@Root() wait: WaitRow, @Ctx() context: Context): Promise<number> {
    return wait.state === 'WAITING' ? positionLoader(await context.reading()).load(wait.id) : 0;
  }

  @FieldResolver(() => Seat, { nullable: true, description: 'The seat that was offered when it was your turn' })
  async seat(@Root() wait: WaitRow, @Ctx() context: Context): Promise<object | null> {
    return wait.seatId === null ? null : seatLoader(await context.reading()).load(wait.seatId);
  }

  @FieldResolver(() => StepAnswer, { nullable: true, description: 'Why you could not take the place when it was your turn; null unless you were passed over' })
  passedOver(@Root() wait: WaitRow, @Ctx() context: Context): StepAnswer | null {
    return wait.passedFor === null ? null : stepAnswer(context, { code: wait.passedFor, args: {} });
  }
}

/** What the line adds to an order. */
@Resolver(() => Order)
export class OrderLine {
  @FieldResolver(() => Int, { description: 'How many people stand in line for a place (候补人数)' })
  waitingCount(@Root() order: OrderRow): number {
    return order.waiting;
  }

  @ViewerDependent()
  @FieldResolver(() => Waiting, { nullable: true, description: 'Your place in its line; null when you do not wait' })
  async viewerWaiting(@Root() order: OrderRow, @Ctx() context: Context): Promise<WaitRow | null> {
    return viewerWaitLoader(await context.reading()).load(order.id);
  }

  @ViewerDependent()
  @FieldResolver(() => StepAnswer, { description: 'Whether you may stand in its line now, or the refusal that it would meet' })
  async viewerCanWait(@Root() order: OrderRow, @Ctx() context: Context): Promise<StepAnswer> {
    return stepAnswer(context, await viewerCanWait(await context.reading(), order));
  }
}

/** What the line adds to the viewer. */
@Resolver(() => Viewer)
export class ViewerWaiting {
  @ViewerDependent()
  @Cost(5)
  @FieldResolver(() => WaitingConnection, { description: 'The lines in which you stand or stood, newest first (我的候补)' })
  async waiting(@Ctx() context: Context, @Args(() => PageArgs) args: PageArgs): Promise<Page<WaitRow>> {
    const { actor: { realm, personId }, platform: { db } } = await context.reading();
    return readPage<WaitRow>(args, {
      list: 'viewer.waiting', order: 'NEWEST', filter: { personId },
      read: async (limit, after) => (personId === null ? [] : waitsOfPerson(db, realm, personId, limit, after === null ? null : { since: new Date(String(after[0])), id: String(after[1]) })),
      key: ['MOMENT', 'ID'],
      keyOf: ({ since, id }) => [since.toISOString(), id],
      count: async () => (personId === null ? 0 : countWaitsOfPerson(db, realm, personId)),
    });
  }
}
