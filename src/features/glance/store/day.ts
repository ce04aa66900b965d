import { sql } from 'drizzle-orm';
import { dateOf } from '../../../platform/columns.ts';
import type { Executor } from '../../../platform/db.ts';
import { IS_OVERDUE } from './overdue.ts';

/** A street's day in numbers. */
export interface Day {
  /** YYYY-MM-DD in the realm's zone. */
  readonly date: string;
  readonly at: Date;
  readonly placed: number;
  readonly queued: number;
  readonly taken: number;
  readonly waitingForInfo: number;
  readonly waitingForAcceptance: number;
  readonly waitingForLead: number;
  readonly open: number;
  readonly placesFree: number;
  readonly startingToday: number;
  readonly underway: number;
  readonly done: number;
  readonly rated: number;
  readonly unresolved: number;
  readonly onHold: number;
  readonly overdue: number;
}

const LIVING = ['PLACED', 'NEEDS_INFO', 'DISPATCHED', 'ACCEPTED', 'OPEN', 'UNDERWAY', 'DONE', 'RATED'];

/**
 * A street's day at a glance, one statement: what is living is counted by the street's index on states, what was placed today by its index on the time of placing.
 * (What was done today is not closed yet: that takes a week at least, unless the street leader closes it.)
 */
export async function dayOf(db: Executor, realm: string, streetId: string): Promise<Day> {
  const [row] = await db.execute<Record<string, string | number>>(sql`
    with day as materialized (select c.at, (c.at at time zone r.time_zone)::date::text as date, date_trunc('day', c.at at time zone r.time_zone) at time zone r.time_zone as since,
        (date_trunc('day', c.at at time zone r.time_zone) + interval '1 day') at time zone r.time_zone as until
      from realms r, (select business_now() as at offset 0) c where r.realm = ${realm}),
    living as (select o.*, day.since as today, day.until as tomorrow from day, orders o where o.realm = ${realm} and o.street_id = ${streetId}::uuid and o.state = any(${`{${LIVING.join(',')}}`}::text[]))
    select day.at, day.date,
      (select count(*)::int from orders o where o.realm = ${realm} and o.street_id = ${streetId}::uuid and o.placed_at >= day.since) as placed,
      (select count(*)::int from order_agenda g where g.realm = ${realm} and g.street_id = ${streetId}::uuid and ${IS_OVERDUE}) as overdue,
      n.* from day, (select
        count(*) filter (where state = 'PLACED')::int as queued, count(*) filter (where state = 'PLACED' and taken_by is not null)::int as taken,
        count(*) filter (where state = 'NEEDS_INFO')::int as "waitingForInfo", count(*) filter (where state = 'DISPATCHED')::int as "waitingForAcceptance",
        count(*) filter (where state in ('ACCEPTED', 'OPEN') and serves <> 'PROVIDER' and leads_living = 0)::int as "waitingForLead",
        count(*) filter (where state = 'OPEN')::int as open, coalesce(sum(helpers_wanted - helpers_living) filter (where state = 'OPEN' and holds = 0 and serves = 'CREW'), 0)::int as "placesFree",
        count(*) filter (where state in ('ACCEPTED', 'OPEN') and planned_start >= today and planned_start < tomorrow)::int as "startingToday", count(*) filter (where state = 'UNDERWAY')::int as underway,
        count(*) filter (where state in ('DONE', 'RATED') and done_at >= today)::int as done, count(*) filter (where state = 'RATED' and rated_at >= today)::int as rated,
        count(*) filter (where state = 'RATED' and not resolved)::int as unresolved, count(*) filter (where holds > 0)::int as "onHold"
      from living) n`);
  return { ...row, at: dateOf(row!['at'] as string) } as unknown as Day;
}
