import { sql } from 'drizzle-orm';
import { ADDRESSED as real } from '../../../src/features/inbox/store/addressed.ts';

export * from '../../../src/features/inbox/store/addressed.ts';

/** Who once offered a place hears of it, whatever has become of them. */
export const ADDRESSED: typeof real = { ...real, offerer: sql`select t.assigned_by from seats t where b.subject_type = 'Seat' and t.realm = b.realm and t.id = b.subject_id and t.assigned_by is not null` };
