import { Loader } from '../../platform/loader.ts';
import type { Executor } from '../../platform/db.ts';
import type { Reading } from '../../platform/platform.ts';
import { callBacksOf, ratingsOf, type CallBackRow, type RatingRow } from './store/ratings.ts';

const [RATINGS, CALL_BACKS] = [{}, {}];

function loaderOf<T extends { readonly orderId: string }>(reading: Reading, key: object, read: (db: Executor, realm: string, ids: readonly string[]) => Promise<T[]>): Loader<string, readonly T[]> {
  return reading.memo(key, () => new Loader<string, readonly T[]>(async (ids) => {
    const rows = await read(reading.platform.db, reading.actor.realm, ids);
    return ids.map((id) => rows.filter(({ orderId }) => orderId === id));
  }));
}

/** Ratings of all attempts, by order; one statement a batch. Check the right to see them first. */
export const ratingLoader = (reading: Reading): Loader<string, readonly RatingRow[]> => loaderOf(reading, RATINGS, ratingsOf);

/** Call-backs of all attempts, by order; one statement a batch. Check the right to see them first. */
export const callBackLoader = (reading: Reading): Loader<string, readonly CallBackRow[]> => loaderOf(reading, CALL_BACKS, callBacksOf);
