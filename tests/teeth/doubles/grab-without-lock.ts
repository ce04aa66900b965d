import { grabOnce as real, type Grabbed, type GrabParts } from '../../../src/features/crew/store/grab.ts';
import type { Sql } from '../../../src/platform/db.ts';
import { changed } from '../support/blunt.ts';

export * from '../../../src/features/crew/store/grab.ts';

export const grabOnce = (sql: Sql, parts: GrabParts): Promise<Grabbed> => real({
  unsafe: (text: string, values: never[], options: object) => sql.unsafe(changed(text, ' for no key update', ''), values, options),
} as unknown as Sql, parts);
