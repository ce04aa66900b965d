import { newId } from '../../kernel/ids.ts';
import { badInput, done, refuse } from '../../kernel/result.ts';
import { within } from '../../platform/alarm.ts';
import type { Platform } from '../../platform/platform.ts';
import { deed, type Asking } from '../people/index.ts';
import { channelsOf } from './channels-of.ts';
import { countSubscriptions, endSubscription, holderOf, holdPreferences, insertSubscription, renewSubscription } from './store/subscriptions.ts';
import { MOST_SUBSCRIPTIONS } from './words.ts';

export interface SubscriptionInput {
  readonly channel: string;
  readonly address: string;
  readonly keys: Readonly<Record<string, string>>;
  readonly device?: string | null;
}

const LONGEST_ADDRESS = 1_000;
const LONGEST_DEVICE = 40;
const ASKED_WITHIN_MS = 2_000;

/**
 * A person is reached by a channel from now on. The same address again stays one subscription, with its newest keys; if somebody else had it, it is
 * theirs no more: whoever uses a device now is not told that there is news for the one before.
 */
export async function addPushSubscription(platform: Platform, asking: Asking, input: SubscriptionInput) {
  const { channel: name, address, keys, device = null } = input;
  const channel = channelsOf(platform).all.find((one) => one.name === name);
  const { realm, personId } = asking.actor;
  // A channel may have to ask somewhere: no transaction waits for it.
  const problem = channel === undefined || personId === null || address.length > LONGEST_ADDRESS ? null : await within(ASKED_WITHIN_MS, Promise.resolve(channel.refuses({ address, keys }, { realm, personId })));
  return deed(platform, asking, 'addPushSubscription', input, async (tx, me) => {
    if (!channel) return refuse('NOT_FOUND', { what: 'channel' }, ['input', 'to']);
    if (address === '' || address.length > LONGEST_ADDRESS) return badInput(`address: 1 to ${LONGEST_ADDRESS}`, `地址：1 至 ${LONGEST_ADDRESS} 字符`, ['input', 'to']);
    if (device !== null && device.length > LONGEST_DEVICE) return badInput(`device: at most ${LONGEST_DEVICE}`, `设备名称：最多 ${LONGEST_DEVICE} 字`, ['input', 'device']);
    if (problem !== null) return typeof problem === 'string' ? badInput(problem, problem, ['input', 'to']) : badInput(problem.en, problem.zh, ['input', 'to']);
    const part = channel.part?.({ address, keys });
    const lane = part === undefined ? name : `${name} ${part}`;
    await holdPreferences(tx, me);
    const holder = await holderOf(tx, { realm: me.realm, channel: name, address });
    if (holder?.personId === me.personId) {
      await renewSubscription(tx, holder, { keys, lane, device });
      return done({ id: holder.id });
    }
    if (await countSubscriptions(tx, me) >= MOST_SUBSCRIPTIONS) return refuse('TOO_MANY_SUBSCRIPTIONS', { most: MOST_SUBSCRIPTIONS });
    if (holder) await endSubscription(tx, holder, holder.id, 'REPLACED');
    const id = newId();
    await insertSubscription(tx, { realm: me.realm, id, personId: me.personId, channel: name, address, keys, lane, device });
    return done({ id });
  });
}

/** One's own subscription ends, and with it what still waits for it. */
export const removePushSubscription = (platform: Platform, asking: Asking, input: { readonly id: string }) =>
  deed(platform, asking, 'removePushSubscription', input, async (tx, me) =>
    (await endSubscription(tx, me, input.id, 'REMOVED') ? done({ id: input.id }) : refuse('NOT_FOUND', { what: 'PushSubscription' }, ['input', 'subscriptionId'])));
