import type { IncomingMessage } from 'node:http';
import type { Caller } from '../platform/actor.ts';
import { isRealmCode } from '../platform/realm-code.ts';
import type { Verified } from '../platform/tokens.ts';
import { DoorError } from './errors.ts';

/** Who a token (without "Bearer") says is calling. */
export type Verify = (token: string) => Promise<Verified>;

/** The caller that an authorization value names; null without one. Throws UNAUTHENTICATED or TOKEN_EXPIRED. */
export async function callerOf(verify: Verify, authorization: unknown): Promise<Caller | null> {
  if (authorization === undefined || authorization === null || authorization === '') return null;
  const token = typeof authorization === 'string' ? /^Bearer +([^\s]+)$/i.exec(authorization.trim())?.[1] : undefined;
  if (token === undefined) throw new DoorError('UNAUTHENTICATED');
  const verified = await verify(token);
  if (verified.ok) return verified.caller;
  throw new DoorError(verified.reason === 'EXPIRED' ? 'TOKEN_EXPIRED' : 'UNAUTHENTICATED');
}

/** Where nobody is, as in any realm that does not exist. */
const NOWHERE = '-';

/** The realm of a request: the token's; for guests the one they ask for, or this deployment's where they ask for none. */
export function realmOf(caller: Caller | null, asked: unknown, fallback: string): string {
  if (caller !== null) return caller.realm;
  if (asked === undefined || asked === null || asked === '') return fallback;
  return isRealmCode(asked) ? asked : NOWHERE;
}

/** Whom the rate limit counts: the account, or the address of a guest. */
export const clientOf = (caller: Caller | null, address: string): string =>
  caller === null ? `address ${address}` : `account ${caller.issuer} ${caller.subject}`;

/** The client's address, believing a proxy only where the operator has one. */
export function addressOf(request: IncomingMessage, trustProxy: boolean): string {
  const forwarded = trustProxy ? String(request.headers['x-forwarded-for'] ?? '').split(',').at(-1)?.trim() : '';
  return forwarded || request.socket.remoteAddress || 'unknown';
}
