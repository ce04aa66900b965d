import { sql } from 'drizzle-orm';
import type { Executor, Tx } from '../../../platform/db.ts';
import { ids } from './visible.ts';

/**
 * Of these people, those who may be preferred: registered volunteers and party members, whom an officer names, or who have served this very resident. Nobody
 * learns by it of a stranger what they are.
 */
export async function preferable(db: Executor, realm: string, people: readonly string[], requesterId: string, byOffice: boolean): Promise<Set<string>> {
  const rows = await db.execute<{ id: string }>(sql`
    select p.id from persons p where p.realm = ${realm} and p.id = any(${ids(people)})
      and (exists (select from volunteers v where v.realm = p.realm and v.person_id = p.id and v.ended_at is null)
        or exists (select from party_members m where m.realm = p.realm and m.person_id = p.id and m.since <= business_now() and (m.until is null or m.until > business_now())))
      and (${byOffice}::boolean or exists (select from seats s join orders o on o.realm = s.realm and o.id = s.order_id
        where s.realm = p.realm and s.person_id = p.id and s.state = 'SERVED' and o.requester_id = ${requesterId}::uuid))`);
  return new Set(rows.map(({ id }) => id));
}

export const teamStands = async (db: Executor, realm: string, teamId: string): Promise<boolean> =>
  (await db.execute(sql`select 1 from teams t where t.realm = ${realm} and t.id = ${teamId}::uuid and t.ended_at is null for key share`)).length === 1;

/** Living series of a requester, counted under the lock of their row: no two that are begun in one moment pass the limit. */
export async function livingOf(tx: Tx, realm: string, requesterId: string): Promise<number> {
  await tx.execute(sql`select 1 from persons p where p.realm = ${realm} and p.id = ${requesterId}::uuid for no key update`);
  const [row] = await tx.execute<{ n: number }>(sql`select count(*)::int as n from series z where z.realm = ${realm} and z.requester_id = ${requesterId}::uuid and z.state <> 'ENDED'`);
  return row!.n;
}

/** Orders of a series that are living and have not begun. */
export const notBegunOf = async (db: Executor, realm: string, seriesId: string): Promise<string[]> => (await db.execute<{ id: string }>(sql`
  select o.id from series_occurrences m join orders o on o.realm = m.realm and o.id = m.order_id
  where m.realm = ${realm} and m.series_id = ${seriesId}::uuid and o.state in ('PLACED', 'NEEDS_INFO', 'DISPATCHED', 'ACCEPTED', 'OPEN') order by o.id`)).map(({ id }) => id);

/** Who are asked first for an order `o`: whom its series prefers, one by one or as a team. */
export const FIRST_FOR_ORDER = sql.raw(`select y.person_id as id from series_occurrences m join series_people y on y.realm = m.realm and y.series_id = m.series_id where m.realm = o.realm and m.order_id = o.id
  union all select t.person_id from series_occurrences m join series z on z.realm = m.realm and z.id = m.series_id
    join team_members t on t.realm = z.realm and t.team_id = z.team_id and t.admitted_at is not null and t.ended_at is null where m.realm = o.realm and m.order_id = o.id limit 300`);
