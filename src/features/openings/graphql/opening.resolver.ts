import { Args, Ctx, FieldResolver, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { DoorError } from '../../../graphql/errors.ts';
import { AtMost, Cost, ViewerDependent } from '../../../graphql/marks.ts';
import { Viewer } from '../../people/graphql/index.ts';
import { openingsFor, type OpeningRow } from '../read.ts';
import { Opening, OpeningArgs } from './opening.type.ts';

const MOST = { days: 31, first: 50 };

/** What there is to do for whoever asks. */
@Resolver(() => Viewer)
export class ViewerOpenings {
  @Cost(30)
  @AtMost(50)
  @ViewerDependent()
  @FieldResolver(() => [Opening], { description: 'What you could do now, near you and soon, the best fit first (我能接的单): exactly what claim or grab would give you at this moment. Without what you muted, and without what lies in your days off or outside of your free hours.' })
  async openings(@Ctx() context: Context, @Args(() => OpeningArgs) { days, first }: OpeningArgs): Promise<OpeningRow[]> {
    if (days < 1 || days > MOST.days) throw new DoorError('BAD_USER_INPUT', { detail: { en: `days must be 1 to ${MOST.days}.`, zh: `days 须为 1 到 ${MOST.days}。` } });
    if (first < 1 || first > MOST.first) throw new DoorError('BAD_USER_INPUT', { detail: { en: `first must be 1 to ${MOST.first}.`, zh: `first 须为 1 到 ${MOST.first}。` } });
    return openingsFor(await context.reading(), days, first);
  }
}
