import { Loader } from '../../platform/loader.ts';
import type { Reading } from '../../platform/platform.ts';
import type { GivenItemRow } from './desk.ts';
import { ratingsByItem, ratingsByResource, type GivenRatings } from './store/given.ts';

const [ITEMS, RESOURCES] = [{}, {}];
const NONE: GivenRatings = { count: 0, stars: null, resolved: 0 };

/** What was said of one item that a unit gave; one statement for all items of its quarter. */
export const itemRatings = (reading: Reading): Loader<GivenItemRow, GivenRatings, string> =>
  reading.memo(ITEMS, () => new Loader<GivenItemRow, GivenRatings, string>(async (rows) => {
    const spans = new Map(rows.map(({ owners, span }) => [JSON.stringify([owners, span]), { owners, span }]));
    const found = new Map(await Promise.all([...spans].map(async ([key, { owners, span }]) => [key, await ratingsByItem(reading.platform.db, reading.actor.realm, owners, span)] as const)));
    return rows.map(({ owners, span, itemCode }) => found.get(JSON.stringify([owners, span]))!.get(itemCode) ?? NONE);
  }, ({ owners, span, itemCode }) => JSON.stringify([owners, span, itemCode])));

/** What was said of what a resource gave; ask only for whoever answers for it. */
export const resourceRatings = (reading: Reading): Loader<string, GivenRatings> =>
  reading.memo(RESOURCES, () => new Loader<string, GivenRatings>(async (ids) => {
    const found = await ratingsByResource(reading.platform.db, reading.actor.realm, ids);
    return ids.map((id) => found.get(id) ?? NONE);
  }));
