import { readBusinessNow } from '../../platform/clock/clock.ts';
import type { Reading } from '../../platform/platform.ts';
import { holds } from '../orders/index.ts';
import { divisionByCode, realmOf } from '../places/index.ts';
import { periodsIn } from '../resources/index.ts';
import { dayOf, type Day } from './store/day.ts';
import { listedIn, wantedIn, type Place } from './store/balance.ts';

const OVER_A_STREET = ['DISPATCHER', 'STREET_LEADER', 'AUDITOR', 'OPERATOR'] as const;
const DAY_MS = 86_400_000;

/** Id of the street, for whoever looks over it; null for others, and where there is none. */
export async function streetOf({ platform, actor }: Reading, code: string): Promise<string | null> {
  const street = await divisionByCode(platform.db, actor.realm, code);
  return street?.level === 'STREET' && holds(actor, OVER_A_STREET, street.id) ? street.id : null;
}

/** The street's day in numbers. */
export const dayAt = ({ platform, actor }: Reading, streetId: string): Promise<Day> => dayOf(platform.db, actor.realm, streetId);

/** Where the reader may set what is unmet beside what is idle: in a street over which they look, or in the community they work for; null: not there. */
export async function balancePlace({ platform, actor }: Reading, code: string): Promise<Place | null> {
  const division = await divisionByCode(platform.db, actor.realm, code);
  if (division?.level !== 'STREET' && division?.level !== 'COMMUNITY') return null;
  const works = division.level === 'COMMUNITY' && actor.roles.some(({ role, divisionId }) => role === 'COMMUNITY_WORKER' && divisionId === division.id);
  const over = holds(actor, OVER_A_STREET, division.streetId ?? division.id);
  return works || over ? { level: division.level, id: division.id, veiled: !over } : null;
}

const NOTHING = { waitingOrders: 0, waitingLong: 0, unmetOrders: 0, missingPlaces: 0, listedResources: 0, unbookedLong: 0, idleResources: 0, freePlaces: 0 };

/** What lacks somebody and what lacks takers, of one item in one community. */
export type Balance = { readonly itemCode: string; readonly communityId: string | null } & { readonly [N in keyof typeof NOTHING]: number };

const keyOf = ({ itemCode, communityId }: Pick<Balance, 'itemCode' | 'communityId'>): string => `${itemCode} ${communityId ?? ''}`;

/** Both sides by item and community, in that order: orders that have not begun and what they lack now, and what is listed with its places that are free in the days to come. As many statements however many rows. */
export async function balancesOf(reading: Reading, place: Place, days: number): Promise<Balance[]> {
  const { platform: { db }, actor: { realm } } = reading;
  const [home, now] = await Promise.all([realmOf(reading), readBusinessNow(db)]);
  const until = new Date(now.getTime() + days * DAY_MS);
  const [wanted, listed] = await Promise.all([wantedIn(db, realm, place), listedIn(db, realm, place, now, until)]);
  const sides = new Map<string, Balance>();
  const add = ({ itemCode, communityId, ...numbers }: Pick<Balance, 'itemCode' | 'communityId'> & Partial<typeof NOTHING>): void => {
    const before: Balance = sides.get(keyOf({ itemCode, communityId })) ?? { itemCode, communityId, ...NOTHING };
    sides.set(keyOf(before), { ...before, ...Object.fromEntries(Object.entries(numbers).map(([name, n]) => [name, before[name as keyof typeof NOTHING] + n])) });
  };
  for (const { itemCode, communityId, waiting, waitingLong, orders, places } of wanted) add({ itemCode, communityId, waitingOrders: waiting, waitingLong, unmetOrders: orders, missingPlaces: places });
  for (const resource of listed) {
    const free = home ? periodsIn(resource, now, until, home.calendar).reduce((sum, { startsAt }) => sum + (resource.left.get(startsAt.getTime()) ?? resource.capacity), 0) : 0;
    add({ itemCode: resource.itemCode, communityId: resource.communityId, listedResources: 1, unbookedLong: resource.unbookedLong ? 1 : 0, idleResources: free > 0 ? 1 : 0, freePlaces: free });
  }
  return [...sides.values()].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}
