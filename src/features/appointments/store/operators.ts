import { sql } from 'drizzle-orm';
import type { Executor } from '../../../platform/db.ts';

/** Who operates a realm now, each with the subjects of their accounts. */
export async function operatorsOf(db: Executor, realm: string): Promise<{ personId: string; subjects: string[] }[]> {
  const rows = await db.execute<{ person_id: string; subjects: string[] }>(sql`
    select a.person_id, array(select c.subject from accounts c where c.realm = a.realm and c.person_id = a.person_id order by c.subject) as subjects
    from appointments a where a.realm = ${realm} and a.role = 'OPERATOR' and a.since <= business_now() and (a.until is null or a.until > business_now())
    order by a.since, a.id`);
  return rows.map((row) => ({ personId: row.person_id, subjects: row.subjects }));
}
