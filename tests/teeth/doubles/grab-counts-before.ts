import { grabOnce as real, type Grabbed, type GrabParts } from '../../../src/features/crew/store/grab.ts';
import type { Sql } from '../../../src/platform/db.ts';
import { changed } from '../support/blunt.ts';

export * from '../../../src/features/crew/store/grab.ts';

const BEFORE = 'cross join (select x.* from orders x join locked l on l.realm = x.realm and l.id = x.id) o left join';

export const grabOnce = (sql: Sql, parts: GrabParts): Promise<Grabbed> => real({
  unsafe: (text: string, values: never[], options: object) => sql.unsafe(changed(text, 'cross join locked o left join', BEFORE), values, options),
} as unknown as Sql, parts);
