import type { Reading } from '../../platform/platform.ts';
import { readsDrafts } from './roles.ts';
import { changesBetween, type Change } from './rules/changes.ts';
import { contentOf, countItems, countVersions, itemPage, versionOf, versionPage, type Item, type ItemFilter, type Version } from './store.ts';

/** A version by its number, or the published one; drafts only for operators and auditors. */
export const readVersion = (reading: Reading, version: number | null): Promise<Version | null> =>
  versionOf(reading.platform.db, reading.actor.realm, version, readsDrafts(reading.actor.roles));

/** What differs between two versions that the reader may see, however far apart; null: one of them is not there. */
export async function readDifference(reading: Reading, from: number, to: Version): Promise<Change[] | null> {
  const before = await readVersion(reading, from);
  if (before === null) return null;
  const [old, now] = await Promise.all([before, to].map(({ version }) => contentOf(reading.platform.db, reading.actor.realm, version)));
  return changesBetween(old!.items, now!.items);
}

/** Versions from the newest down. */
export const readVersions = (reading: Reading, limit: number, below: number | null): Promise<Version[]> =>
  versionPage(reading.platform.db, reading.actor.realm, limit, below, readsDrafts(reading.actor.roles));

export const readVersionCount = (reading: Reading): Promise<number> => countVersions(reading.platform.db, reading.actor.realm, readsDrafts(reading.actor.roles));

/** Items of a version that the reader was given, in their order. */
export const readItems = (reading: Reading, version: number, filter: ItemFilter, limit: number, after: readonly [number, string] | null): Promise<Item[]> =>
  itemPage(reading.platform.db, reading.actor.realm, version, filter, limit, after);

export const readItemCount = (reading: Reading, version: number, filter: ItemFilter): Promise<number> =>
  countItems(reading.platform.db, reading.actor.realm, version, filter);
