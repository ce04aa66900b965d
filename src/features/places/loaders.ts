import { Loader } from '../../platform/loader.ts';
import type { Reading } from '../../platform/platform.ts';
import { divisionsById, type Division } from './store.ts';

const DIVISIONS = {};

/** Divisions by id, one statement a batch; divisions are public. */
export const divisionLoader = (reading: Reading): Loader<string, Division | null> =>
  reading.memo(DIVISIONS, () => new Loader(async (ids) => {
    const rows = await divisionsById(reading.platform.db, reading.actor.realm, ids);
    return ids.map((id) => rows.get(id) ?? null);
  }));
