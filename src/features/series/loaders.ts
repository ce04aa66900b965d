import { Loader } from '../../platform/loader.ts';
import type { Reading } from '../../platform/platform.ts';
import { recordReading } from '../people/index.ts';
import type { SeriesRow } from './facts.ts';
import { readAlong, type ReadAlong } from './store/facts.ts';
import { seriesById, seriesOfOrders, wordsOfMany } from './store/list.ts';

const [SERIES, ALONG, OF_ORDER, WORDS] = [{}, {}, {}, {}];

/** Series by id as far as the reader may see them; null for the others. */
export const seriesLoader = (reading: Reading): Loader<string, SeriesRow | null> =>
  reading.memo(SERIES, () => new Loader<string, SeriesRow | null>(async (ids) => {
    const rows = new Map((await seriesById(reading.platform.db, reading.actor, ids)).map((row) => [row.id, row]));
    return ids.map((id) => rows.get(id) ?? null);
  }));

/** What decisions about series look at, one statement a batch. */
export const alongLoader = (reading: Reading): Loader<SeriesRow, ReadAlong, string> =>
  reading.memo(ALONG, () => new Loader<SeriesRow, ReadAlong, string>(async (rows) => {
    const read = await readAlong(reading.platform.db, reading.actor.realm, { actor: reading.actor }, rows);
    return rows.map(() => read);
  }, ({ id, revision }) => `${id}:${revision}`));

/** The series that an order is of, by the order's id; null: it is of none, or of one that the reader may not see. */
export const seriesOfOrderLoader = (reading: Reading): Loader<string, SeriesRow | null> =>
  reading.memo(OF_ORDER, () => new Loader<string, SeriesRow | null>(async (orderIds) => {
    const of = new Map((await seriesOfOrders(reading.platform.db, reading.actor.realm, orderIds)).map(({ orderId, seriesId }) => [orderId, seriesId]));
    const rows = await seriesLoader(reading).loadMany([...new Set(of.values())]);
    const byId = new Map(rows.flatMap((row) => (row === null ? [] : [[row.id, row] as const])));
    return orderIds.map((id) => byId.get(of.get(id) ?? '') ?? null);
  }));

/** The words of series; ask only for whoever may read them. Readings of another's are recorded before the words are given out. */
export const wordsLoader = (reading: Reading): Loader<SeriesRow, string | null, string> =>
  reading.memo(WORDS, () => new Loader<SeriesRow, string | null, string>(async (rows) => {
    const { platform: { db }, actor, operation } = reading;
    const words = await wordsOfMany(db, actor.realm, rows.map(({ id }) => id));
    await recordReading(db, rows.map(({ requesterId }) => ({ realm: actor.realm, readerId: actor.personId!, personId: requesterId, what: ['WORDS' as const], operation })));
    return rows.map(({ id }) => words.get(id) ?? null);
  }, ({ id }) => id));
