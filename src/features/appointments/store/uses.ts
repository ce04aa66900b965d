import { sql } from 'drizzle-orm';
import type { DivisionUse } from '../../../division-uses.ts';
import type { Tx } from '../../../platform/db.ts';
import type { Division } from '../../places/index.ts';

/** What this room and those below it have in a division, by one statement; ask under the division's lock. */
export async function usesOf(tx: Tx, { realm, id }: Pick<Division, 'realm' | 'id'>): Promise<DivisionUse[]> {
  const here = sql`realm = ${realm} and division_id = ${id}::uuid`;
  const rows = await tx.execute<{ use: DivisionUse }>(sql`
    select 'DIVISIONS' as use where exists (select from divisions where realm = ${realm} and parent_id = ${id}::uuid and ended_at is null)
    union all select 'RESIDENTS' where exists (select from persons where realm = ${realm} and home_division_id = ${id}::uuid)
    union all select 'ORGANISATIONS' where exists (select from organisations where ${here} and ended_at is null)
    union all select 'TEAMS' where exists (select from teams t where t.realm = ${realm} and t.ended_at is null and (t.division_id = ${id}::uuid
      or exists (select from team_divisions d where d.realm = t.realm and d.team_id = t.id and d.division_id = ${id}::uuid)))
    union all select 'APPOINTMENTS' where exists (select from appointments where ${here} and (until is null or until > business_now()))`);
  return rows.map(({ use }) => use);
}
