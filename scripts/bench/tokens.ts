import { createHmac } from 'node:crypto';
import { DEVELOPMENT_ISSUER } from '../../src/platform/config.ts';
import { REALM } from './fill.ts';

/** Known to everybody: it signs nothing but the tokens of the bench. */
export const SECRET = 'a secret of the bench, known to everybody';
export const ISSUER = DEVELOPMENT_ISSUER;

const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const HEAD = encoded({ alg: 'HS256' });
const known = new Map<number, string>();

/** The token of person number `n` for this run: HS256, as `linlibang token` makes it. */
export function tokenOf(n: number): string {
  const ready = known.get(n);
  if (ready !== undefined) return ready;
  const nowSeconds = Math.floor(Date.now() / 1000);
  const body = `${HEAD}.${encoded({ realm: REALM, iss: ISSUER, aud: 'linlibang', sub: `p${n}`, iat: nowSeconds, exp: nowSeconds + 86_400 })}`;
  const token = `${body}.${createHmac('sha256', SECRET).update(body).digest('base64url')}`;
  known.set(n, token);
  return token;
}
