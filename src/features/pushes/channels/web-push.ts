import { createHash, ECDH } from 'node:crypto';
import webPush from 'web-push';
import type { Config } from '../../../platform/config.ts';
import type { Channel, Message, Problem, Sent } from '../channel.ts';
import { openPost, type Posted } from './post.ts';
import { wrongEndpoint } from './reach.ts';
import type { Vapid } from './vapid.ts';

export const WEB_PUSH = 'WEB_PUSH';
const PUBLIC_KEY_BYTES = 65;
const SECRET_BYTES = 16;
/** Every message has this length, so that its size tells nothing; encrypted it stays far below what services take (4,096). */
const BYTES = 512;

/** Web push (RFC 8030, 8291, 8292): encrypted for the browser alone, so that its service reads nothing; signed with our key. */
export function webPushChannel({ webPush: { anywhere } }: Pick<Config, 'webPush'>, vapid: Vapid): Channel {
  const post = openPost({ anywhere });
  return {
    name: WEB_PUSH,
    refuses: ({ address, keys }) => (anywhere ? null : wrongEndpoint(address)) ?? wrongKeys(keys),
    part: ({ address }) => new URL(address).host,
    send: async (message, { address, keys }, { secondsToLive, signal }) => {
      const { headers, body } = webPush.generateRequestDetails({ endpoint: address, keys: { p256dh: keys['p256dh'] ?? '', auth: keys['auth'] ?? '' } }, contentOf(message), {
        TTL: secondsToLive, urgency: message.urgent ? 'high' : 'normal', topic: topicOf(message), contentEncoding: 'aes128gcm', headers: { Authorization: vapid.authorization(new URL(address).origin) },
      });
      return sentAs(await post(address, headers, body!, signal));
    },
  };
}

/** A service replaces what it has not delivered yet by what comes later under the same topic: a push that is sent twice arrives once, and of digests the last. */
const topicOf = ({ id, kind }: Message): string => (kind === 'DIGEST' ? 'digest' : createHash('sha256').update(id).digest('base64url').slice(0, 32));

const contentOf = ({ id, kind, entry, code, news, urgent, says }: Message): string => {
  const content = JSON.stringify({ v: 1, id, kind, entry, code, news, urgent, says });
  return content + ' '.repeat(Math.max(0, BYTES - Buffer.byteLength(content)));
};

function sentAs({ status, retryAfterSeconds }: Posted): Sent {
  const fault = `HTTP ${status}`;
  if (status >= 200 && status < 300) return { is: 'SENT' };
  if (status === 404 || status === 410) return { is: 'GONE' };
  // Too long or malformed, and a service that has moved: no repetition helps. (401 and 403 are a matter of our key, which may be put right.)
  if (status === 400 || status === 413 || (status >= 300 && status < 400)) return { is: 'REFUSED', fault };
  return { is: 'LATER', fault, ...(retryAfterSeconds === null ? {} : { afterSeconds: retryAfterSeconds }) };
}

const bytesOf = (text: string | undefined): number => (text !== undefined && /^[\w-]{1,200}={0,2}$/.test(text) ? Buffer.from(text, 'base64url').length : 0);

function wrongKeys({ p256dh, auth }: Readonly<Record<string, string>>): Problem | null {
  if (bytesOf(auth) !== SECRET_BYTES) return { en: 'auth: 16 bytes, base64url', zh: 'auth：16 字节，base64url 编码' };
  if (bytesOf(p256dh) !== PUBLIC_KEY_BYTES) return { en: 'p256dh: 65 bytes, base64url', zh: 'p256dh：65 字节，base64url 编码' };
  try {
    ECDH.convertKey(Buffer.from(p256dh!, 'base64url'), 'prime256v1');
    return null;
  } catch {
    return { en: 'p256dh: no point of P-256', zh: 'p256dh：不是 P-256 曲线上的点' };
  }
}
