import type { Actor } from '../../platform/actor.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Likeness } from './audience.ts';
import type { Follower } from './follower.ts';
import type { Outlet } from './outlet.ts';
import type { Scope } from './rules.ts';

const isBoard = (scope: Scope): scope is Scope & { readonly kind: 'TEAM' | 'OPEN' } => scope.kind === 'TEAM' || scope.kind === 'OPEN';

/** Whether different people can be told the same: on a board of orders, where nothing is asked for that depends on who asks. */
export const isShared = (scope: Scope, outlet: Outlet): boolean => isBoard(scope) && !outlet.viewerDependent;

/** With whom somebody is told the same: with everybody on a board that is shared, otherwise with nobody else. */
export function likenessOf({ config }: Platform, realm: string, { scope, outlet }: Follower, actor: Actor): Likeness {
  const windowMs = scope.kind === 'MINE' || scope.kind === 'ORDER' ? 0 : config.limits.boardWindowMs;
  if (!isBoard(scope) || !isShared(scope, outlet)) return { board: null, windowMs };
  return { board: { realm, scope, party: scope.kind === 'OPEN' && actor.partyMember }, windowMs };
}

/** The same for all who are told the same. */
export function audienceKeyOf({ watcher: { caller }, outlet, scope }: Follower, actor: Actor, { board }: Likeness): string {
  const who = board !== null ? (board.party ? 'PARTY' : 'ALL') : caller === null ? 'GUEST' : JSON.stringify([caller.issuer, caller.subject, caller.readsOnly, caller.clientId, actor.personId]);
  return `${who} ${JSON.stringify(scope)} ${outlet.alike}`;
}
