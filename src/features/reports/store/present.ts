import { sql, type SQL } from 'drizzle-orm';
import { dateOf } from '../../../platform/columns.ts';
import type { Executor } from '../../../platform/db.ts';
import { IS_OVERDUE } from '../../glance/index.ts';
import type { Reach } from '../roles.ts';
import { ids } from './events.ts';

/** How things stand now. */
export interface Present {
  readonly at: Date;
  readonly waiting: number;
  readonly overdue: number;
  readonly open: number;
  readonly seatsFree: number;
  readonly unled: number;
  readonly underway: number;
}

/** Condition over a table with the columns of a place. */
const inReach = (t: SQL, { all, streetIds, communityIds }: Reach): SQL => (all ? sql`true` : sql`(${t}.street_id = any(${ids(streetIds)}) or ${t}.community_id = any(${ids(communityIds)}))`);
const narrowed = (t: SQL, { streetId, communityId, gridId }: Where): SQL =>
  (gridId !== null ? sql`${t}.grid_id = ${gridId}::uuid` : communityId !== null ? sql`${t}.community_id = ${communityId}::uuid` : streetId !== null ? sql`${t}.street_id = ${streetId}::uuid` : sql`true`);

/** Where it is asked, as an id; all null: wherever the reader may look. */
export interface Where { readonly streetId: string | null; readonly communityId: string | null; readonly gridId: string | null }

/** Streets in which any of these divisions lie, or which they are: what the agenda is found by. */
const streetsOf = (realm: string, divisions: readonly string[]): SQL => sql`g.street_id = any(array(select coalesce(d.street_id, d.id) from divisions d where d.realm = ${realm} and d.id = any(${ids(divisions)})))`;

/** How many are overdue, as `centerDay` counts them; of the street's troubles each order is asked where it lies. */
function overdue(realm: string, reach: Reach, where: Where): SQL {
  const asked = [where.gridId, where.communityId, where.streetId].filter((id) => id !== null);
  return sql`(select count(*)::int from order_agenda g join orders o on o.realm = g.realm and o.id = g.order_id where g.realm = ${realm} and ${IS_OVERDUE} and ${reach.all ? sql`true` : streetsOf(realm, [...reach.streetIds, ...reach.communityIds])}
    and ${asked.length === 0 ? sql`true` : streetsOf(realm, asked)} and ${inReach(sql`o`, reach)} and ${narrowed(sql`o`, where)})`;
}

/** Counts of the orders that are living, by one statement. */
export async function presentOf(db: Executor, realm: string, reach: Reach, where: Where): Promise<Present> {
  const o = sql`o`;
  const [row] = await db.execute<Omit<Present, 'at'> & { at: string } & Record<string, unknown>>(sql`
    select business_now() as at, (count(*) filter (where o.state in ('PLACED', 'NEEDS_INFO', 'DISPATCHED', 'ACCEPTED')))::int as waiting, (count(*) filter (where o.state = 'OPEN'))::int as open,
      (count(*) filter (where o.state = 'UNDERWAY'))::int as underway, ${overdue(realm, reach, where)} as overdue,
      coalesce(sum(o.helpers_wanted - o.helpers_living) filter (where o.state = 'OPEN' and o.holds = 0 and o.serves = 'CREW'), 0)::int as "seatsFree",
      (count(*) filter (where o.state = 'OPEN' and o.leads_living = 0 and o.serves <> 'PROVIDER'))::int as unled
    from orders o where o.realm = ${realm} and o.state in ('PLACED', 'NEEDS_INFO', 'DISPATCHED', 'ACCEPTED', 'OPEN', 'UNDERWAY') and ${inReach(o, reach)} and ${narrowed(o, where)}`);
  return { ...row!, at: dateOf(row!.at) };
}

/** Business time. */
export async function nowOf(db: Executor): Promise<Date> {
  const [row] = await db.execute<{ now: string }>(sql`select business_now() as now`);
  return dateOf(row!.now);
}
