import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { soughtId } from '../../../graphql/node.ts';
import { answer, resultUnion } from '../../../graphql/refusal.ts';
import type { Outcome } from '../../../kernel/result.ts';
import type { Asking } from '../../people/index.ts';
import { WEB_PUSH } from '../channels/web-push.ts';
import { mute, setPushPreferences, unmute, type MuteInput } from '../prefer.ts';
import { subscriptionLoader } from '../read.ts';
import { retryPushes } from '../retry.ts';
import type { ChosenPreferences } from '../rules/chosen.ts';
import { addPushSubscription, removePushSubscription } from '../subscribe.ts';
import { AddPushSubscriptionInput, MutePushesInput, RemovePushSubscriptionInput, RetryPushesInput, SetPushPreferencesInput, UnmutePushesInput, type PushMutedInput, type PushTargetInput } from './push.inputs.ts';
import { Pushes, PushesRetried, PushSubscription, shownPushes } from './push.type.ts';

const AddPushSubscriptionResult = resultUnion<object>('AddPushSubscriptionResult', () => [PushSubscription]);
const RemovePushSubscriptionResult = resultUnion<object>('RemovePushSubscriptionResult', () => [Pushes]);
const SetPushPreferencesResult = resultUnion<object>('SetPushPreferencesResult', () => [Pushes]);
const MutePushesResult = resultUnion<object>('MutePushesResult', () => [Pushes]);
const UnmutePushesResult = resultUnion<object>('UnmutePushesResult', () => [Pushes]);
const RetryPushesResult = resultUnion<object>('RetryPushesResult', () => [PushesRetried]);
const INPUT = { description: 'What to do, and the key of this deed' };

const asking = async (context: Context, key: string): Promise<Asking> => ({ actor: (await context.reading()).actor, key });
/** How the viewer is pushed after that; its fields read it. */
const pushes = (context: Context, outcome: Promise<Outcome<unknown>>): Promise<object> => answer(context, outcome, () => shownPushes(context));

const targetOf = ({ webPush, other }: PushTargetInput) => (webPush
  ? { channel: WEB_PUSH, address: webPush.endpoint, keys: { p256dh: webPush.p256dh, auth: webPush.auth } }
  : { channel: other?.channel ?? '', address: other?.address ?? '', keys: {} });

const mutedOf = (context: Context, { everything, itemCode, teamId, orderId }: PushMutedInput): Omit<MuteInput, 'until'> => {
  if (itemCode != null) return { what: 'ITEM', of: itemCode };
  if (teamId != null) return { what: 'TEAM', of: soughtId(context, 'Team', teamId) };
  if (orderId != null) return { what: 'ORDER', of: soughtId(context, 'Order', orderId) };
  return { what: everything === true ? 'EVERYTHING' : null, of: '' };
};

@Resolver()
export class PushMoves {
  @Mutation(() => AddPushSubscriptionResult, { description: 'Has you pushed at a device or an account from now on, ten at most. The same one again stays one subscription; a device that somebody else had used rings for them no more (订阅推送).' })
  async addPushSubscription(@Ctx() context: Context, @Arg('input', () => AddPushSubscriptionInput, INPUT) { key, to, device }: AddPushSubscriptionInput): Promise<object> {
    return answer(context, addPushSubscription(context.platform, await asking(context, key), { ...targetOf(to), device: device ?? null }), async ({ id }, reading) => (await subscriptionLoader(reading).load(id)) as object);
  }

  @Mutation(() => RemovePushSubscriptionResult, { description: 'Has you not pushed there any more; what still waits for it is not sent (取消订阅).' })
  async removePushSubscription(@Ctx() context: Context, @Arg('input', () => RemovePushSubscriptionInput, INPUT) { key, subscriptionId }: RemovePushSubscriptionInput): Promise<object> {
    return pushes(context, removePushSubscription(context.platform, await asking(context, key), { id: soughtId(context, 'PushSubscription', subscriptionId) }));
  }

  @Mutation(() => SetPushPreferencesResult, { description: 'Chooses anew how you are pushed; it holds for all that is not pushed yet (设置推送偏好).' })
  async setPushPreferences(@Ctx() context: Context, @Arg('input', () => SetPushPreferencesInput, INPUT) { key, quietHours, noQuietHours, ...others }: SetPushPreferencesInput): Promise<object> {
    const quiet = quietHours ? { from: quietHours.from, until: quietHours.until } : noQuietHours === true ? 'NONE' as const : undefined;
    const chosen = Object.fromEntries(Object.entries({ quiet, ...others }).filter(([, value]) => value != null)) as ChosenPreferences;
    return pushes(context, setPushPreferences(context.platform, await asking(context, key), chosen));
  }

  @Mutation(() => MutePushesResult, { description: 'Has you not pushed about something, until a time or until you take it back; it comes to your inbox all the same (静音).' })
  async mutePushes(@Ctx() context: Context, @Arg('input', () => MutePushesInput, INPUT) { key, about, until }: MutePushesInput): Promise<object> {
    return pushes(context, mute(context.platform, await asking(context, key), { ...mutedOf(context, about), until: until ?? null }));
  }

  @Mutation(() => UnmutePushesResult, { description: 'Has you pushed about it again (取消静音).' })
  async unmutePushes(@Ctx() context: Context, @Arg('input', () => UnmutePushesInput, INPUT) { key, about }: UnmutePushesInput): Promise<object> {
    return pushes(context, unmute(context.platform, await asking(context, key), mutedOf(context, about)));
  }

  @Mutation(() => RetryPushesResult, { description: 'Has dead letters tried again, as often as new pushes; what was read meanwhile is not sent. For operators (重试死信).' })
  async retryPushes(@Ctx() context: Context, @Arg('input', () => RetryPushesInput, INPUT) { key, pushIds }: RetryPushesInput): Promise<object> {
    const ids = pushIds?.map((id) => soughtId(context, 'DeadPush', id)) ?? null;
    return answer(context, retryPushes(context.platform, await asking(context, key), { ids }), (retried) => retried);
  }
}
