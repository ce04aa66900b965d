import { guestOf, type Actor } from '../../platform/actor.ts';
import type { Event, Routing } from '../../platform/events/event.ts';
import { maySee, routingOf, type OrderRow, type Sight as OrderSight } from '../orders/index.ts';
import { goneBy, goneSince, matches, type Place, type Scope, type Sight } from './rules.ts';
import type { Shown } from './show.ts';

/** What everybody who shares a board sees of an event; EACH: that depends on who it is, each must be asked. */
export type Common = Shown | null | 'EACH';

/** Who has only those rights that everybody on the board has: no relation to anything, no office, no skill; perhaps a party member. */
export const leastOf = (realm: string, party: boolean): Actor => ({ ...guestOf(realm), ...(party ? { kind: 'PERSON' as const, partyMember: true } : {}) });

/**
 * What everybody on a board of orders (a team's, or what is open) sees of an event, decided for the one who sees least: rights only ever add to what is seen
 * (`maySee` is a sum of reasons), so what the least sees, all see. Where the least sees nothing and somebody else might, it is EACH. The same as `show` for
 * every one of them. `row`: the order as it is now, null if it is not there.
 */
export function commonTo(least: Actor, scope: Scope & { readonly kind: 'TEAM' | 'OPEN' }, sight: Sight, event: Event, row: OrderRow | null): Common {
  const fits = (place: Place | null): boolean => matches(scope, sight, { orderId: event.orderId, place, related: false });
  const after = fits(event.after);
  if ((!after && !fits(event.before)) || event.orderId === null || row === null) return null;
  const visible = seenBy(least, row);
  if (fits(routingOf(row))) return visible ? { kind: 'CHANGED', event, type: 'Order', row } : 'EACH';
  // It is on nobody's board any more. Only its own steps take an order away.
  if (event.table !== 'ORDER') return null;
  const [seenBefore, seenAfter] = [seenAsItWas(least, row, event.before), seenAsItWas(least, row, event.after)];
  if (!seenBefore && !seenAfter) return 'EACH';
  const gone = (reason: Parameters<typeof goneOf>[2]): Shown => goneOf(event, row, reason);
  if (!after) return gone(goneBy(event.table, event.step));
  if (!seenAfter) return 'EACH';
  const held = row.holds > 0;
  // The reason tells those who still see it from those who do not.
  return row.state === 'OPEN' && !visible ? 'EACH' : gone(goneSince({ state: row.state, held }, visible));
}

const goneOf = (event: Event, row: OrderRow, reason: ReturnType<typeof goneBy>): Shown => ({ kind: 'GONE', type: 'Order', id: row.id, revision: event.revision ?? 0, reason });

const seenBy = (actor: Actor, order: OrderRow): boolean => maySee({ ...NO_MORE, actor, order } as OrderSight);

/** Whether they might have seen it as an event says it was: the pure face of the store's `seenAsItWas`. */
const seenAsItWas = (actor: Actor, row: OrderRow, was: Routing | null): boolean => was !== null && seenBy(actor, {
  ...row, state: was.state as OrderRow['state'], streetId: was.streetId ?? null, communityId: was.communityId ?? null, gridId: was.gridId ?? null, buildingId: was.buildingId ?? null,
  holdingId: was.holdingId ?? null, providerId: was.organisationId ?? null, providerDivisionId: null, providerTeamId: null, providerPersonId: null,
});

/** Of the facts that let somebody see an order, those that nobody has in particular. */
const NO_MORE: Omit<OrderSight, 'actor' | 'order' | 'now' | 'settings'> & { readonly settings: { readonly selfDispatch: false } } = {
  mine: [], skilled: false, requesterByOfficer: false, consented: false, settings: { selfDispatch: false },
};
