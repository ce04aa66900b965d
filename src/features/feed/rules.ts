import type { OrderStep, OrderState } from '../../seven-orders.ts';
import type { GoneReason } from './words.ts';

/** What somebody watches. */
export type Scope =
  | { readonly kind: 'TEAM' | 'ORGANISATION' | 'ORDER'; readonly id: string }
  | { readonly kind: 'DIVISION'; readonly id: string; readonly level: string }
  | { readonly kind: 'OPEN' | 'MINE' };

/** Where a subject belongs, as events carry it (`Routing`). */
export interface Place {
  readonly state?: string;
  readonly held?: boolean;
  readonly streetId?: string | null;
  readonly communityId?: string | null;
  readonly gridId?: string | null;
  readonly buildingId?: string | null;
  readonly divisionId?: string | null;
  readonly holdingId?: string | null;
  readonly itemId?: string | null;
  readonly organisationId?: string | null;
  readonly personIds?: readonly string[];
  readonly open?: boolean;
}

/** What matching must know beside the scope; read afresh for each page. */
export interface Sight {
  readonly personId: string | null;
  readonly partyMember: boolean;
  /** TEAM: where it helps and with what; no items: with everything. */
  readonly divisionIds: readonly string[];
  readonly itemCodes: readonly string[];
}

/** What an event, or a row as it is now, is about. */
export interface About {
  readonly orderId: string | null;
  readonly place: Place | null;
  /** MINE: the viewer stood in a relation to the order then. */
  readonly related: boolean;
}

/** The divisions in which something lies, as far as its place says. */
export const lyingIn = ({ streetId, communityId, gridId, buildingId, divisionId }: Place): string[] =>
  [streetId, communityId, gridId, buildingId, divisionId].filter((id) => id != null);

const lies = (place: Place, id: string): boolean => lyingIn(place).includes(id);

/** Whether something belongs on a board. Pure; says nothing about who may see it. */
export function matches(scope: Scope, sight: Sight, { orderId, place, related }: About): boolean {
  if (scope.kind === 'ORDER') return orderId === scope.id;
  if (place === null) return false;
  switch (scope.kind) {
    case 'TEAM':
      return orderId !== null && place.open === true && sight.divisionIds.some((id) => lies(place, id))
        && (sight.itemCodes.length === 0 || (place.itemId != null && sight.itemCodes.includes(place.itemId)));
    case 'OPEN':
      return orderId !== null && (place.open === true || (sight.partyMember && place.state === 'ACCEPTED' && place.held !== true));
    case 'DIVISION':
      return scope.level === 'COUNTY' || lies(place, scope.id) || place.holdingId === scope.id;
    case 'ORGANISATION':
      return place.organisationId === scope.id;
    default:
      return related || (sight.personId !== null && place.personIds?.includes(sight.personId) === true);
  }
}

const BY_STEP: { readonly [S in OrderStep]?: GoneReason } = {
  start: 'STARTED', handleAlone: 'STARTED', hold: 'HELD', return: 'RETURNED', recall: 'RECALLED', escalate: 'ESCALATED', lapse: 'LAPSED', merge: 'MERGED', cancel: 'CANCELLED',
  abort: 'CANCELLED', reject: 'REJECTED', expire: 'EXPIRED', finish: 'DONE', settle: 'DONE', close: 'CLOSED',
};

/** Why the step of an event took something off a board. */
export function goneBy(table: string, step: string): GoneReason {
  if (table === 'RESOURCE') return step === 'pause' ? 'PAUSED' : step === 'withdraw' ? 'WITHDRAWN' : step === 'runOut' ? 'EXPIRED' : 'NO_LONGER_FITS';
  return (table === 'ORDER' && BY_STEP[step as OrderStep]) || 'NO_LONGER_FITS';
}

const BY_STATE: { readonly [S in OrderState]?: GoneReason } = {
  PLACED: 'RECALLED', DISPATCHED: 'ESCALATED', ACCEPTED: 'LAPSED', UNDERWAY: 'STARTED', DONE: 'DONE', RATED: 'DONE', CLOSED: 'CLOSED', MERGED: 'MERGED', CANCELLED: 'CANCELLED',
  REJECTED: 'REJECTED', EXPIRED: 'EXPIRED',
};

/** Why an order that an older event showed is not on the board any more: by where it stands now. */
export function goneSince(now: { readonly state: string; readonly held: boolean }, visible: boolean): GoneReason {
  if (now.state === 'OPEN' && !visible) return 'RIGHTS_LOST';
  if (now.held) return 'HELD';
  return BY_STATE[now.state as OrderState] ?? 'NO_LONGER_FITS';
}
