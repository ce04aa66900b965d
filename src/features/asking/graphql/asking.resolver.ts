import { Args, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { labelOf } from '../../../graphql/enums.ts';
import { Cost, ViewerDependent } from '../../../graphql/marks.ts';
import { PageArgs, readPage, type Page } from '../../../graphql/page.ts';
import { DateTimeScalar } from '../../../graphql/scalars.ts';
import { SeatKindEnum } from '../../crew/graphql/index.ts';
import { Order } from '../../orders/graphql/index.ts';
import type { OrderRow } from '../../orders/index.ts';
import { Person, type PersonRef } from '../../people/graphql/index.ts';
import { askingLoader, countsLoader } from '../loaders.ts';
import { seesAsking } from '../roles.ts';
import type { AskingRow } from '../store/askings.ts';
import { asksOfAsking, countAsksOfAsking, type AskCounts, type AskRow } from '../store/reading.ts';
import { AskedPerson, AskedPersonConnection, OrderAsking } from './ask.type.ts';
import { AskingStateEnum } from './enums.ts';

const counts = async (asking: AskingRow, context: Context): Promise<AskCounts> => countsLoader(await context.reading()).load(asking);

/** Fields of the asking of an order; whoever may not see it is not shown it. */
@Resolver(() => OrderAsking)
export class OrderAskingFields {
  @FieldResolver(() => String, { description: 'Where it stands, in the language of the request' })
  label(@Root() asking: AskingRow, @Ctx() { language }: Context): string {
    return labelOf(AskingStateEnum, asking.state, language);
  }

  @FieldResolver(() => SeatKindEnum, { description: 'For which seats people are asked' })
  kind(@Root() asking: AskingRow): string {
    return asking.kind;
  }

  @FieldResolver(() => DateTimeScalar, { nullable: true, description: 'When the next wave is due if places are still free; null: none is (下一轮)' })
  async nextAt(@Root() asking: AskingRow, @Ctx() context: Context): Promise<Date | null> {
    return (await counts(asking, context)).nextAt;
  }

  @FieldResolver(() => Int, { description: 'How many people were asked (已邀请)' })
  async asked(@Root() asking: AskingRow, @Ctx() context: Context): Promise<number> {
    return (await counts(asking, context)).asked;
  }

  @FieldResolver(() => Int, { description: 'How many of them have not answered, and may still take a place (待回应)' })
  async unanswered(@Root() asking: AskingRow, @Ctx() context: Context): Promise<number> {
    return (await counts(asking, context)).open;
  }

  @FieldResolver(() => Int, { description: 'How many of them have a place or wait for one (已报名或候补)' })
  async taken(@Root() asking: AskingRow, @Ctx() context: Context): Promise<number> {
    return (await counts(asking, context)).taken;
  }

  @FieldResolver(() => Int, { description: 'How many said "not this time" (这次不方便)' })
  async declined(@Root() asking: AskingRow, @Ctx() context: Context): Promise<number> {
    return (await counts(asking, context)).declined;
  }

  @FieldResolver(() => Int, { description: 'How many had not answered when the places were taken (已失效)' })
  async lapsed(@Root() asking: AskingRow, @Ctx() context: Context): Promise<number> {
    return (await counts(asking, context)).lapsed;
  }

  @Cost(5)
  @FieldResolver(() => AskedPersonConnection, { description: 'Who was asked and why, in the order in which they were; empty when it was put away' })
  async people(@Root() { realm, id }: AskingRow, @Ctx() context: Context, @Args(() => PageArgs) args: PageArgs): Promise<Page<AskRow>> {
    const { platform: { db } } = await context.reading();
    return readPage<AskRow>(args, {
      list: 'order.asking.people', order: 'RANK', filter: { id },
      read: (limit, after) => asksOfAsking(db, realm, id, limit, after === null ? 0 : Number(after[0])),
      key: ['INT'],
      keyOf: ({ rank }) => [rank],
      count: () => countAsksOfAsking(db, realm, id),
    });
  }
}

@Resolver(() => AskedPerson)
export class AskedPersonFields {
  @FieldResolver(() => Person, { description: 'Who was asked; a person\'s fields show each reader what they may see' })
  person(@Root() ask: AskRow): PersonRef {
    return { id: ask.personId, realm: ask.realm };
  }

  @FieldResolver(() => Boolean, { description: 'Whether they have a place, or wait for one' })
  came(@Root() ask: AskRow): boolean {
    return ask.state === 'TAKEN';
  }
}

/** What asking adds to an order. */
@Resolver(() => Order)
export class OrderAskingField {
  @ViewerDependent()
  @Cost(2)
  @FieldResolver(() => OrderAsking, { nullable: true, description: 'How people are asked for its places, in this attempt (邀请进度); for the center, the street leader and the division that holds it, null for everybody else' })
  async asking(@Root() order: OrderRow, @Ctx() context: Context): Promise<AskingRow | null> {
    const reading = await context.reading();
    return seesAsking(reading.actor, order) ? askingLoader(reading).load(order.id) : null;
  }
}
