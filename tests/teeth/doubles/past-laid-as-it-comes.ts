import type { layRealm as real } from '../../../src/platform/whole-realm.ts';
import { layRealm as laid } from '../../../src/platform/whole-realm.ts';

export * from '../../../src/platform/whole-realm.ts';

/** One table after the other, as they stand in the file. */
export const layRealm: typeof real = async (db, tables) => { for (const one of tables) await laid(db, [one]); };
