import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { soughtId } from '../../../graphql/node.ts';
import { answer, refusedIn, resultUnion, type Refused } from '../../../graphql/refusal.ts';
import type { Outcome } from '../../../kernel/result.ts';
import { draft } from '../draft.ts';
import { resourceLoader } from '../loaders.ts';
import { move, type Moved, type ResourceMove, type StepInputs } from '../move.ts';
import { CancelOccurrenceInput, DraftResourceInput, PauseResourceInput, ResourceInput, ReturnResourceInput, ReviseResourceInput, SubmitResourceInput, WithdrawResourceInput } from './resource.inputs.ts';
import { Resource } from './resource.type.ts';
import { offeringOf, ownerOf, saidOf } from './said.ts';

const ResourceResult = resultUnion<object>('ResourceResult', () => [Resource], 'The resource as you see it after the step, or why the step was refused.', 'LEAVES');
const INPUT = { description: 'What to do, and the key of this deed' };
type Answer = Promise<object | Refused>;

const shown = (context: Context, outcome: Promise<Outcome<Moved>>): Answer => answer<Moved, object>(context, outcome, async ({ id }, reading) => resourceLoader(reading).load(id));

/** Takes a step for the caller and shows what came of it. */
async function moved<S extends ResourceMove>(context: Context, step: S, { key, resourceId }: { key: string; resourceId: string }, input: StepInputs[S]): Answer {
  if (context.caller === null) return refusedIn(context.language, { code: 'SIGN_IN_FIRST', args: {} });
  return shown(context, move(context.platform, { realm: context.realm, asker: { caller: context.caller }, resourceId: soughtId(context, 'Resource', resourceId), step, input }, key));
}

@Resolver()
export class ResourceMoves {
  @Mutation(() => ResourceResult, { description: 'Writes down what you, or those for whom you speak, can offer; only you and the center see it yet (起草资源).' })
  async draftResource(@Ctx() context: Context, @Arg('input', () => DraftResourceInput, INPUT) input: DraftResourceInput): Answer {
    if (context.caller === null) return refusedIn(context.language, { code: 'SIGN_IN_FIRST', args: {} });
    const { itemCode, title, what, divisionCode, key } = input;
    const said = await saidOf(context, input);
    const owner = await ownerOf(context, input.owner);
    return shown(context, draft(context.platform, context.caller, { ...said, owner, itemCode, title, what, divisionId: said.divisionId ?? divisionCode }, key));
  }

  @Mutation(() => ResourceResult, { description: 'Changes a draft, or what the center gave back. For the owner (修改资源草稿).' })
  async reviseResource(@Ctx() context: Context, @Arg('input', () => ReviseResourceInput, INPUT) input: ReviseResourceInput): Answer {
    return moved(context, 'revise', input, await saidOf(context, input));
  }

  @Mutation(() => ResourceResult, { description: 'Asks the center to list it. For the owner (提交审核).' })
  async submitResource(@Ctx() context: Context, @Arg('input', () => SubmitResourceInput, INPUT) input: SubmitResourceInput): Answer {
    return moved(context, 'submit', input, offeringOf(input));
  }

  @Mutation(() => ResourceResult, { description: 'Number 1 of the seven orders: puts it on the list for everybody. For the center (资源清单亮家底).' })
  async listResource(@Ctx() context: Context, @Arg('input', () => ResourceInput, INPUT) input: ResourceInput): Answer {
    return moved(context, 'list', input, {});
  }

  @Mutation(() => ResourceResult, { description: 'Gives it back to its owner with a reason. For the center (退回修改).' })
  async returnResource(@Ctx() context: Context, @Arg('input', () => ReturnResourceInput, INPUT) input: ReturnResourceInput): Answer {
    return moved(context, 'return', input, { words: input.words });
  }

  @Mutation(() => ResourceResult, { description: 'No new bookings for now; living ones stay. For owner and center (暂停).' })
  async pauseResource(@Ctx() context: Context, @Arg('input', () => PauseResourceInput, INPUT) input: PauseResourceInput): Answer {
    return moved(context, 'pause', input, { words: input.words ?? null });
  }

  @Mutation(() => ResourceResult, { description: 'Lets it be booked again. For owner and center (恢复).' })
  async resumeResource(@Ctx() context: Context, @Arg('input', () => ResourceInput, INPUT) input: ResourceInput): Answer {
    return moved(context, 'resume', input, {});
  }

  @Mutation(() => ResourceResult, { description: 'One occurrence is not given after all: its bookings are cancelled, the places are free, each order wants another, and the residents are told and offered other occurrences. What has begun stays. For owner and center (取消场次).' })
  async cancelOccurrence(@Ctx() context: Context, @Arg('input', () => CancelOccurrenceInput, INPUT) input: CancelOccurrenceInput): Answer {
    return moved(context, 'cancelOccurrence', input, { startsAt: input.startsAt, words: input.words });
  }

  @Mutation(() => ResourceResult, { description: 'Takes it off the list for good; refused while bookings live, unless it says to cancel them. For owner and center (撤下资源).' })
  async withdrawResource(@Ctx() context: Context, @Arg('input', () => WithdrawResourceInput, INPUT) input: WithdrawResourceInput): Answer {
    return moved(context, 'withdraw', input, { words: input.words ?? null, cancelBookings: input.cancelBookings });
  }
}
