import { createECDH } from 'node:crypto';
import webPush from 'web-push';
import type { Config } from '../../../platform/config.ts';
import { keptSecret } from '../../../platform/secrets.ts';
import { StartRefused } from '../../../platform/start-refused.ts';

/** How this deployment says who it is to push services (RFC 8292). */
export interface Vapid {
  /** What a browser subscribes with, base64url. */
  publicKey(): string;
  /** The header for an origin, good for 11 hours at least and at most 12. */
  authorization(origin: string): string;
}

const REUSED_MS = 3_600_000;
const MOST_ORIGINS = 1_000;

/**
 * The key from the environment, or made when it is first asked for and kept in the data folder (a node that pushes nothing needs none): any 32 bytes are one, save for one choice in four thousand
 * millions. Subscriptions hold for one key alone. Tokens are reused for an hour: signing each push costs more than encrypting it, and some
 * services refuse who comes with a new one each time.
 */
export function openVapid({ webPush: { contact, privateKey: given }, dataDir }: Pick<Config, 'webPush' | 'dataDir'>): Vapid {
  const pairOf = (privateKey: string) => ({ privateKey, publicKey: publicKeyOf(privateKey) });
  let known = given === null ? null : pairOf(given);
  const pair = () => (known ??= pairOf(keptSecret(dataDir, 'vapid')));
  const tokens = new Map<string, { readonly header: string; readonly madeAt: number }>();
  return {
    publicKey: () => pair().publicKey,
    authorization: (origin) => {
      const made = tokens.get(origin);
      if (made && performance.now() - made.madeAt < REUSED_MS) return made.header;
      const { privateKey, publicKey } = pair();
      const { Authorization: header } = webPush.getVapidHeaders(origin, contact, publicKey, privateKey, 'aes128gcm');
      if (tokens.size >= MOST_ORIGINS) tokens.clear();
      tokens.set(origin, { header, madeAt: performance.now() });
      return header;
    },
  };
}

function publicKeyOf(privateKey: string): string {
  const pair = createECDH('prime256v1');
  try {
    pair.setPrivateKey(privateKey, 'base64url');
  } catch {
    throw new StartRefused('The private key for web push is no key of P-256; give another VAPID_PRIVATE_KEY.', 'Web Push 私钥不是有效的 P-256 私钥;请更换 VAPID_PRIVATE_KEY。');
  }
  return pair.getPublicKey('base64url');
}
