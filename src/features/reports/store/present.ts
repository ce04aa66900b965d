import { sql, type SQL } from 'drizzle-orm';
import { dateOf } from '../../../platform/columns.ts';
import type { Executor } from '../../../platform/db.ts';
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
const narrowed = (t: SQL, streetId: string | null, communityId: string | null): SQL =>
  (communityId !== null ? sql`${t}.community_id = ${communityId}::uuid` : streetId !== null ? sql`${t}.street_id = ${streetId}::uuid` : sql`true`);

/** Where it is asked, as ids; both null: wherever the reader may look. */
export interface Where { readonly streetId: string | null; readonly communityId: string | null }

/** Told in this state that its time is over: a step of the clock that presses somebody who is answerable. */
const OVERDUE = sql.raw(`exists (select from all_events e where e.realm = o.realm and coalesce(e.order_id, e.subject_id) = o.id and e.table_name = 'ORDER' and e.at >= o.state_since
  and e.step in ('remindStreetLeader', 'remindToNameLead', 'remindToStart', 'remindToSettle'))`);

/** Counts of the orders that are living, by one statement. */
export async function presentOf(db: Executor, realm: string, reach: Reach, { streetId, communityId }: Where): Promise<Present> {
  const o = sql`o`;
  const [row] = await db.execute<Omit<Present, 'at'> & { at: string } & Record<string, unknown>>(sql`
    select business_now() as at, (count(*) filter (where o.state in ('PLACED', 'NEEDS_INFO', 'DISPATCHED', 'ACCEPTED')))::int as waiting, (count(*) filter (where o.state = 'OPEN'))::int as open,
      (count(*) filter (where o.state = 'UNDERWAY'))::int as underway, (count(*) filter (where ${OVERDUE}))::int as overdue,
      coalesce(sum(o.helpers_wanted - o.helpers_living) filter (where o.state = 'OPEN' and o.holds = 0 and o.serves = 'CREW'), 0)::int as "seatsFree",
      (count(*) filter (where o.state = 'OPEN' and o.leads_living = 0 and o.serves <> 'PROVIDER'))::int as unled
    from orders o where o.realm = ${realm} and o.state in ('PLACED', 'NEEDS_INFO', 'DISPATCHED', 'ACCEPTED', 'OPEN', 'UNDERWAY') and ${inReach(o, reach)} and ${narrowed(o, streetId, communityId)}`);
  return { ...row!, at: dateOf(row!.at) };
}

/** What stands idle and what is unmet, of one item. */
export interface Balance { readonly itemCode: string; readonly listed: number; readonly idle: number; readonly waiting: number; readonly unmet: number }

/** So long is a resource without a booking before it is idle, and an order without having begun before it is unmet. */
export const BALANCE_DAYS = 30;
export const UNMET_DAYS = 7;

/** By item, after a code: resources on the list and those that nobody has booked lately, beside orders that wait and those that have waited long. One statement. */
export async function balancePage(db: Executor, realm: string, reach: Reach, { streetId, communityId }: Where, limit: number, after: string | null): Promise<Balance[]> {
  const [r, o] = [sql`r`, sql`o`];
  return db.execute<Balance & Record<string, unknown>>(sql`
    with c as (select business_now() as now),
    given as (select r.item_code as code, count(*)::int as listed, (count(*) filter (where not exists (select from bookings b where b.realm = r.realm and b.resource_id = r.id
          and (b.at > c.now - interval '${sql.raw(String(BALANCE_DAYS))} days' or (b.state in ('REQUESTED', 'CONFIRMED') and b.starts_at > c.now)))))::int as idle
      from c, resources r where r.realm = ${realm} and r.state = 'LISTED' and ${inReach(r, reach)} and ${narrowed(r, streetId, communityId)} group by 1),
    wanted as (select o.item_code as code, count(*)::int as waiting, (count(*) filter (where o.placed_at <= c.now - interval '${sql.raw(String(UNMET_DAYS))} days'))::int as unmet
      from c, orders o where o.realm = ${realm} and o.state in ('PLACED', 'NEEDS_INFO', 'DISPATCHED', 'ACCEPTED', 'OPEN') and ${inReach(o, reach)} and ${narrowed(o, streetId, communityId)} group by 1)
    select coalesce(g.code, w.code) as "itemCode", coalesce(g.listed, 0) as listed, coalesce(g.idle, 0) as idle, coalesce(w.waiting, 0) as waiting, coalesce(w.unmet, 0) as unmet
    from given g full join wanted w on w.code = g.code ${after === null ? sql`` : sql`where coalesce(g.code, w.code) > ${after}`} order by 1 limit ${limit}::int`);
}

/** Business time. */
export async function nowOf(db: Executor): Promise<Date> {
  const [row] = await db.execute<{ now: string }>(sql`select business_now() as now`);
  return dateOf(row!.now);
}
