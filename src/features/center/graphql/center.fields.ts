import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { Cost, ViewerDependent } from '../../../graphql/marks.ts';
import { StepAnswer, stepAnswer } from '../../../graphql/step-answer.ts';
import { upon, type Soon } from '../../../kernel/soon.ts';
import { Order } from '../../orders/graphql/index.ts';
import type { OrderRow } from '../../orders/index.ts';
import { Person } from '../../people/graphql/index.ts';
import { viewerCanPress } from '../press.ts';
import { seesTheCenter } from '../pressers.ts';

/** What the center adds to an order. */
@Resolver(() => Order)
export class OrderAtCenter {
  @ViewerDependent()
  @FieldResolver(() => Person, { nullable: true, description: 'The dispatcher who works on it now (领取人); null when nobody does, and unless you work at the center or look over it' })
  takenBy(@Root() order: OrderRow, @Ctx() context: Context): Soon<object | null> {
    const { takenBy, realm } = order;
    return takenBy === null ? null : upon(context.reading(), ({ actor }) => (seesTheCenter(actor, order) ? { id: takenBy, realm } : null));
  }

  @ViewerDependent()
  @Cost(2)
  @FieldResolver(() => StepAnswer, { description: 'Whether you may press it now (督办), or why not: dispatcher and street leader may, once a working day' })
  async viewerCanPress(@Root() order: OrderRow, @Ctx() context: Context): Promise<StepAnswer> {
    return stepAnswer(context, await viewerCanPress(await context.reading(), order));
  }
}
