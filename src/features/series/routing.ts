import type { Routing } from '../../platform/events/event.ts';
import type { SeriesRow } from './facts.ts';

/** Where a series belongs, for the feed: those whom it concerns, and its divisions. */
export const routingOf = ({ state, streetId, communityId, gridId, buildingId, divisionId, itemCode, requesterId, placerId, sensitive }: SeriesRow, preferred: readonly string[]): Routing =>
  ({ state, streetId, communityId, gridId, buildingId, divisionId, itemId: itemCode, sensitive, personIds: [...new Set([requesterId, placerId, ...preferred])] });
