import { readBusinessNow } from '../../platform/clock/clock.ts';
import type { Reading } from '../../platform/platform.ts';
import { holds } from '../orders/index.ts';
import { divisionByCode, realmOf } from '../places/index.ts';
import { periodsIn } from '../resources/index.ts';
import { dayOf, type Day } from './store/day.ts';
import { listedIn, unmetIn } from './store/balance.ts';

const OVER_A_STREET = ['DISPATCHER', 'STREET_LEADER', 'AUDITOR', 'OPERATOR'] as const;
const DAY_MS = 86_400_000;

/** Id of the street, for whoever looks over it; null for others, and where there is none. */
export async function streetOf({ platform, actor }: Reading, code: string): Promise<string | null> {
  const street = await divisionByCode(platform.db, actor.realm, code);
  return street?.level === 'STREET' && holds(actor, OVER_A_STREET, street.id) ? street.id : null;
}

/** The street's day in numbers. */
export const dayAt = ({ platform, actor }: Reading, streetId: string): Promise<Day> => dayOf(platform.db, actor.realm, streetId);

/** What lacks somebody and what lacks takers, of one item in one community. */
export interface Balance {
  readonly itemCode: string;
  readonly communityId: string | null;
  readonly unmetOrders: number;
  readonly missingPlaces: number;
  readonly idleResources: number;
  readonly freePlaces: number;
}

const keyOf = ({ itemCode, communityId }: Pick<Balance, 'itemCode' | 'communityId'>): string => `${itemCode} ${communityId ?? ''}`;

/** Both sides by item and community, in that order: orders that lack somebody now, and places of listed resources that are free in the days to come. As many statements however many rows. */
export async function balancesOf(reading: Reading, streetId: string, days: number): Promise<Balance[]> {
  const { platform: { db }, actor: { realm } } = reading;
  const [home, now] = await Promise.all([realmOf(reading), readBusinessNow(db)]);
  const until = new Date(now.getTime() + days * DAY_MS);
  const [unmet, listed] = await Promise.all([unmetIn(db, realm, streetId), listedIn(db, realm, streetId, now, until)]);
  const sides = new Map<string, Balance>();
  const add = (one: Pick<Balance, 'itemCode' | 'communityId'> & Partial<Balance>): void => {
    const { unmetOrders, missingPlaces, idleResources, freePlaces, ...place } = sides.get(keyOf(one)) ?? { itemCode: one.itemCode, communityId: one.communityId, unmetOrders: 0, missingPlaces: 0, idleResources: 0, freePlaces: 0 };
    sides.set(keyOf(one), {
      ...place, unmetOrders: unmetOrders + (one.unmetOrders ?? 0), missingPlaces: missingPlaces + (one.missingPlaces ?? 0), idleResources: idleResources + (one.idleResources ?? 0), freePlaces: freePlaces + (one.freePlaces ?? 0),
    });
  };
  for (const { itemCode, communityId, orders, places } of unmet) add({ itemCode, communityId, unmetOrders: orders, missingPlaces: places });
  for (const resource of listed) {
    const free = home ? periodsIn(resource, now, until, home.calendar).reduce((sum, { startsAt }) => sum + (resource.left.get(startsAt.getTime()) ?? resource.capacity), 0) : 0;
    if (free > 0) add({ itemCode: resource.itemCode, communityId: resource.communityId, idleResources: 1, freePlaces: free });
  }
  return [...sides.values()].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}
