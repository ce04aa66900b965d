import { Field, Float, Int, ObjectType } from 'type-graphql';
import { DateScalar } from '../../../graphql/scalars.ts';
import type { RealmKind as RealmKindName } from '../levels.ts';
import type { RealmView } from '../realm.ts';
import { holidaysIn } from '../settings.ts';
import { AskingSettings } from './asking.type.ts';
import { FairPlay } from './fair-play.type.ts';
import { RealmPushes } from './pushes.type.ts';
import { RealmKind } from './words.ts';

@ObjectType({ description: 'A span of a day in the time of the realm.', simpleResolvers: true })
export class TimeWindow {
  @Field(() => String, { description: 'Begin as HH:MM (开始)' })
  from!: string;

  @Field(() => String, { description: 'End as HH:MM (结束)' })
  until!: string;
}

@ObjectType({ description: 'What a realm decides for itself (辖区设置).', simpleResolvers: true })
export class RealmSettings {
  @Field(() => Boolean, { description: 'A community worker may dispatch to their own community (社区自行派单)' })
  selfDispatch!: boolean;

  @Field(() => Boolean, { description: 'The clock dispatches what a unit provides (单位提供的项目自动派单)' })
  clockDispatchesProviderItems!: boolean;

  @Field(() => Boolean, { description: 'Orders can lie with a grid (网格可承办)' })
  gridMayHold!: boolean;

  @Field(() => Boolean, { description: 'What lies in a grid goes to that grid at once, without the center; needs `gridMayHold` (网格先办)' })
  gridFirst!: boolean;

  @Field(() => Boolean, { description: 'Orders can lie with the street (街道可承办)' })
  streetMayHold!: boolean;

  @Field(() => Boolean, { description: 'A grid officer may settle an order on the spot (网格员当场办理)' })
  handleAlone!: boolean;

  @Field(() => Boolean, { description: 'A division may pass an order to the next one up (可上报)' })
  escalate!: boolean;

  @Field(() => Float, { description: 'Share of the rated orders that is called back about, 0 to 1 (回访比例)' })
  sampleShare!: number;

  @Field(() => Boolean, { description: 'Public holidays and make-up working days of China count; false: Monday to Friday (按国家节假日安排)' })
  publicHolidays!: boolean;

  @Field(() => [DateScalar], { description: 'Days of the realm\'s own on which nobody works, whatever day of the week, the first first; time limits pass over them (自定假日)' })
  ownHolidays!: readonly string[];

  @Field(() => [DateScalar], { description: 'Days of the realm\'s own on which it works all the same, the first first (自定补班日)' })
  ownWorkdays!: readonly string[];

  @Field(() => FairPlay, { description: 'How much one person may take (公平抢单)' })
  fairPlay!: FairPlay;

  @Field(() => AskingSettings, { description: 'Who is asked for an order, and when (邀请志愿者)' })
  asking!: AskingSettings;

  @Field(() => RealmPushes, { description: 'How people are pushed who did not choose otherwise (推送)' })
  pushes!: RealmPushes;

  @Field(() => Int, { nullable: true, description: 'Whatever a crew serves opens by a draw, so many minutes after it was accepted; null: only where the community announces it (按规则公平开抢,分钟)' })
  fairStartAfterMinutes!: number | null;
}

@ObjectType({ description: 'The street or county that this request is about; every row belongs to one (辖区).', simpleResolvers: true })
export class Realm {
  @Field(() => String, { description: 'Code of the realm: that of its outermost division (代码)' })
  code!: string;

  @Field(() => String, { description: 'Name of the realm (名称)' })
  name!: string;

  @Field(() => RealmKind, { description: 'What its outermost division is (辖区类型)' })
  kind!: RealmKindName;

  @Field(() => String, { description: 'Time zone of the realm, as IANA writes it (时区)' })
  timeZone!: string;

  @Field(() => [TimeWindow], { description: 'Working hours of a working day (工作时间)' })
  workingHours!: readonly TimeWindow[];

  @Field(() => RealmSettings, { description: 'What it decides for itself (辖区设置)' })
  settings!: RealmSettings;
}

const calendarDays = ({ holidays }: RealmView['settings']) => {
  const { country, off, work } = holidaysIn(holidays);
  return { publicHolidays: country === 'CN', ownHolidays: off, ownWorkdays: work };
};

/** A realm as the schema shows it. */
export const shownRealm = ({ code, name, kind, timeZone, settings }: RealmView): Realm =>
  ({ code, name, kind, timeZone, workingHours: settings.workingHours, settings: { ...settings, ...calendarDays(settings), fairStartAfterMinutes: settings.fairStartAfterMinutes ?? null } });
