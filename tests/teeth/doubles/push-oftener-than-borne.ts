import { sql } from 'drizzle-orm';
import { holdPeople as real } from '../../../src/features/pushes/store/due.ts';

export * from '../../../src/features/pushes/store/due.ts';

/** Nobody holds whom they decide about. */
export const holdPeople: typeof real = async (tx, most) =>
  (await tx.execute<{ realm: string; person_id: string }>(sql`select distinct realm, person_id from push_news where decided is null and due_at <= business_now() limit ${most}::int`)).map(({ realm, person_id: personId }) => ({ realm, personId }));
