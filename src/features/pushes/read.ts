import { Loader } from '../../platform/loader.ts';
import type { Reading } from '../../platform/platform.ts';
import { calendarFor } from '../orders/index.ts';
import { realmOf } from '../places/index.ts';
import type { PushPreferences } from './facts.ts';
import { runsRealm } from './roles.ts';
import { preferencesOf } from './rules/chosen.ts';
import { deadById, type DeadPush } from './store/dead.ts';
import { chosenOf, tallyOf } from './store/preferences.ts';
import { subscriptionsById, type Subscription } from './store/subscriptions.ts';

const [SUBSCRIPTIONS, DEAD, TALLY] = [{}, {}, {}];

const byId = <T extends { readonly id: string }>(reading: Reading, key: object, read: (ids: readonly string[]) => Promise<readonly T[]>): Loader<string, T | null> =>
  reading.memo(key, () => new Loader<string, T | null>(async (ids) => {
    const rows = new Map((await read(ids)).map((row) => [row.id, row]));
    return ids.map((id) => rows.get(id) ?? null);
  }));

/** Who asks, as an owner; null: nobody who could have anything here. */
export const ownerOf = ({ actor: { realm, personId } }: Reading): { readonly realm: string; readonly personId: string } | null => (personId === null ? null : { realm, personId });

/** One's own subscriptions by id, also those that have ended; null for those of others. */
export const subscriptionLoader = (reading: Reading): Loader<string, Subscription | null> => byId(reading, SUBSCRIPTIONS, async (ids) => {
  const owner = ownerOf(reading);
  return owner === null ? [] : subscriptionsById(reading.platform.db, owner, ids);
});

/** Dead letters by id, for operators; null for everybody else. */
export const deadLoader = (reading: Reading): Loader<string, DeadPush | null> =>
  byId(reading, DEAD, async (ids) => (runsRealm(reading.actor) ? deadById(reading.platform.db, reading.actor.realm, ids) : []));

/** How somebody is pushed: their choice over what the realm decided. */
export async function readPreferences(reading: Reading, owner: { readonly realm: string; readonly personId: string }): Promise<PushPreferences> {
  const [realm, chosen] = await Promise.all([realmOf(reading), chosenOf(reading.platform.db, owner)]);
  if (!realm) throw new Error('somebody lives in a realm that is not there');
  return preferencesOf(realm.settings.pushes, chosen);
}

/** How much news waits to be pushed later, and how many pushes they had today; read once. */
export const readTally = (reading: Reading, owner: { readonly realm: string; readonly personId: string }): Promise<{ readonly waiting: number; readonly pushed: number }> =>
  reading.memo(TALLY, async () => {
    const realm = await realmOf(reading);
    if (!realm) throw new Error('somebody lives in a realm that is not there');
    const days = calendarFor({ facts: { settings: realm.settings }, timeZone: realm.timeZone });
    return tallyOf(reading.platform.db, owner, (now) => days.at(days.dateOf(now), '00:00'));
  });
