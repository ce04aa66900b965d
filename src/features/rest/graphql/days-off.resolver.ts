import { Arg, Ctx, FieldResolver, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { AtMost, ViewerDependent } from '../../../graphql/marks.ts';
import { answer, resultUnion } from '../../../graphql/refusal.ts';
import { Viewer } from '../../people/graphql/index.ts';
import { MOST_SPANS, type Span } from '../rules.ts';
import { setDaysOff } from '../set.ts';
import { daysOffOf } from '../store/days-off.ts';
import { DaysOff, DaysOffSet, SetDaysOffInput } from './days-off.type.ts';

const DaysOffResult = resultUnion<object>('DaysOffResult', () => [DaysOffSet], 'Your days off as they are now, or why they were refused.');

/** Of whoever asks, and of nobody else. */
@Resolver(() => Viewer)
export class ViewerDaysOff {
  @AtMost(MOST_SPANS)
  @ViewerDependent()
  @FieldResolver(() => [DaysOff], { description: 'When nobody asks you, the first first (休息时段)' })
  async daysOff(@Ctx() context: Context): Promise<Span[]> {
    const { actor: { realm, personId }, platform: { db } } = await context.reading();
    return personId === null ? [] : daysOffOf(db, { realm, personId });
  }
}

@Resolver()
export class DaysOffMoves {
  @Mutation(() => DaysOffResult, { description: 'Says when nobody is to ask you (休息时段): no ask is made in these times, nor for an order that lies in them; pushes wait until they are over, but those that press. Seats that you hold stay yours, and offers by hand reach your inbox. For registered volunteers.' })
  async setDaysOff(@Ctx() context: Context, @Arg('input', () => SetDaysOffInput, { description: 'The days off' }) { key, daysOff }: SetDaysOffInput): Promise<object> {
    const { actor } = await context.reading();
    const spans = daysOff.map(({ from, until }) => ({ from, until }));
    return answer(context, setDaysOff(context.platform, { actor, key }, { daysOff: spans }), async ({ personId }, { platform: { db } }) => ({ daysOff: await daysOffOf(db, { realm: context.realm, personId }) }));
  }
}
