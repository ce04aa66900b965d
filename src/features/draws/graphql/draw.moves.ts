import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { soughtId } from '../../../graphql/node.ts';
import { answer, refusedIn, resultUnion } from '../../../graphql/refusal.ts';
import { enterDraw, withdrawFromDraw, type Entered } from '../enter.ts';
import { entryLoader } from '../loaders.ts';
import type { Outcome } from '../../../kernel/result.ts';
import { DrawEntry, EnterDrawInput, WithdrawFromDrawInput } from './draw.type.ts';

const DrawEntryResult = resultUnion<object>('DrawEntryResult', () => [DrawEntry], 'Your entry as it is after the step, or why the step was refused.', 'LEAVES');

/** What volunteers do before places are drawn. */
@Resolver()
export class DrawMoves {
  @Mutation(() => DrawEntryResult, { description: 'Enters the draw of an order\'s places (报名摇号). From the announcement until it closes all entries count the same.' })
  async enterDraw(@Ctx() context: Context, @Arg('input', () => EnterDrawInput, { description: 'The order' }) { key, orderId }: EnterDrawInput): Promise<object> {
    if (context.caller === null) return refusedIn(context.language, { code: 'SIGN_IN_FIRST', args: {} });
    return entry(context, enterDraw(context.platform, { caller: context.caller, key, orderId: soughtId(context, 'Order', orderId) }));
  }

  @Mutation(() => DrawEntryResult, { description: 'Takes your entry back (退出摇号), until the draw closes. You may enter again with another key.' })
  async withdrawFromDraw(@Ctx() context: Context, @Arg('input', () => WithdrawFromDrawInput, { description: 'The entry' }) { key, entryId }: WithdrawFromDrawInput): Promise<object> {
    if (context.caller === null) return refusedIn(context.language, { code: 'SIGN_IN_FIRST', args: {} });
    return entry(context, withdrawFromDraw(context.platform, { caller: context.caller, key, entryId: soughtId(context, 'DrawEntry', entryId) }));
  }
}

const entry = (context: Context, outcome: Promise<Outcome<Entered>>): Promise<object> =>
  answer(context, outcome, async ({ entryId }, reading) => entryLoader(reading).load(entryId));
