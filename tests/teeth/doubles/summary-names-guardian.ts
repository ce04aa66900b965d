import { sql } from 'drizzle-orm';
import type { personalOf as real } from '../../../src/features/echoes/store/echoes.ts';

export * from '../../../src/features/echoes/store/echoes.ts';

/** Of the people behind an order only those are known that have a relation to it. */
export const personalOf: typeof real = async (tx, { realm, id }) => (await tx.execute<{ text: string | null }>(sql`
  select unnest(array[p.name, p.phone, p.address]) as text from order_private p where p.realm = ${realm} and p.order_id = ${id}::uuid
  union select unnest(array[c.name, c.phone, c.address]) from order_relations r join person_contacts c on c.realm = r.realm and c.person_id = r.person_id where r.realm = ${realm} and r.order_id = ${id}::uuid`)).map(({ text }) => text);
