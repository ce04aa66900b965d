import { sql } from 'drizzle-orm';
import { dateOf, moment } from '../../../platform/columns.ts';
import type { Actor } from '../../../platform/actor.ts';
import type { Executor } from '../../../platform/db.ts';
import { atTheDesk } from './list.ts';

/** How an occurrence is used, in persons. */
export interface Used {
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly capacity: number;
  readonly booked: number;
  readonly cancelled: boolean;
  readonly requested: number;
  readonly confirmed: number;
  readonly delivered: number;
  readonly notCome: number;
}

type Row = Omit<Used, 'startsAt' | 'endsAt'> & { startsAt: string; endsAt: string } & Record<string, unknown>;

const persons = (state: string) => sql.raw(`coalesce(sum(b.persons) filter (where b.state = '${state}'), 0)::int`);

/** Occurrences of a resource that somebody booked or that were cancelled, the soonest first, after an instant. One statement. */
export async function usedPage(db: Executor, realm: string, resourceId: string, { from, until }: { readonly from: Date; readonly until: Date }, limit: number, after: Date | null): Promise<Used[]> {
  const rows = await db.execute<Row>(sql`
    select p.starts_at as "startsAt", p.ends_at as "endsAt", p.capacity, p.booked, p.cancelled_at is not null as cancelled,
      ${persons('REQUESTED')} as requested, ${persons('CONFIRMED')} as confirmed, ${persons('DELIVERED')} as delivered, ${persons('NOT_COME')} as "notCome"
    from resource_periods p left join bookings b on b.realm = p.realm and b.resource_id = p.resource_id and b.starts_at = p.starts_at
    where p.realm = ${realm} and p.resource_id = ${resourceId}::uuid and p.starts_at >= ${moment(from)} and p.starts_at < ${moment(until)} ${after === null ? sql`` : sql`and p.starts_at > ${moment(after)}`}
    group by p.realm, p.resource_id, p.starts_at order by p.starts_at limit ${limit}`);
  return rows.map((row) => ({ ...row, startsAt: dateOf(row.startsAt), endsAt: dateOf(row.endsAt) }));
}

/** What was given of one item, in bookings and persons. */
export interface Given {
  readonly itemCode: string;
  readonly delivered: number;
  readonly persons: number;
  readonly notCome: number;
  readonly cancelledByUnit: number;
  readonly declined: number;
}

/** What the actor's units gave in a span of time, by item after a code. One statement. */
export async function givenPage(db: Executor, actor: Actor, filter: { readonly organisationId?: string | null; readonly from: Date; readonly until: Date }, limit: number, after: string | null): Promise<Given[]> {
  const n = (state: string) => sql.raw(`(count(*) filter (where b.state = '${state}'))::int`);
  return db.execute<Given & Record<string, unknown>>(sql`
    select s.item_code as "itemCode", ${n('DELIVERED')} as delivered, ${persons('DELIVERED')} as persons, ${n('NOT_COME')} as "notCome", ${n('CANCELLED_BY_UNIT')} as "cancelledByUnit", ${n('DECLINED')} as declined
    from bookings b join resources s on s.realm = b.realm and s.id = b.resource_id
    where ${atTheDesk(actor, filter)} ${after === null ? sql`` : sql`and s.item_code > ${after}`} group by s.item_code order by s.item_code limit ${limit}`);
}
