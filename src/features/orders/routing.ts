import type { Routing } from '../../platform/events/event.ts';
import type { OrderRow } from './facts.ts';

/** Where an order belongs, as far as boards must know. Ids and codes only. */
export const routingOf = (order: OrderRow): Routing => ({
  state: order.state,
  held: order.holds > 0,
  streetId: order.streetId,
  communityId: order.communityId,
  gridId: order.gridId,
  buildingId: order.buildingId,
  divisionId: order.divisionId,
  holdingId: order.holdingId,
  itemId: order.itemCode,
  organisationId: order.providerId,
  personIds: [order.requesterId, order.placerId].filter((id) => id !== null),
  open: order.state === 'OPEN' && order.holds === 0,
  sensitive: order.sensitive,
});
