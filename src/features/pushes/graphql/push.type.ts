import { Field, Int, ObjectType } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { enumOf } from '../../../graphql/enums.ts';
import { Node } from '../../../graphql/node.ts';
import { connectionOf } from '../../../graphql/page.ts';
import { DateTimeScalar } from '../../../graphql/scalars.ts';
import { channelsOf } from '../channels-of.ts';
import { MUTED, PUSH_KINDS, type Muted, type PushKind } from '../words.ts';

export const MutedEnum = enumOf('PushMuted', 'What somebody is not pushed about (静音范围)', MUTED, {
  EVERYTHING: { en: 'Everything', zh: '全部' }, ITEM: { en: 'What is about an item of the list', zh: '清单分项' },
  TEAM: { en: 'What reaches them through a team: asking for helpers, and what is told to who speaks for it', zh: '志愿服务队' }, ORDER: { en: 'What is about an order', zh: '订单' },
});
export const PushKindEnum = enumOf('PushKind', 'What a push speaks of (推送类型)', PUSH_KINDS, { NEWS: { en: 'One piece of news', zh: '单条消息' }, DIGEST: { en: 'A digest of several', zh: '汇总' } });

@ObjectType({ simpleResolvers: true, description: 'Hours of every day in the time of the realm in which nobody is pushed; over midnight if they end before they begin (免打扰时段).' })
export class QuietHours {
  @Field(() => String, { description: 'Begin as HH:MM (开始)' })
  from!: string;

  @Field(() => String, { description: 'End as HH:MM (结束)' })
  until!: string;
}

@ObjectType({ simpleResolvers: true, description: 'How you are pushed: what you chose, and else what your realm decided (推送偏好). News that presses, because it touches a service of yours within a day or must be answered within two hours, comes at once, past `aDay` and digests, and from three hours before the service also in quiet hours.' })
export class PushPreferences {
  @Field(() => QuietHours, { nullable: true, description: 'When you are not pushed; null: at no time of the day. What comes then is pushed when they end (免打扰时段)' })
  quietHours!: { from: string; until: string } | null;

  @Field(() => Int, { description: 'How many pushes you bear a day; what is beyond them comes in the next digest (每日推送上限)' })
  aDay!: number;

  @Field(() => Boolean, { description: 'Digests only, instead of a push for each piece of news (仅汇总推送)' })
  digestOnly!: boolean;

  @Field(() => [String], { description: 'When digests come, as HH:MM in the time of the realm (汇总时间)' })
  digestTimes!: readonly string[];

  @Field(() => Boolean, { description: 'Nothing is pushed while you serve, but what is about that very service (服务中免打扰)' })
  restWhileServing!: boolean;
}

@ObjectType({ simpleResolvers: true, description: 'What you are not pushed about; it comes to your inbox all the same (静音).' })
export class PushMute {
  @Field(() => MutedEnum, { description: 'What kind of thing it is (静音范围)' })
  what!: Muted;

  @Field(() => DateTimeScalar, { description: 'Since when (开始时间)' })
  since!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Until when; null: until you take it back (截止时间)' })
  until!: Date | null;
}

@ObjectType('PushSubscription', { implements: Node, simpleResolvers: true, description: 'A device or an account of yours at which you are pushed (推送订阅).' })
export class PushSubscription extends Node {
  @Field(() => String, { description: 'Name of the channel: WEB_PUSH, or one that the operator plugged in (渠道)' })
  channel!: string;

  @Field(() => String, { nullable: true, description: 'What you call the device (设备名称)' })
  device!: string | null;

  @Field(() => DateTimeScalar, { description: 'Since when (订阅时间)' })
  addedAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Until when: you removed it, its service said that it is no more, or somebody else uses the device now; null: you are pushed there (结束时间)' })
  endedAt!: Date | null;
}

@ObjectType({ simpleResolvers: true, description: 'How you are pushed (推送). News comes to the inbox whatever stands here.' })
export class Pushes {
  @Field(() => [String], { description: 'Names of the channels that there are: WEB_PUSH, and what the operator plugged in (可用渠道)' })
  channels!: readonly string[];
}

/** The viewer's pushes; what else there is to them its fields read. */
export const shownPushes = ({ platform }: Pick<Context, 'platform'>): Pushes => ({ channels: channelsOf(platform).all.map(({ name }) => name) });

@ObjectType('DeadPush', { implements: Node, simpleResolvers: true, description: 'A push that was tried in vain until the limit (推送死信). It does not say for whom it was.' })
export class DeadPush extends Node {
  @Field(() => String, { description: 'Name of the channel (渠道)' })
  channel!: string;

  @Field(() => String, { description: 'Part of the channel that stands or falls alone: for web push the service of the browser (通道)' })
  lane!: string;

  @Field(() => PushKindEnum, { description: 'What it speaks of (推送类型)' })
  kind!: PushKind;

  @Field(() => String, { nullable: true, description: 'Table and step of the news, like ORDER.cancel; null: a digest (消息代码)' })
  code!: string | null;

  @Field(() => Int, { description: 'How often it was tried (尝试次数)' })
  tries!: number;

  @Field(() => String, { nullable: true, description: 'Name or code of the last fault, like `HTTP 500` or `TimeoutError` (故障)' })
  fault!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it was to go out, by the clock of the machine (生成时间)' })
  notedAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When it was given up, by the clock of the machine (放弃时间)' })
  endedAt!: Date;
}

export const DeadPushConnection = connectionOf('DeadPush', () => DeadPush, 'pushes that were given up');

@ObjectType({ simpleResolvers: true, description: 'Dead letters that are tried again (重试结果).' })
export class PushesRetried {
  @Field(() => Int, { description: 'How many (数量)' })
  retried!: number;
}
