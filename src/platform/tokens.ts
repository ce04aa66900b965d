import { errors, jwtVerify, SignJWT } from 'jose';
import type { Caller } from './actor.ts';
import type { Config } from './config.ts';
import { isRealmCode } from './realm-code.ts';
import { keptSecret } from './secrets.ts';

export type Verified = { readonly ok: true; readonly caller: Caller } | { readonly ok: false; readonly reason: 'EXPIRED' | 'INVALID' };

export interface Tokens {
  readonly issuer: string;
  /** A token for one account of this deployment's issuer. */
  sign(claims: { realm: string; subject: string; ttlSeconds?: number; clientId?: string; scope?: string }): Promise<string>;
  /** Who a token (without "Bearer") says is calling. Throws nothing. */
  verify(token: string): Promise<Verified>;
}

const AUDIENCE = 'linlibang';
const ALGORITHM = 'HS256';
const DAY_SECONDS = 86_400;
const REMEMBERED = 10_000;
const LONGEST = 4_096;
const LONGEST_SUBJECT = 255;

/** Text that the database can hold and a log can show: no control characters, no halves of a pair, as long as OpenID Connect lets it be. */
const isSubject = (sub: unknown): sub is string => typeof sub === 'string' && sub !== '' && sub.length <= LONGEST_SUBJECT && !/[\p{Cc}\p{Cs}]/u.test(sub);

/**
 * Of the words of a scope, `read` and `write` are ours: who is given the first without the second may change nothing. A scope without either (an
 * issuer's `openid profile`) narrows nothing; one that is no text, or empty, allows reading only.
 */
const narrowsToReading = (scope: unknown): boolean => {
  if (scope === undefined) return false;
  const words = typeof scope === 'string' ? scope.split(' ').filter((word) => word !== '') : [];
  return !words.includes('write') && (words.length === 0 || words.includes('read'));
};

/** Signs and verifies with AUTH_SECRET, or in development with a secret kept in the data folder. One algorithm, one issuer, one audience. `time`: by whose time they end, in milliseconds. */
export function openTokens(config: Config, time: () => number = () => Date.now()): Tokens {
  const key = new TextEncoder().encode(config.authSecret ?? keptSecret(config.dataDir, 'tokens'));
  const issuer = config.authIssuer;
  const known = new Map<string, Caller>();
  const seconds = (): number => Math.floor(time() / 1000);

  const check = async (token: string): Promise<Verified> => {
    try {
      const { payload } = await jwtVerify(token, key, { algorithms: [ALGORITHM], issuer, audience: AUDIENCE, currentDate: new Date(time()), requiredClaims: ['sub', 'exp', 'realm'] });
      const { sub, exp, realm, client_id: clientId, scope } = payload;
      if (!isSubject(sub) || !exp || !isRealmCode(realm)) return { ok: false, reason: 'INVALID' };
      const caller: Caller = { realm, issuer, subject: sub, expiresAt: exp, ...(typeof clientId === 'string' ? { clientId } : {}), ...(narrowsToReading(scope) ? { readsOnly: true } : {}) };
      known.set(token, caller);
      if (known.size > REMEMBERED) known.delete(known.keys().next().value ?? '');
      return { ok: true, caller };
    } catch (error) {
      return { ok: false, reason: error instanceof errors.JWTExpired ? 'EXPIRED' : 'INVALID' };
    }
  };

  return {
    issuer,
    sign: ({ realm, subject, ttlSeconds = 30 * DAY_SECONDS, clientId, scope }) =>
      new SignJWT({ realm, ...(clientId ? { client_id: clientId } : {}), ...(scope === undefined ? {} : { scope }) })
        .setProtectedHeader({ alg: ALGORITHM }).setIssuer(issuer).setAudience(AUDIENCE).setSubject(subject)
        .setIssuedAt(seconds()).setExpirationTime(seconds() + ttlSeconds).sign(key),
    verify: async (token) => {
      if (token.length > LONGEST) return { ok: false, reason: 'INVALID' };
      const caller = known.get(token);
      if (!caller) return check(token);
      known.delete(token);
      if (caller.expiresAt * 1000 <= time()) return { ok: false, reason: 'EXPIRED' };
      known.set(token, caller); // the last used one is forgotten last
      return { ok: true, caller };
    },
  };
}
