import { Loader } from '../../platform/loader.ts';
import type { Reading } from '../../platform/platform.ts';
import { readsDrafts } from './roles.ts';
import { categoriesOf, itemsAsPlaced, itemsById, newestItems, versionsById, placedKey, type Category, type Item, type Placed, type Version } from './store.ts';

const [NEWEST, PLACED, ITEMS, VERSIONS, CATEGORIES] = [{}, {}, {}, {}, {}];

/** Items by code as they stand (or last stood) in the published list; null for codes that never were. One statement a batch. */
export const itemLoader = (reading: Reading): Loader<string, Item | null> =>
  reading.memo(NEWEST, () => new Loader<string, Item | null>(async (codes) => {
    const rows = new Map((await newestItems(reading.platform.db, reading.actor.realm, codes)).map((row) => [row.code, row]));
    return codes.map((code) => rows.get(code) ?? null);
  }));

/** Items as an order was placed under them. One statement a batch. */
export const placedItemLoader = (reading: Reading): Loader<Placed, Item | null, string> =>
  reading.memo(PLACED, () => new Loader<Placed, Item | null, string>(async (wanted) => {
    const rows = await itemsAsPlaced(reading.platform.db, reading.actor.realm, wanted.map(placedKey));
    return wanted.map((one) => rows.get(placedKey(one)) ?? null);
  }, placedKey));

/** Items by id, of versions that the reader may see. */
export const itemByIdLoader = (reading: Reading): Loader<string, Item | null> =>
  reading.memo(ITEMS, () => new Loader<string, Item | null>(async (ids) => {
    const rows = new Map((await itemsById(reading.platform.db, reading.actor.realm, ids, readsDrafts(reading.actor.roles))).map((row) => [row.id, row]));
    return ids.map((id) => rows.get(id) ?? null);
  }));

/** Versions by id; drafts and what never was published only for operators and auditors. */
export const versionLoader = (reading: Reading): Loader<string, Version | null> =>
  reading.memo(VERSIONS, () => new Loader<string, Version | null>(async (ids) => {
    const rows = new Map((await versionsById(reading.platform.db, reading.actor.realm, ids, readsDrafts(reading.actor.roles))).map((row) => [row.id, row]));
    return ids.map((id) => rows.get(id) ?? null);
  }));

/** Categories of a version, in their order. */
export const categoryLoader = (reading: Reading): Loader<number, Category[]> =>
  reading.memo(CATEGORIES, () => new Loader<number, Category[]>(async (versions) => {
    const rows = await categoriesOf(reading.platform.db, reading.actor.realm, versions);
    return versions.map((version) => rows.filter((row) => row.version === version));
  }));
