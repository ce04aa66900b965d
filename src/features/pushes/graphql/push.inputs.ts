import { Field, ID, InputType, Int } from 'type-graphql';
import { KeyedInput, OneOf } from '../../../graphql/input.ts';
import { DateTimeScalar } from '../../../graphql/scalars.ts';

@InputType({ description: 'What `PushManager.subscribe` of a browser gave, with `vapidPublicKey` as its application server key.' })
export class WebPushInput {
  @Field(() => String, { description: 'Its `endpoint`: https, at a public name, at most 1,000 characters (推送地址)' })
  endpoint!: string;

  @Field(() => String, { description: 'Its key `p256dh`, base64url (公钥)' })
  p256dh!: string;

  @Field(() => String, { description: 'Its key `auth`, base64url (密钥)' })
  auth!: string;
}

@InputType({ description: 'Where a channel that the operator plugged in reaches you.' })
export class ChannelAddressInput {
  @Field(() => String, { description: 'Name of the channel, one of `channels` (渠道)' })
  channel!: string;

  @Field(() => String, { description: 'Address, as that channel takes it (地址)' })
  address!: string;
}

@OneOf()
@InputType({ description: 'Where you are to be pushed: one of these.' })
export class PushTargetInput {
  @Field(() => WebPushInput, { nullable: true, description: 'In a browser (浏览器)' })
  webPush?: WebPushInput | null;

  @Field(() => ChannelAddressInput, { nullable: true, description: 'By another channel (其他渠道)' })
  other?: ChannelAddressInput | null;
}

@InputType({ description: 'A device or an account at which you want to be pushed.' })
export class AddPushSubscriptionInput extends KeyedInput {
  @Field(() => PushTargetInput, { description: 'Where (推送目标)' })
  to!: PushTargetInput;

  @Field(() => String, { nullable: true, description: 'What you call the device, at most 40 characters (设备名称)' })
  device?: string | null;
}

@InputType({ description: 'A device or an account at which you are not to be pushed any more.' })
export class RemovePushSubscriptionInput extends KeyedInput {
  @Field(() => ID, { description: 'Id of the subscription (订阅)' })
  subscriptionId!: string;
}

@InputType({ description: 'Hours of every day in the time of the realm.' })
export class QuietHoursInput {
  @Field(() => String, { description: 'Begin as HH:MM (开始)' })
  from!: string;

  @Field(() => String, { description: 'End as HH:MM, before `from`: on the next day (结束)' })
  until!: string;
}

@InputType({ description: 'How you want to be pushed from now on; what is left out is as your realm decided.' })
export class SetPushPreferencesInput extends KeyedInput {
  @Field(() => QuietHoursInput, { nullable: true, description: 'When you are not pushed (免打扰时段)' })
  quietHours?: QuietHoursInput | null;

  @Field(() => Boolean, { nullable: true, description: 'true: at any hour, whatever the realm decided; then leave `quietHours` out (不设免打扰时段)' })
  noQuietHours?: boolean | null;

  @Field(() => Int, { nullable: true, description: 'How many pushes you bear a day, 0 to 100 (每日推送上限)' })
  aDay?: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Digests only (仅汇总推送)' })
  digestOnly?: boolean | null;

  @Field(() => [String], { nullable: true, description: 'When digests come, as HH:MM, 1 to 6 of them (汇总时间)' })
  digestTimes?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Nothing while you serve, but what is about that very service (服务中免打扰)' })
  restWhileServing?: boolean | null;
}

@OneOf()
@InputType({ description: 'What you are not to be pushed about: one of these.' })
export class PushMutedInput {
  @Field(() => Boolean, { nullable: true, description: 'true: about anything (全部)' })
  everything?: boolean | null;

  @Field(() => String, { nullable: true, description: 'Code of an item of the list (清单分项)' })
  itemCode?: string | null;

  @Field(() => ID, { nullable: true, description: 'Id of a team (志愿服务队)' })
  teamId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Id of an order of which you had news (订单)' })
  orderId?: string | null;
}

@InputType({ description: 'What you do not want to be pushed about.' })
export class MutePushesInput extends KeyedInput {
  @Field(() => PushMutedInput, { description: 'What (静音范围)' })
  about!: PushMutedInput;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Until when; left out: until you take it back (截止时间)' })
  until?: Date | null;
}

@InputType({ description: 'What you want to be pushed about again.' })
export class UnmutePushesInput extends KeyedInput {
  @Field(() => PushMutedInput, { description: 'What (静音范围)' })
  about!: PushMutedInput;
}

@InputType({ description: 'Dead letters that are to be tried again.' })
export class RetryPushesInput extends KeyedInput {
  @Field(() => [ID], { nullable: true, description: 'Ids of dead letters, at most 100; left out: the 1,000 oldest (死信)' })
  pushIds?: string[] | null;
}
