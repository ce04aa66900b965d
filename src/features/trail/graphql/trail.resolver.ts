import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { Cost, ViewerDependent } from '../../../graphql/marks.ts';
import { PageArgs, readPage, type Page } from '../../../graphql/page.ts';
import { Order } from '../../orders/graphql/index.ts';
import type { OrderRow } from '../../orders/index.ts';
import { Person } from '../../people/graphql/index.ts';
import { readTrail, type Step } from '../read.ts';
import { audits, seesTrail } from '../seers.ts';
import { countReadingsOf, readingsPage, type OrderReadingRow } from '../store/readings.ts';
import { countTrail } from '../store/trail.ts';
import { capacityIn, stepIn } from '../words.ts';
import { OrderReading, OrderReadingConnection, TrailConnection, TrailStep } from './trail.type.ts';

/** A place among all events may be too large for one whole number of a cursor. */
const HALF = 2 ** 31;

@Resolver(() => TrailStep)
export class TrailStepFields {
  @FieldResolver(() => String, { description: 'What the step is, in the language of the request' })
  says(@Root() { table, step }: Step, @Ctx() { language }: Context): string {
    return stepIn(table, step)[language === 'en' ? 'en' : 'zh'];
  }

  @FieldResolver(() => String, { nullable: true, description: 'The capacity in the language of the request' })
  asLabel(@Root() { as, actorKind }: Step, @Ctx() { language }: Context): string | null {
    const capacity = as ?? (actorKind === 'CLOCK' ? 'clock' : null);
    return capacity === null ? null : capacityIn(capacity)[language === 'en' ? 'en' : 'zh'];
  }

  @ViewerDependent()
  @FieldResolver(() => Person, { nullable: true, description: 'Who took it, masked; null for the clock, and unless you look over the order\'s street' })
  by(@Root() { by }: Step, @Ctx() { realm }: Context): object | null {
    return by === null ? null : { id: by, realm };
  }
}

@Resolver(() => OrderReading)
export class OrderReadingFields {
  @FieldResolver(() => Person, { description: 'Who read it, masked' })
  reader(@Root() { readerId }: OrderReadingRow, @Ctx() { realm }: Context): object {
    return { id: readerId, realm };
  }

  @FieldResolver(() => Person, { description: 'Whose data it was, masked' })
  person(@Root() { personId }: OrderReadingRow, @Ctx() { realm }: Context): object {
    return { id: personId, realm };
  }
}

/** What happened to an order, and who looked at the people behind it. */
@Resolver(() => Order)
export class OrderTrail {
  @ViewerDependent()
  @Cost(5)
  @FieldResolver(() => TrailConnection, { description: 'Its whole way, from the placing on (办理轨迹). For those who answer for it: dispatcher, street leader, the division that holds it, its brokers, auditor and operator; empty for others.' })
  async trail(@Root() order: OrderRow, @Ctx() context: Context, @Args(() => PageArgs) args: PageArgs): Promise<Page<Step>> {
    const reading = await context.reading();
    const sees = seesTrail(reading.actor, order);
    return readPage<Step>(args, {
      list: 'order.trail', order: 'OLDEST', filter: { id: order.id },
      read: async (limit, after) => (sees ? readTrail(reading, order, limit, after === null ? null : { at: new Date(String(after[0])), revision: Number(after[1]), place: Number(after[2]) * HALF + Number(after[3]) }) : []),
      key: ['MOMENT', 'INT', 'INT', 'INT'],
      keyOf: ({ at, revision, place }) => [at.toISOString(), revision ?? 0, Math.floor(place / HALF), place % HALF],
      count: async () => (sees ? countTrail(context.platform.db, order) : 0),
    });
  }

  @ViewerDependent()
  @Cost(5)
  @FieldResolver(() => OrderReadingConnection, { description: 'Every clear reading of personal data through it, the newest first (个人信息读取记录): who read what of whom, when and why. For auditor and operator; empty for others.' })
  async readings(@Root() order: OrderRow, @Ctx() context: Context, @Args(() => PageArgs) args: PageArgs): Promise<Page<OrderReadingRow>> {
    const { actor, platform: { db } } = await context.reading();
    const sees = audits(actor, order);
    return readPage<OrderReadingRow>(args, {
      list: 'order.readings', order: 'NEWEST', filter: { id: order.id },
      read: async (limit, after) => (sees ? readingsPage(db, order, limit, after === null ? null : { at: new Date(String(after[0])), id: String(after[1]) }) : []),
      key: ['MOMENT', 'ID'],
      keyOf: ({ at, id }) => [at.toISOString(), id],
      count: async () => (sees ? countReadingsOf(db, order) : 0),
    });
  }
}
