import { sql } from 'drizzle-orm';
import type { Caller } from '../../../platform/actor.ts';
import type { Tx } from '../../../platform/db.ts';

/** Locks the orders that a caller works on, at most `most`, by id as all do who lock several; who let one go in the same moment has let it go. */
export async function lockTaken(tx: Tx, { realm, issuer, subject }: Caller, most: number): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    select o.id from orders o where o.realm = ${realm} and o.state = 'PLACED'
      and o.taken_by = (select a.person_id from accounts a where a.realm = ${realm} and a.issuer = ${issuer} and a.subject = ${subject})
    order by o.id limit ${most}::int for update`);
  return rows.map(({ id }) => id);
}
