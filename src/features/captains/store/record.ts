import { sql } from 'drizzle-orm';
import { moment } from '../../../platform/columns.ts';
import type { Executor } from '../../../platform/db.ts';
import { ON_BOARD } from '../../crew/index.ts';
import { added, MOST_ITEMS, type Service } from '../../hours/index.ts';

/** Of which team, and which: seats that ended from `from` on and before `until` (null: without a bound). */
export interface Span { readonly realm: string; readonly teamId: string; readonly from: Date | null; readonly until: Date | null }

/** What a team's members served while they belonged to it, of what lies on its board: sums alone, of nobody by themselves. One statement. */
export async function teamService(db: Executor, { realm, teamId, from, until }: Span): Promise<Service & { readonly people: number }> {
  const rows = await db.execute<{ item_code: string | null; hours: number; services: number; people: number }>(sql`
    select o.item_code, sum(s.hours)::float8 as hours, count(*)::int as services, count(distinct s.person_id)::int as people
    from teams t join team_members m on m.realm = t.realm and m.team_id = t.id and m.admitted_at is not null
      join seats s on s.realm = m.realm and s.person_id = m.person_id and s.state = 'SERVED' and s.ended_at >= m.admitted_at and (m.ended_at is null or s.ended_at < m.ended_at)
        ${from === null ? sql`` : sql`and s.ended_at >= ${moment(from)}`} ${until === null ? sql`` : sql`and s.ended_at < ${moment(until)}`}
      join orders o on o.realm = s.realm and o.id = s.order_id
    where t.realm = ${realm} and t.id = ${teamId}::uuid and ${ON_BOARD}
    group by grouping sets ((o.item_code), ()) order by 2 desc nulls last, 1`);
  const byItem = rows.flatMap(({ item_code: itemCode, hours, services }) => (itemCode === null ? [] : [{ itemCode, hours: Math.round(hours * 100) / 100, services }]));
  return { ...added(byItem), people: rows.find(({ item_code: code }) => code === null)?.people ?? 0, byItem: byItem.slice(0, MOST_ITEMS) };
}
