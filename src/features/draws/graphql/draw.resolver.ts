import { Args, Ctx, FieldResolver, ID, Int, Resolver, Root } from 'type-graphql';
import type { EntryStep } from '../../../draw-steps.ts';
import type { Context } from '../../../graphql/context.ts';
import { labelOf } from '../../../graphql/enums.ts';
import { AtMost, Cost, ViewerDependent } from '../../../graphql/marks.ts';
import { encodeId } from '../../../graphql/node.ts';
import { PageArgs, readPage, type Page } from '../../../graphql/page.ts';
import { Refused, refusedIn } from '../../../graphql/refusal.ts';
import { StepAnswer, stepAnswer } from '../../../graphql/step-answer.ts';
import { InDraw } from '../../crew/graphql/index.ts';
import { Order } from '../../orders/graphql/index.ts';
import { orderLoader, type OrderRow } from '../../orders/index.ts';
import { drawLoader, entryCountLoader, entryLoader, lastDrawLoader, myEntryLoader } from '../loaders.ts';
import { viewerCanEnter, viewerMayOn } from '../read.ts';
import type { DrawRow } from '../store/draws.ts';
import { drawnKeys, type DrawnKey as DrawnKeyRow, type EntryRow } from '../store/entries.ts';
import { Draw, DrawEntry, DrawnKeyConnection } from './draw.type.ts';
import { DrawEntryStateEnum, DrawEntryStepEnum, DrawStateEnum } from './enums.ts';

@Resolver(() => Draw)
export class DrawFields {
  @FieldResolver(() => String, { description: 'Where it stands, in the language of the request' })
  label(@Root() draw: DrawRow, @Ctx() { language }: Context): string {
    return labelOf(DrawStateEnum, draw.state, language);
  }

  @Cost(2)
  @FieldResolver(() => Int, { description: 'How many have entered and not withdrawn (报名人数)' })
  async entries(@Root() draw: DrawRow, @Ctx() context: Context): Promise<number> {
    return entryCountLoader(await context.reading()).load(draw.id);
  }

  @Cost(5)
  @FieldResolver(() => DrawnKeyConnection, { description: 'The keys of all entrants in the order in which they were drawn, never persons (公示); none until it is drawn' })
  async drawn(@Root() draw: DrawRow, @Ctx() context: Context, @Args(() => PageArgs) args: PageArgs): Promise<Page<DrawnKeyRow>> {
    const { platform: { db } } = await context.reading();
    const over = draw.state === 'DRAWN';
    return readPage<DrawnKeyRow>(args, {
      list: 'draw.drawn', order: 'NUMBER', filter: { drawId: draw.id },
      read: async (limit, after) => (over ? drawnKeys(db, draw.realm, draw.id, limit, after === null ? 0 : Number(after[0])) : []),
      key: ['INT'],
      keyOf: ({ number }) => [number],
      count: async () => (over ? entryCountLoader(await context.reading()).load(draw.id) : 0),
    });
  }
}

@Resolver(() => DrawEntry)
export class DrawEntryFields {
  @FieldResolver(() => String, { description: 'Where it stands, in the language of the request' })
  label(@Root() entry: EntryRow, @Ctx() { language }: Context): string {
    return labelOf(DrawEntryStateEnum, entry.state, language);
  }

  @FieldResolver(() => Draw, { description: 'The draw' })
  async draw(@Root() entry: EntryRow, @Ctx() context: Context): Promise<object> {
    return (await drawLoader(await context.reading()).load(entry.drawId)) as object;
  }

  @FieldResolver(() => ID, { description: 'Id of the order' })
  async orderId(@Root() entry: EntryRow, @Ctx() context: Context): Promise<string> {
    return encodeId('Order', entry.realm, (await drawLoader(await context.reading()).load(entry.drawId))!.orderId);
  }

  @FieldResolver(() => Order, { nullable: true, description: 'The order; null when you may not see it any more' })
  async order(@Root() entry: EntryRow, @Ctx() context: Context): Promise<object | null> {
    const reading = await context.reading();
    return orderLoader(reading).load((await drawLoader(reading).load(entry.drawId))!.orderId);
  }

  @FieldResolver(() => Refused, { nullable: true, description: 'Why you were passed over; null if you were not' })
  why(@Root() entry: EntryRow, @Ctx() { language }: Context): object | null {
    return entry.why === null ? null : refusedIn(language, { code: entry.why, args: {} });
  }

  @AtMost(2)
  @FieldResolver(() => [DrawEntryStepEnum], { description: 'Steps that you may take on it now' })
  async viewerMay(@Root() entry: EntryRow, @Ctx() context: Context): Promise<EntryStep[]> {
    const reading = await context.reading();
    return viewerMayOn(reading, entry, (await drawLoader(reading).load(entry.drawId))!);
  }
}

/** What the draws add to an order. */
@Resolver(() => Order)
export class OrderDraw {
  @FieldResolver(() => Draw, { nullable: true, description: 'Its last fair start (公平开抢); null: none was announced' })
  async draw(@Root() order: OrderRow, @Ctx() context: Context): Promise<object | null> {
    return lastDrawLoader(await context.reading()).load(order.id);
  }

  @ViewerDependent()
  @FieldResolver(() => DrawEntry, { nullable: true, description: 'Your last entry in that draw (我的报名); null: you did not enter' })
  async viewerEntry(@Root() order: OrderRow, @Ctx() context: Context): Promise<object | null> {
    const reading = await context.reading();
    const draw = await lastDrawLoader(reading).load(order.id);
    return draw === null ? null : myEntryLoader(reading).load(draw.id);
  }

  @ViewerDependent()
  @FieldResolver(() => StepAnswer, { description: 'Whether you may enter the draw of its places now, or the refusal that it would meet' })
  async viewerCanEnter(@Root() order: OrderRow, @Ctx() context: Context): Promise<StepAnswer> {
    return stepAnswer(context, await viewerCanEnter(await context.reading(), order));
  }
}

/** What the draws add to the answer of a grab. */
@Resolver(() => InDraw)
export class InDrawEntry {
  @FieldResolver(() => DrawEntry, { description: 'Your entry' })
  async entry(@Root() { entryId }: { readonly entryId: string }, @Ctx() context: Context): Promise<object> {
    return (await entryLoader(await context.reading()).load(entryId)) as object;
  }
}
