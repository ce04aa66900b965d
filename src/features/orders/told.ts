import type { Facts } from '../../platform/events/event.ts';
import type { OrderPatch } from './facts.ts';

/** What of an order its events tell: ids, codes, counts and times. Never the community's summary, nor anything that somebody wrote. */
export const TOLD = [
  'state', 'stateSince', 'attempt', 'returns', 'holds', 'heldSince', 'takenBy', 'urgent', 'sampled', 'resolved', 'outcome', 'mergedInto',
  'streetId', 'communityId', 'gridId', 'buildingId', 'divisionId', 'holdingId', 'providerId', 'resourceId', 'projectId', 'persons', 'helpersWanted', 'leastCrew',
  'wantedStart', 'wantedEnd', 'plannedStart', 'plannedEnd', 'startedAt', 'doneAt', 'ratedAt', 'closedAt', 'calledBackAt',
] as const satisfies readonly (keyof OrderPatch)[];

/** What a step changed, as facts of its event: all events of an order, replayed, rebuild it. Times as ISO text. */
export function toldOf(patch: OrderPatch): Facts {
  return Object.fromEntries(TOLD.flatMap((name) => {
    const value = patch[name];
    return value === undefined ? [] : [[name, value instanceof Date ? value.toISOString() : value]];
  }));
}
