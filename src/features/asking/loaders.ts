import { Loader } from '../../platform/loader.ts';
import type { Reading } from '../../platform/platform.ts';
import type { AskingRow } from './store/askings.ts';
import { asksById, asksOfOrders, countsOf, lastAskings, type AskCounts, type AskRow } from './store/reading.ts';

const [ASKS, MINE, LAST, COUNTS] = [{}, {}, {}, {}];

const inOrder = <Row>(keys: readonly string[], rows: readonly Row[], keyOf: (row: Row) => string): (Row | null)[] => {
  const by = new Map(rows.map((row) => [keyOf(row), row]));
  return keys.map((key) => by.get(key) ?? null);
};

/** One's own asks by id; null for those of others. */
export const askLoader = (reading: Reading): Loader<string, AskRow | null> =>
  reading.memo(ASKS, () => new Loader(async (ids) => inOrder(ids, await asksById(reading.platform.db, reading.actor.realm, reading.actor.personId, ids), ({ id }) => id)));

/** What the viewer was asked of an order. */
export const viewerAskLoader = (reading: Reading): Loader<string, AskRow | null> =>
  reading.memo(MINE, () => new Loader(async (ids) => inOrder(ids, await asksOfOrders(reading.platform.db, reading.actor.realm, reading.actor.personId, ids), ({ orderId }) => orderId)));

/** The last asking of an order's present attempt. Whoever asks decides who may see it. */
export const askingLoader = (reading: Reading): Loader<string, AskingRow | null> =>
  reading.memo(LAST, () => new Loader(async (ids) => inOrder(ids, await lastAskings(reading.platform.db, reading.actor.realm, ids), ({ orderId }) => orderId)));

export const countsLoader = (reading: Reading): Loader<AskingRow, AskCounts, string> =>
  reading.memo(COUNTS, () => new Loader<AskingRow, AskCounts, string>((rows) => countsOf(reading.platform.db, rows), ({ id }) => id));
