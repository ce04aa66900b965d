import type { Executor } from '../../platform/db.ts';
import type { SeatKind } from '../../seat-steps.ts';
import type { OrderRow } from '../orders/index.ts';
import type { RealmSettings } from '../places/index.ts';
import { candidateOf } from './candidate.ts';
import { settingsFor } from './plan.ts';
import { suggest } from './policy/index.ts';
import { lineageOf } from './store/askings.ts';
import { ableFor } from './store/candidates.ts';
import { communitiesFor } from './store/communities.ts';

/** A community to which the order could be sent, and why. */
export type Suggestion = ReturnType<typeof suggest>[number] & { readonly underWay: number };

const MOST = 3;
const MOST_PEOPLE = 600;
const KINDS: { readonly [S in OrderRow['serves']]: SeatKind | null } = { CREW: 'HELPER', LEAD_ONLY: 'LEAD', PROVIDER: null };

/**
 * Communities to which an order could be sent, the best first: the asking seen from the other side, by the same scores by which their people would be asked.
 * One that returned it is not suggested again; `own`: none but the order's own. Two statements.
 */
export async function suggestCommunities(db: Executor, order: OrderRow, { settings, timeZone, now, own }: { readonly settings: RealmSettings; readonly timeZone: string; readonly now: Date; readonly own: boolean }): Promise<Suggestion[]> {
  const kind = KINDS[order.serves];
  const { realm, streetId } = order;
  const [all, able] = await Promise.all([
    communitiesFor(db, order), kind === null ? [] : ableFor(db, { realm, orderId: order.id, kind, streetId, lineage: lineageOf(order), beyond: false, open: false, muted: null, most: MOST_PEOPLE }),
  ]);
  const communities = own ? all.filter(({ id }) => id === order.communityId) : all;
  const when = { plannedStart: order.wantedStart, plannedEnd: order.wantedEnd };
  const suggested = suggest(settingsFor(settings.asking), {
    seed: order.id, limit: MOST,
    order: {
      id: order.id, itemCode: order.itemCode, skills: kind === 'LEAD' ? [] : order.skills, urgent: order.urgent, requesterId: order.requesterId, openedAt: order.placedAt, startAt: order.wantedStart,
      spot: { streetId, communityId: order.communityId, gridId: order.gridId, buildingId: order.buildingId }, placesWanted: Math.max(1, order.helpersWanted), placesFree: Math.max(1, order.helpersWanted),
    },
    communities: communities.map((one) => ({ ...one, candidates: able.filter(({ home, areas }) => [home, ...areas].some((spot) => spot?.communityId === one.id)).map((person) => candidateOf(person, when, { now, timeZone, askableAt: now })) })),
  });
  return suggested.map((one) => ({ ...one, underWay: communities.find(({ id }) => id === one.communityId)!.underWay }));
}
