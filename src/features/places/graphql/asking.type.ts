import { Field, Float, InputType, Int, ObjectType } from 'type-graphql';
import { enumOf } from '../../../graphql/enums.ts';
import { ASKING_POLICIES } from '../settings.ts';

export const AskingPolicyEnum = enumOf('AskingPolicy', 'Whom to ask for an order (邀请方式)', ASKING_POLICIES, {
  NEIGHBOURLY: { en: 'Those who fit best, in waves: skill, distance, time, load, history, and who was asked little', zh: '择优分轮:技能、距离、时间、负荷、往来及公平' },
  NEAREST: { en: 'The nearest', zh: '就近' }, RANDOM: { en: 'Anybody suitable, by lot', zh: '随机' }, BROADCAST: { en: 'Everybody suitable, at once', zh: '一次通知所有合适人选' }, NONE: { en: 'Nobody', zh: '不邀请' },
});

const SAYS = {
  policy: 'Whom to ask (邀请方式)',
  perPlace: 'People asked for each free place in the first wave (首轮每名额邀请人数)',
  growth: 'Each further wave is so many times as large (每轮扩大倍数)',
  waves: 'Waves before the community is told that nobody comes; further ones are as large as the last (几轮之后告知社区)',
  leastMinutes: 'Minutes between waves, at least; urgent orders are quicker (轮次间隔下限,分钟)',
  mostMinutes: 'Minutes between waves, at most (轮次间隔上限,分钟)',
  asksADay: 'So often is one person asked on one day (每人每日邀请上限)',
  asksAWeek: 'So often is one person asked within seven days (每人每周邀请上限)',
  keptDays: 'Days after the end of an order until it is forgotten who was asked (名单保留天数)',
};

@ObjectType({ description: 'Who is asked for an order, and when (邀请志愿者).', simpleResolvers: true })
export class AskingSettings {
  @Field(() => AskingPolicyEnum, { description: SAYS.policy })
  policy!: string;

  @Field(() => Float, { description: SAYS.perPlace })
  perPlace!: number;

  @Field(() => Float, { description: SAYS.growth })
  growth!: number;

  @Field(() => Int, { description: SAYS.waves })
  waves!: number;

  @Field(() => Int, { description: SAYS.leastMinutes })
  leastMinutes!: number;

  @Field(() => Int, { description: SAYS.mostMinutes })
  mostMinutes!: number;

  @Field(() => Int, { description: SAYS.asksADay })
  asksADay!: number;

  @Field(() => Int, { description: SAYS.asksAWeek })
  asksAWeek!: number;

  @Field(() => Int, { description: SAYS.keptDays })
  keptDays!: number;
}

@InputType({ description: 'What changes of who is asked; what is left out stays (邀请志愿者).' })
export class AskingSettingsInput {
  @Field(() => AskingPolicyEnum, { nullable: true, description: SAYS.policy })
  policy?: string | null;

  @Field(() => Float, { nullable: true, description: `${SAYS.perPlace}, above 0, 1,000 at most` })
  perPlace?: number | null;

  @Field(() => Float, { nullable: true, description: `${SAYS.growth}, 1 to 10` })
  growth?: number | null;

  @Field(() => Int, { nullable: true, description: `${SAYS.waves}, 1 to 20` })
  waves?: number | null;

  @Field(() => Int, { nullable: true, description: `${SAYS.leastMinutes}, 1 to 10,080` })
  leastMinutes?: number | null;

  @Field(() => Int, { nullable: true, description: `${SAYS.mostMinutes}, 1 to 10,080` })
  mostMinutes?: number | null;

  @Field(() => Int, { nullable: true, description: `${SAYS.asksADay}, 1 to 1,000` })
  asksADay?: number | null;

  @Field(() => Int, { nullable: true, description: `${SAYS.asksAWeek}, 1 to 1,000` })
  asksAWeek?: number | null;

  @Field(() => Int, { nullable: true, description: `${SAYS.keptDays}, 1 to 3,650` })
  keptDays?: number | null;
}
