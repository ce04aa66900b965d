import { decide, stepsFor, type Decision } from '../../kernel/lifecycle.ts';
import type { Reading } from '../../platform/platform.ts';
import { RESOURCE_STEPS, type ResourceStep, type ResourceWords } from '../../resource-steps.ts';
import { realmOf } from '../places/index.ts';
import { bookedLoader, livingLoader } from './loaders.ts';
import { nextPeriods, type Offering, type Period } from './occurrences.ts';
import { rolesOf, seesAll } from './roles.ts';
import type { ResourceFacts } from './rules/facts.ts';
import { RESOURCE_RULES, type ResourceCode } from './rules/steps.ts';
import { countResources, resourcePage, type ResourceFilter, type ResourceOrder } from './store/list.ts';
import type { ResourceView } from './store/rows.ts';

/** A period with its places. */
export interface Places extends Period {
  readonly capacity: number;
  readonly booked: number;
  readonly free: number;
}

const zoneOf = async (reading: Reading): Promise<string> => (await realmOf(reading))?.timeZone ?? 'Asia/Shanghai';

/** A page of the resources that the reader may see. One statement, besides the realm's. */
export async function readResources(reading: Reading, filter: ResourceFilter, order: ResourceOrder, limit: number, after: { readonly at: Date; readonly id: string } | null): Promise<ResourceView[]> {
  return resourcePage(reading.platform.db, reading.actor, filter, await zoneOf(reading), order, limit, after);
}

export const readResourceCount = async (reading: Reading, filter: ResourceFilter): Promise<number> =>
  countResources(reading.platform.db, reading.actor, filter, await zoneOf(reading));

/** The next periods that can be booked, with what is free in each; none unless it is listed. */
export async function nextPlaces(reading: Reading, resource: ResourceView, first: number): Promise<Places[]> {
  if (resource.state !== 'LISTED' || resource.periodKind === null || resource.capacity === null) return [];
  const realm = await realmOf(reading);
  if (!realm) return [];
  const taken = await bookedLoader(reading).load(resource.id);
  const capacity = resource.capacity;
  const cancelled = [...taken.values()].filter((one) => one.cancelled).length;
  return nextPeriods(resource as Offering, resource.now, first + cancelled, realm.calendar).flatMap((period) => {
    const { booked, cancelled: gone } = taken.get(period.startsAt.getTime()) ?? { booked: 0, cancelled: false };
    return gone ? [] : [{ ...period, capacity, booked, free: capacity - booked }];
  }).slice(0, first);
}

/** Steps that the reader may take now by a mutation. */
export const stepsOf = async (reading: Reading, resource: ResourceView): Promise<ResourceStep[]> => {
  const facts = await factsOf(reading, resource);
  return stepsFor(RESOURCE_STEPS, RESOURCE_RULES, { state: resource.state, roles: rolesOf(facts), facts });
};

/** Whether the reader may take a step now, or the refusal that its mutation would give for the resource as it stands. */
export async function stepAnswer(reading: Reading, resource: ResourceView, step: ResourceStep): Promise<Decision<ResourceWords, ResourceCode>> {
  const facts = await factsOf(reading, resource);
  return decide(RESOURCE_STEPS, RESOURCE_RULES, step, { state: resource.state, roles: rolesOf(facts), facts });
}

const factsOf = async (reading: Reading, resource: ResourceView): Promise<ResourceFacts> => ({
  now: resource.now, actor: reading.actor, resource, birth: false, item: resource.item, livingBookings: await livingLoader(reading).load(resource.id), cancelsBookings: false,
});

/**
 * Where it is given, as the reader may know it. Of a sensitive item nobody but owner and center learns place and time together: they get
 * the community, or street, and no words about the place.
 */
export function placeShown(reading: Reading, resource: ResourceView): { readonly divisionId: string | null; readonly place: string | null } {
  const open = resource.item?.sensitive === false || seesAll(reading.actor, resource);
  return open ? { divisionId: resource.divisionId, place: resource.place } : { divisionId: resource.communityId ?? resource.streetId, place: null };
}
