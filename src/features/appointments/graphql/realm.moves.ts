import { Arg, Ctx, Field, Float, InputType, Int, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { DateScalar } from '../../../graphql/scalars.ts';
import { KeyedInput } from '../../../graphql/input.ts';
import { answer, resultUnion, type Refused } from '../../../graphql/refusal.ts';
import { AskingSettingsInput, FairPlayInput, Realm, RealmPushesInput, shownRealm } from '../../places/graphql/index.ts';
import { realmOf, type SettingsChange } from '../../places/index.ts';
import { changeRealmSettings } from '../realm-settings.ts';

@InputType({ description: 'A span of a day in the time of the realm.' })
export class TimeWindowInput {
  @Field(() => String, { description: 'Begin as HH:MM (开始)' })
  from!: string;

  @Field(() => String, { description: 'End as HH:MM, 24:00 at most (结束)' })
  until!: string;
}

@InputType({ description: 'What the realm decides for itself from now on; what is left out stays.' })
export class ChangeRealmSettingsInput extends KeyedInput {
  @Field(() => Boolean, { nullable: true, description: 'A community worker may dispatch to their own community (社区自行派单)' })
  selfDispatch?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'The clock dispatches what a unit provides (单位提供的项目自动派单)' })
  clockDispatchesProviderItems?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Orders can lie with a grid (网格可承办)' })
  gridMayHold?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'What lies in a grid goes to that grid at once, without the center; needs `gridMayHold` (网格先办)' })
  gridFirst?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Orders can lie with the street (街道可承办)' })
  streetMayHold?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'A grid officer may settle an order on the spot (网格员当场办理)' })
  handleAlone?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'A division may pass an order to the next one up (可上报)' })
  escalate?: boolean | null;

  @Field(() => Float, { nullable: true, description: 'Share of the rated orders that is called back about, 0 to 1 (回访比例)' })
  sampleShare?: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Public holidays and make-up working days of China count; false: Monday to Friday (按国家节假日安排)' })
  publicHolidays?: boolean | null;

  @Field(() => [DateScalar], { nullable: true, description: 'Days of the realm\'s own on which nobody works, at most 100, in place of those before; empty: none (自定假日)' })
  ownHolidays?: (string | Date)[] | null;

  @Field(() => [DateScalar], { nullable: true, description: 'Days on which it works all the same, weekends or public holidays, at most 100, in place of those before; none of them is off, too (自定补班日)' })
  ownWorkdays?: (string | Date)[] | null;

  @Field(() => [TimeWindowInput], { nullable: true, description: 'Working hours of a working day, in order and not overlapping, at most 10 (工作时间)' })
  workingHours?: TimeWindowInput[] | null;

  @Field(() => FairPlayInput, { nullable: true, description: 'How much one person may take (公平抢单)' })
  fairPlay?: FairPlayInput | null;

  @Field(() => AskingSettingsInput, { nullable: true, description: 'Who is asked for an order, and when (邀请志愿者)' })
  asking?: AskingSettingsInput | null;

  @Field(() => RealmPushesInput, { nullable: true, description: 'How people are pushed who did not choose otherwise (推送)' })
  pushes?: RealmPushesInput | null;

  @Field(() => Int, { nullable: true, description: 'Whatever a crew serves opens by a draw, so many minutes after it was accepted; 0: only where the community announces it (按规则公平开抢,分钟)' })
  fairStartAfterMinutes?: number | null;
}

const ChangeRealmSettingsResult = resultUnion('ChangeRealmSettingsResult', () => [Realm]);

const dayOf = (day: string | Date): string => (day instanceof Date ? day.toISOString().slice(0, 10) : day);

/** What was said; null is the same as left out. */
const said = (input: object): object => Object.fromEntries(Object.entries(input).filter(([, value]) => value != null));

@Resolver()
export class RealmMoves {
  @Mutation(() => ChangeRealmSettingsResult, { description: 'Changes what the realm decides for itself; time limits that run already stay. For operators of the whole realm (修改辖区设置).' })
  async changeRealmSettings(
    @Ctx() context: Context, @Arg('input', () => ChangeRealmSettingsInput, { description: 'What changes, and the key of this deed' }) { key, publicHolidays, ownHolidays, ownWorkdays, ...input }: ChangeRealmSettingsInput,
  ): Promise<Realm | Refused> {
    const { actor } = await context.reading();
    const given = said({ ...input, ...(input.fairPlay ? { fairPlay: said(input.fairPlay) } : {}), ...(input.asking ? { asking: said(input.asking) } : {}), ...(input.pushes ? { pushes: said(input.pushes) } : {}) }) as SettingsChange;
    const days = said({ country: publicHolidays == null ? null : publicHolidays ? 'CN' : 'NONE', off: ownHolidays?.map(dayOf), work: ownWorkdays?.map(dayOf) });
    const change: SettingsChange = Object.keys(days).length === 0 ? given : { ...given, days };
    return answer(context, changeRealmSettings(context.platform, { actor, key }, change), async (_, reading) => {
      const realm = await realmOf(reading);
      if (!realm) throw new Error('the realm that was just changed is not there');
      return shownRealm(realm);
    });
  }
}
