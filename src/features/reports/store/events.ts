import { sql, type SQL } from 'drizzle-orm';
import { dateOf } from '../../../platform/columns.ts';
import type { Executor } from '../../../platform/db.ts';
import type { Happened } from '../facts.ts';

export const ids = (some: readonly string[]): SQL => sql`${`{${some.join(',')}}`}::uuid[]`;

interface Row extends Record<string, unknown> { subject: string; table: string; step: string; at: string; after: Happened['after']; facts: Happened['facts']; stars: number | null }

/** All that has ever happened to these orders and resources, put away or not, each in the order of its revisions. */
export async function happenedTo(db: Executor, realm: string, subjects: readonly string[]): Promise<Map<string, Happened[]>> {
  const rows = await db.execute<Row>(sql`
    select coalesce(e.order_id, e.subject_id) as subject, e.table_name as table, e.step, e.at, e.after, e.facts,
      case when e.table_name = 'ORDER' and e.step = 'rate' then (select r.stars from ratings r join orders o on o.realm = r.realm and o.id = r.order_id
        where r.realm = e.realm and r.order_id = e.order_id and r.attempt = (e.facts->>'attempt')::int and r.person_id = o.requester_id) end as stars
    from all_events e where e.realm = ${realm} and coalesce(e.order_id, e.subject_id) = any(${ids(subjects)}) and e.table_name in ('ORDER', 'SEAT', 'RESOURCE')
    order by 1, e.revision, e.seq`);
  const found = new Map<string, Happened[]>(subjects.map((id) => [id, []]));
  for (const { subject, at, ...one } of rows) found.get(subject)?.push({ ...one, at: dateOf(at) });
  return found;
}

/** Ids of orders, then of resources, a portion at a time after an id: what there is to count. */
export async function subjectsAfter(db: Executor, realm: string, table: 'orders' | 'resources', after: string | null, limit: number): Promise<string[]> {
  const rows = await db.execute<{ id: string }>(sql`select s.id from ${sql.identifier(table)} s where s.realm = ${realm} ${after === null ? sql`` : sql`and s.id > ${after}::uuid`} order by s.id limit ${limit}`);
  return rows.map(({ id }) => id);
}
