import type { Platform } from '../../platform/platform.ts';
import type { Channels } from './channels/load.ts';

const handed = new WeakMap<object, Channels>();

/** Hands in the channels of a deployment; called once where the rooms are composed. */
export const handInChannels = (platform: Platform, channels: Channels): void => { handed.set(platform, channels); };

export function channelsOf(platform: object): Channels {
  const channels = handed.get(platform);
  if (!channels) throw new Error('the channels were not handed in');
  return channels;
}
