import { sql, type SQL } from 'drizzle-orm';
import { dateOf, moment } from '../../../platform/columns.ts';
import type { Executor } from '../../../platform/db.ts';
import { BINDING_SEATS, type SeatKind, type SeatState } from '../../../seat-steps.ts';
import { ON_BOARD } from '../../crew/index.ts';

/** A seat of a member, of an order that lies on the team's board. */
export interface TeamSeatRow {
  readonly seatId: string;
  readonly membershipId: string;
  readonly orderId: string;
  readonly kind: SeatKind;
  readonly state: SeatState;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** Of which team, and of when: what touches the time from `from` (null: now) until `until` (null: a month later), 92 days at most. */
export interface Window { readonly realm: string; readonly teamId: string; readonly from: Date | null; readonly until: Date | null }

export const MOST_DAYS = 92;
const BINDING = sql.raw(BINDING_SEATS.map((state) => `'${state}'`).join(', '));

/** Seats of a window: rows `x`. Member by member, what binds them by `seats_elsewhere` and what is offered to them by `seats_offered_to`. */
function seatsIn({ realm, teamId, from, until }: Window): SQL {
  const start = from === null ? sql`business_now()` : moment(from);
  const end = until === null ? sql`${start} + interval '31 days'` : sql`greatest(${start}, least(${moment(until)}, ${start} + ${sql.raw(`interval '${MOST_DAYS} days'`)}))`;
  const seat = sql`s.id, s.order_id, s.kind, s.state, lower(s.during) as starts_at, upper(s.during) as ends_at`;
  return sql`(select s.*, m.id as membership_id from teams t join team_members m on m.realm = t.realm and m.team_id = t.id and m.admitted_at is not null and m.ended_at is null
    cross join lateral (select ${seat} from seats s where s.realm = ${realm} and s.person_id = m.person_id and s.state in (${BINDING}) and s.during && tstzrange(${start}, ${end})
      union all select ${seat} from seats s where s.realm = ${realm} and s.person_id = m.person_id and s.state = 'OFFERED' and s.during && tstzrange(${start}, ${end})) s
    join orders o on o.realm = t.realm and o.id = s.order_id
    where t.realm = ${realm} and t.id = ${teamId}::uuid and ${ON_BOARD}) x`;
}

interface Read extends Record<string, unknown> { id: string; membership_id: string; order_id: string; kind: SeatKind; state: SeatState; starts_at: string; ends_at: string }

/** A page by begin and id, after such a pair. One statement. */
export async function teamPage(db: Executor, window: Window, limit: number, after: { readonly at: Date; readonly id: string } | null): Promise<TeamSeatRow[]> {
  const beyond = after === null ? sql`` : sql`where (x.starts_at, x.id) > (${moment(after.at)}, ${after.id}::uuid)`;
  const rows = await db.execute<Read>(sql`select x.* from ${seatsIn(window)} ${beyond} order by x.starts_at, x.id limit ${limit}`);
  return rows.map(({ id: seatId, membership_id: membershipId, order_id: orderId, kind, state, starts_at: startsAt, ends_at: endsAt }) => ({ seatId, membershipId, orderId, kind, state, startsAt: dateOf(startsAt), endsAt: dateOf(endsAt) }));
}

export async function countTeamSeats(db: Executor, window: Window): Promise<number> {
  const [row] = await db.execute<{ n: number }>(sql`select count(*)::int as n from ${seatsIn(window)}`);
  return row!.n;
}
