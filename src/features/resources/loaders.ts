import { Loader } from '../../platform/loader.ts';
import type { Reading } from '../../platform/platform.ts';
import { bookedOf, lastSayings, livingCounts, resourcesById } from './store/list.ts';
import type { ResourceView } from './store/rows.ts';

const [RESOURCES, BOOKED, LIVING, SAYINGS] = [{}, {}, {}, {}];

/** Resources that the reader may see, by id; missing is null. One statement a batch. */
export const resourceLoader = (reading: Reading): Loader<string, ResourceView | null> =>
  reading.memo(RESOURCES, () => new Loader<string, ResourceView | null>(async (ids) => {
    const rows = new Map((await resourcesById(reading.platform.db, reading.actor, ids)).map((row) => [row.id, row]));
    return ids.map((id) => rows.get(id) ?? null);
  }));

/** What of a period is taken. */
interface Taken { readonly booked: number; readonly cancelled: boolean }

/** Persons booked in periods that are not over, by resource and then by the period's start in milliseconds. */
export const bookedLoader = (reading: Reading): Loader<string, ReadonlyMap<number, Taken>> =>
  reading.memo(BOOKED, () => new Loader<string, ReadonlyMap<number, Taken>>(async (ids) => {
    const found = new Map<string, Map<number, Taken>>(ids.map((id) => [id, new Map()]));
    for (const { resourceId, startsAt, ...taken } of await bookedOf(reading.platform.db, reading.actor.realm, ids)) found.get(resourceId)!.set(startsAt.getTime(), taken);
    return ids.map((id) => found.get(id)!);
  }));

/** Living bookings, by resource. */
export const livingLoader = (reading: Reading): Loader<string, number> =>
  reading.memo(LIVING, () => new Loader<string, number>(async (ids) => {
    const counts = await livingCounts(reading.platform.db, reading.actor.realm, ids);
    return ids.map((id) => counts.get(id) ?? 0);
  }));

/** The last reason that was given, by resource; ask only for whoever may see it. */
export const sayingLoader = (reading: Reading): Loader<string, { readonly step: string; readonly words: string } | null> =>
  reading.memo(SAYINGS, () => new Loader<string, { readonly step: string; readonly words: string } | null>(async (ids) => {
    const said = await lastSayings(reading.platform.db, reading.actor.realm, ids);
    return ids.map((id) => said.get(id) ?? null);
  }));
