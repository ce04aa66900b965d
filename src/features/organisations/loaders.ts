import { Loader } from '../../platform/loader.ts';
import type { Reading } from '../../platform/platform.ts';
import { organisationsById, type Organisation } from './store.ts';

const ORGANISATIONS = {};

/** Organisations by id, closed ones too; they are public. One statement a batch. */
export const organisationLoader = (reading: Reading): Loader<string, Organisation | null> =>
  reading.memo(ORGANISATIONS, () => new Loader(async (ids) => {
    const rows = new Map((await organisationsById(reading.platform.db, reading.actor.realm, ids)).map((row) => [row.id, row]));
    return ids.map((id) => rows.get(id) ?? null);
  }));
