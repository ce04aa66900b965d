import { pathToFileURL } from 'node:url';
import type { Logger } from 'pino';
import type { Config } from '../../../platform/config.ts';
import { StartRefused } from '../../../platform/start-refused.ts';
import type { Channel } from '../channel.ts';
import { logChannel } from './log.ts';
import { openVapid } from './vapid.ts';
import { webPushChannel } from './web-push.ts';

/** The ways to people that this deployment has. */
export interface Channels {
  readonly all: readonly Channel[];
  /** What a browser subscribes with. */
  vapidPublicKey(): string;
}

/** Web push, what the operator plugged in, and outside of production the log. Throws StartRefused if that module is no module of channels. */
export async function openChannels(config: Config, log: Logger): Promise<Channels> {
  const vapid = openVapid(config);
  const built = [webPushChannel(config, vapid), ...(config.production ? [] : [logChannel(log)])];
  const given = config.channels === null ? [] : await load(config.channels);
  const all = [...built, ...given];
  const twice = all.find(({ name }, i) => all.findIndex((other) => other.name === name) !== i);
  if (twice) throw refused(`there are two channels ${twice.name}`, `有两个名为 ${twice.name} 的渠道`);
  if (config.production && config.webPush.privateKey === null) log.warn('web push signs with a key from the data folder: other nodes on this database need the same, as VAPID_PRIVATE_KEY');
  return { all, vapidPublicKey: vapid.publicKey };
}

async function load(path: string): Promise<readonly Channel[]> {
  const { channels } = await (import(pathToFileURL(path).href) as Promise<{ channels?: unknown }>).catch(() => { throw refused('it cannot be loaded', '无法加载'); });
  if (!Array.isArray(channels) || !channels.every(isChannel)) throw refused('it does not export `channels`, an array of { name, refuses, send }', '未导出 channels 数组({ name, refuses, send })');
  return channels;
}

const isChannel = (one: unknown): one is Channel => {
  const { name, refuses, send, part } = (one ?? {}) as Record<string, unknown>;
  return typeof name === 'string' && /^[A-Z][A-Z0-9_]{0,39}$/.test(name) && typeof refuses === 'function' && typeof send === 'function' && (part === undefined || typeof part === 'function');
};

const refused = (en: string, zh: string): StartRefused => new StartRefused(`The module that CHANNELS names cannot be used: ${en}.`, `CHANNELS 指定的模块不可用:${zh}。`);
