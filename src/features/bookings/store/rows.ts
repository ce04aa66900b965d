import { sql, type SQL } from 'drizzle-orm';
import { dateOf } from '../../../platform/columns.ts';
import type { BookingRow } from '../facts.ts';

type Times = 'startsAt' | 'endsAt' | 'stateSince' | 'at';
/** A booking as a statement brings it. */
export type Read = Omit<BookingRow, Times> & { readonly [T in Times]: string } & Record<string, unknown>;

/** A booking's columns, over `BOOKED`. */
export const COLUMNS: SQL = sql`b.realm, b.id, b.resource_id as "resourceId", b.order_id as "orderId", b.starts_at as "startsAt", p.ends_at as "endsAt", b.persons, b.state,
  b.state_since as "stateSince", b.revision, b.at, s.item_code as "itemCode", s.start_time is null as plain, s.owner_organisation_id as "ownerOrganisationId",
  s.owner_division_id as "ownerDivisionId", s.owner_team_id as "ownerTeamId", s.owner_person_id as "ownerPersonId"`;

/** Bookings `b` with their periods `p` and resources `s`. */
export const bookedOf = (some: SQL): SQL => sql`${some} b join resource_periods p on p.realm = b.realm and p.resource_id = b.resource_id and p.starts_at = b.starts_at
  join resources s on s.realm = b.realm and s.id = b.resource_id`;
export const BOOKED: SQL = bookedOf(sql`bookings`);

export const bookingOf = (row: Read): BookingRow =>
  ({ ...row, startsAt: dateOf(row.startsAt), endsAt: dateOf(row.endsAt), stateSince: dateOf(row.stateSince), at: dateOf(row.at) }) as BookingRow;
