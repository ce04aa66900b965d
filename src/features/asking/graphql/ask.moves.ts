import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { soughtId } from '../../../graphql/node.ts';
import { answer, resultUnion } from '../../../graphql/refusal.ts';
import { declineAsk } from '../decline.ts';
import { askLoader } from '../loaders.ts';
import { Ask, DeclineAskInput } from './ask.type.ts';

const DeclineAskResult = resultUnion<object>('DeclineAskResult', () => [Ask], 'What you were asked as it is after the step, or why the step was refused.', 'LEAVES');

/** What somebody does who was asked. A place is taken as by anybody else. */
@Resolver()
export class AskMoves {
  @Mutation(() => DeclineAskResult, { description: 'Says "not this time" (这次不方便). No reason is asked for, it counts for nothing, and you are not asked again for this attempt; you may still take a place.' })
  async declineAsk(@Ctx() context: Context, @Arg('input', () => DeclineAskInput, { description: 'What you were asked' }) { key, askId }: DeclineAskInput): Promise<object> {
    const { actor } = await context.reading();
    return answer(context, declineAsk(context.platform, { actor, key }, { id: soughtId(context, 'Ask', askId) }), async ({ id }, reading) => askLoader(reading).load(id));
  }
}
