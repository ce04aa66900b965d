import { createHmac } from 'node:crypto';
import type { Actor, Caller } from '../actor.ts';
import type { Config } from '../config.ts';
import { keptSecret } from '../secrets.ts';

type Secrets = Pick<Config, 'authSecret' | 'dataDir'>;
const secrets = new WeakMap<Secrets, string>();

/** The secret of the HMACs of one deployment: the same on every node with the same AUTH_SECRET, and after every restart. */
export function keySecret(config: Secrets): string {
  const known = secrets.get(config);
  if (known) return known;
  const secret = createHmac('sha256', config.authSecret ?? keptSecret(config.dataDir, 'tokens')).update('keys of mutations').digest('base64url');
  secrets.set(config, secret);
  return secret;
}

/** HMAC of an input's canonical form: equal exactly for inputs that say the same, and useless to who wants to guess the input. */
export function inputHash(secret: string, input: unknown): Buffer {
  return createHmac('sha256', secret).update(canonical(input)).digest();
}

/**
 * Who owns a key: the account, so that joining as a resident (which gives the account its person) does not change the owner;
 * without an account the person, or the clock. A guest owns none.
 */
export function keyOwner(secret: string, actor: Actor): string {
  if (actor.caller) return ownerOf(secret, actor.caller);
  return actor.personId ?? actor.kind;
}

const owners = new WeakMap<Caller, { readonly secret: string; readonly owner: string }>();

/** Made once for a token, whose caller is remembered as long as the token is. */
function ownerOf(secret: string, caller: Caller): string {
  const known = owners.get(caller);
  if (known?.secret === secret) return known.owner;
  const owner = createHmac('sha256', secret).update(JSON.stringify([caller.issuer, caller.subject])).digest('base64url');
  owners.set(caller, { secret, owner });
  return owner;
}

/** JSON with sorted names and without what is undefined; a Date is its ISO text, a bigint its digits. */
export function canonical(value: unknown): string {
  if (value === undefined || value === null) return 'null';
  if (typeof value === 'bigint') return `"${value}"`;
  if (value instanceof Date) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object') return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, v]) => v !== undefined).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([name, v]) => `${JSON.stringify(name)}:${canonical(v)}`).join(',')}}`;
}
