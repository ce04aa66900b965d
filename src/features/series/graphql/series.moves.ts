import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { soughtId } from '../../../graphql/node.ts';
import { answer, refusedIn, resultUnion, type Refused } from '../../../graphql/refusal.ts';
import type { Outcome } from '../../../kernel/result.ts';
import { begin } from '../begin.ts';
import { seriesLoader } from '../loaders.ts';
import { move } from '../move.ts';
import type { Moved, SeriesMove, StepInputs } from '../moving.ts';
import { BeginSeriesInput, ChangeSeriesInput, EndSeriesInput, MoveSeriesOccurrenceInput, SeriesInput, SeriesPreferenceInput, SkipSeriesOccurrenceInput } from './series.inputs.ts';
import { Series } from './series.type.ts';

const SeriesResult = resultUnion<object>('SeriesResult', () => [Series], 'The series as it is after the step, or why the step was refused.', 'LEAVES');
const INPUT = { description: 'The series, and the key of this deed' };
type Answer = Promise<object | Refused>;

const shown = (context: Context, outcome: Promise<Outcome<Moved>>): Answer =>
  answer<Moved, object>(context, outcome, ({ id }, reading) => seriesLoader(reading).load(id));

/** Takes a step for the caller and shows what came of it. */
async function moved<S extends SeriesMove>(context: Context, step: S, { key, seriesId }: { key: string; seriesId: string }, input: StepInputs[S]): Answer {
  if (context.caller === null) return refusedIn(context.language, { code: 'SIGN_IN_FIRST', args: {} });
  return shown(context, move(context.platform, { realm: context.realm, asker: { caller: context.caller }, seriesId: soughtId(context, 'Series', seriesId), step, input }, key));
}

const dayOf = (date: string | Date): string => (date instanceof Date ? date.toISOString().slice(0, 10) : date);
const preferenceOf = (context: Context, { preferredIds, teamId }: Pick<SeriesPreferenceInput, 'preferredIds' | 'teamId'>) =>
  ({ preferredIds: preferredIds?.map((id) => soughtId(context, 'Person', id)) ?? [], teamId: teamId == null ? null : soughtId(context, 'Team', teamId) });

/** What residents, and those who order for them, do with orders that come again. */
@Resolver()
export class SeriesMoves {
  @Mutation(() => SeriesResult, { description: 'Sets up an order that comes again by a rule, for yourself or for a resident for whom you may order (设立固定服务).' })
  async beginSeries(@Ctx() context: Context, @Arg('input', () => BeginSeriesInput, { description: 'What shall come again' }) { key, requesterId, projectId, timing: { rule, startTime, minutes }, ...input }: BeginSeriesInput): Answer {
    if (context.caller === null) return refusedIn(context.language, { code: 'SIGN_IN_FIRST', args: {} });
    return shown(context, begin(context.platform, context.caller, {
      ...input, ...preferenceOf(context, input), timing: { rule, startTime, minutes }, requesterId: requesterId == null ? null : soughtId(context, 'Person', requesterId),
      ...(projectId == null ? {} : { projectId: soughtId(context, 'Project', projectId) }),
    }, key));
  }

  @Mutation(() => SeriesResult, { description: 'Places no further orders until it is resumed (暂停固定服务).' })
  async pauseSeries(@Ctx() context: Context, @Arg('input', () => SeriesInput, INPUT) input: SeriesInput): Answer {
    return moved(context, 'pause', input, {});
  }

  @Mutation(() => SeriesResult, { description: 'Goes on with the next occurrence (恢复固定服务).' })
  async resumeSeries(@Ctx() context: Context, @Arg('input', () => SeriesInput, INPUT) input: SeriesInput): Answer {
    return moved(context, 'resume', input, {});
  }

  @Mutation(() => SeriesResult, { description: 'Leaves one occurrence out (跳过一次).' })
  async skipSeriesOccurrence(@Ctx() context: Context, @Arg('input', () => SkipSeriesOccurrenceInput, INPUT) input: SkipSeriesOccurrenceInput): Answer {
    return moved(context, 'skip', input, { date: dayOf(input.date), cancelOrder: input.cancelOrder });
  }

  @Mutation(() => SeriesResult, { description: 'Moves one occurrence whose order was not placed yet; one that was skipped is back by it (改期一次). An order that was placed is amended itself.' })
  async moveSeriesOccurrence(@Ctx() context: Context, @Arg('input', () => MoveSeriesOccurrenceInput, INPUT) input: MoveSeriesOccurrenceInput): Answer {
    return moved(context, 'shift', input, { date: dayOf(input.date), startsAt: input.startsAt });
  }

  @Mutation(() => SeriesResult, { description: 'Says who shall be asked first for its orders from now on (优先邀请). It gives nobody a right and keeps no place.' })
  async setSeriesPreference(@Ctx() context: Context, @Arg('input', () => SeriesPreferenceInput, INPUT) input: SeriesPreferenceInput): Answer {
    return moved(context, 'prefer', input, preferenceOf(context, input));
  }

  @Mutation(() => SeriesResult, { description: 'Changes its words or its rhythm for whatever is not placed yet (修改固定服务). Orders that were placed are amended themselves.' })
  async changeSeries(@Ctx() context: Context, @Arg('input', () => ChangeSeriesInput, INPUT) { key, seriesId, timing, ...input }: ChangeSeriesInput): Answer {
    return moved(context, 'change', { key, seriesId }, { ...input, timing: timing == null ? null : { rule: timing.rule, startTime: timing.startTime, minutes: timing.minutes } });
  }

  @Mutation(() => SeriesResult, { description: 'Ends it for good; its orders that have not begun are called off only if you say so (结束固定服务).' })
  async endSeries(@Ctx() context: Context, @Arg('input', () => EndSeriesInput, INPUT) input: EndSeriesInput): Answer {
    return moved(context, 'end', input, { cancelOrders: input.cancelOrders });
  }
}
