import { sql, type SQL } from 'drizzle-orm';
import { moment } from '../../../platform/columns.ts';
import type { Actor } from '../../../platform/actor.ts';
import type { Executor } from '../../../platform/db.ts';
import type { BookingState } from '../../../booking-steps.ts';
import { spokenFor } from '../../resources/index.ts';
import type { BookingRow } from '../facts.ts';
import { BOOKED, bookedOf, bookingOf, COLUMNS, type Read } from './rows.ts';

export const BOOKING_ORDERS = ['SOONEST', 'LATEST'] as const;
export type BookingOrder = (typeof BOOKING_ORDERS)[number];

/** What a list of the unit's desk is narrowed to. */
export interface BookingFilter {
  readonly organisationId?: string | null;
  readonly resourceId?: string | null;
  readonly states?: readonly BookingState[] | null;
  /** Occurrences that begin from then on... */
  readonly from?: Date | null;
  /** ...and before then. */
  readonly until?: Date | null;
}

const ids = (some: readonly string[]): SQL => sql`${`{${some.join(',')}}`}::uuid[]`;

/** Those for whom the actor speaks, narrowed to one unit. */
export const ownersAsked = (actor: Actor, organisationId?: string | null): string[] => spokenFor(actor).filter((id) => !organisationId || id === organisationId);

/** Condition: bookings `b` of the actor's realm, narrowed. */
function narrowed(actor: Actor, { resourceId, states, from, until }: BookingFilter): SQL {
  const parts = [sql`b.realm = ${actor.realm}`];
  if (resourceId) parts.push(sql`b.resource_id = ${resourceId}::uuid`);
  // What waits for an answer is asked for by name: an index of it is used only by a plan that knows that nothing else will be asked.
  if (states) parts.push(states.length === 1 && states[0] === 'REQUESTED' ? sql`b.state = 'REQUESTED'` : sql`b.state = any(${`{${states.join(',')}}`}::text[])`);
  if (from) parts.push(sql`b.starts_at >= ${moment(from)}`);
  if (until) parts.push(sql`b.starts_at < ${moment(until)}`);
  return sql.join(parts, sql` and `);
}

/** Condition: bookings `b` of what the actor speaks for, narrowed. What it hides is not found. */
export const atTheDesk = (actor: Actor, filter: BookingFilter): SQL => sql`b.owner_id = any(${ids(ownersAsked(actor, filter.organisationId))}) and ${narrowed(actor, filter)}`;

/** A page by begin and id, after such a pair. One statement, by the index of each of those for whom the actor speaks: as one condition for all of them it reads and sorts all that they ever had. */
export async function bookingPage(db: Executor, actor: Actor, filter: BookingFilter, order: BookingOrder, limit: number, after: { readonly at: Date; readonly id: string } | null): Promise<BookingRow[]> {
  const [by, beyond] = order === 'SOONEST' ? [sql`asc`, sql`>`] : [sql`desc`, sql`<`];
  const from = after === null ? sql`` : sql`and (b.starts_at, b.id) ${beyond} (${moment(after.at)}, ${after.id}::uuid)`;
  const ordered = sql`order by b.starts_at ${by}, b.id ${by} limit ${limit}`;
  const rows = await db.execute<Read>(sql`select ${COLUMNS} from ${bookedOf(sql`(select b.* from unnest(${ids(ownersAsked(actor, filter.organisationId))}) w (id)
    cross join lateral (select b.* from bookings b where b.owner_id = w.id and ${narrowed(actor, filter)} ${from} ${ordered}) b ${ordered})`)} ${ordered}`);
  return rows.map(bookingOf);
}

export async function countBookings(db: Executor, actor: Actor, filter: BookingFilter): Promise<number> {
  const [row] = await db.execute<{ n: number }>(sql`select count(*)::int as n from bookings b where ${atTheDesk(actor, filter)}`);
  return row!.n;
}

/** Bookings by id, whoever may see them. */
export async function bookingsById(db: Executor, realm: string, some: readonly string[]): Promise<BookingRow[]> {
  return (await db.execute<Read>(sql`select ${COLUMNS} from ${BOOKED} where b.realm = ${realm} and b.id = any(${ids(some)})`)).map(bookingOf);
}

/** The last booking of each order. */
export async function lastBookings(db: Executor, realm: string, orderIds: readonly string[]): Promise<BookingRow[]> {
  return (await db.execute<Read>(sql`select distinct on (b.order_id) ${COLUMNS} from ${BOOKED} where b.realm = ${realm} and b.order_id = any(${ids(orderIds)}) order by b.order_id, b.at desc, b.id desc`)).map(bookingOf);
}

/** What people wrote of bookings; ask only for those who may read it. */
export async function saidOf(db: Executor, realm: string, some: readonly string[]): Promise<{ id: string; whoComes: string | null; words: string | null }[]> {
  return db.execute<{ id: string; whoComes: string | null; words: string | null }>(sql`select booking_id as id, who_comes as "whoComes", words from booking_private where realm = ${realm} and booking_id = any(${ids(some)})`);
}
