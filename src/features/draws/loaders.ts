import { Loader } from '../../platform/loader.ts';
import type { Reading } from '../../platform/platform.ts';
import { lastDraws, drawsById, type DrawRow } from './store/draws.ts';
import { countEntries, entriesById, lastEntries, type EntryRow } from './store/entries.ts';

const [LAST, DRAWS, MINE, ENTRIES, COUNTS] = [{}, {}, {}, {}, {}];

const inOrder = <Row>(keys: readonly string[], rows: readonly Row[], keyOf: (row: Row) => string): (Row | null)[] => {
  const by = new Map(rows.map((row) => [keyOf(row), row]));
  return keys.map((key) => by.get(key) ?? null);
};

/** The last draw of an order that the viewer may see; null: none was announced. */
export const lastDrawLoader = (reading: Reading): Loader<string, DrawRow | null> =>
  reading.memo(LAST, () => new Loader(async (ids) => inOrder(ids, await lastDraws(reading.platform.db, reading.actor.realm, ids), ({ orderId }) => orderId)));

export const drawLoader = (reading: Reading): Loader<string, DrawRow | null> =>
  reading.memo(DRAWS, () => new Loader(async (ids) => inOrder(ids, await drawsById(reading.platform.db, reading.actor.realm, ids), ({ id }) => id)));

/** The viewer's own last entry in a draw. */
export const myEntryLoader = (reading: Reading): Loader<string, EntryRow | null> =>
  reading.memo(MINE, () => new Loader(async (drawIds) => {
    const { platform: { db }, actor: { realm, personId } } = reading;
    return inOrder(drawIds, personId === null ? [] : await lastEntries(db, realm, personId, drawIds), ({ drawId }) => drawId);
  }));

/** Entries by id: one's own, null for those of others. */
export const entryLoader = (reading: Reading): Loader<string, EntryRow | null> =>
  reading.memo(ENTRIES, () => new Loader(async (ids) => inOrder(ids, await entriesById(reading.platform.db, reading.actor.realm, reading.actor.personId, ids), ({ id }) => id)));

/** How many have entered a draw and not withdrawn. */
export const entryCountLoader = (reading: Reading): Loader<string, number> =>
  reading.memo(COUNTS, () => new Loader(async (ids) => inOrder(ids, await countEntries(reading.platform.db, reading.actor.realm, ids), ({ drawId }) => drawId).map((row) => row?.n ?? 0)));
