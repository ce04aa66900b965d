import { and, eq, sql, type SQL } from 'drizzle-orm';
import { newId } from '../../../kernel/ids.ts';
import { moment } from '../../../platform/columns.ts';
import type { Executor, Tx } from '../../../platform/db.ts';
import { realms } from '../../places/index.ts';
import type { Period } from '../occurrences.ts';
import { bookings, resourcePeriods, resources } from '../tables.ts';
import { VIEW, viewOf, type ResourceRow, type ResourceView } from './rows.ts';

export interface Bookable {
  readonly resource: ResourceView;
  readonly timeZone: string;
  readonly settings: unknown;
  /** Ids of the division that the person lives in and of all above it. */
  readonly home: readonly string[];
  /** The person's; null: they have not said it. */
  readonly birthYear: number | null;
}

/** The resource with what a booking is decided by. Its row is shared by all who book, and kept from being paused or withdrawn until they have. */
export async function shareResource(tx: Tx, realm: string, id: string, personId: string | null): Promise<Bookable | null> {
  const [row] = await tx.select({
    ...VIEW, timeZone: realms.timeZone, settings: realms.settings,
    home: sql<string[] | null>`(select array_remove(array[d.county_id, d.street_id, d.community_id, d.grid_id, d.building_id, d.id], null)::text[]
      from persons p join divisions d on d.realm = p.realm and d.id = p.home_division_id where p.realm = ${realm} and p.id = ${personId}::uuid)`,
    birthYear: sql<number | null>`(select c.birth_year from person_contacts c where c.realm = ${realm} and c.person_id = ${personId}::uuid)`,
  }).from(resources).innerJoin(realms, eq(realms.code, resources.realm))
    .where(and(eq(resources.realm, realm), eq(resources.id, id))).for('share', { of: resources });
  return row ? { resource: viewOf(row), timeZone: row.timeZone, settings: row.settings, home: row.home ?? [], birthYear: row.birthYear } : null;
}

/** A part of a statement of the order's; what comes after finds what it returns under its name. */
export interface PlacesPart { readonly name: string; readonly write: SQL }

/**
 * Takes places in a period and writes the booking, as parts of the statement that writes the order; `places_booked` is empty when they are
 * no longer free. The period's row is made by the first booking; the row's own lock and CHECK keep `booked` within `capacity`, however many
 * book at once.
 */
export const takingPlaces = ({ realm, id, capacity }: Pick<ResourceRow, 'realm' | 'id' | 'capacity'>, period: Period, orderId: string, persons: number): PlacesPart[] => [
  {
    name: 'places_taken',
    write: sql`insert into resource_periods as p (realm, resource_id, starts_at, ends_at, capacity, booked)
      values (${realm}, ${id}::uuid, ${moment(period.startsAt)}, ${moment(period.endsAt)}, ${capacity}::integer, ${persons}::integer)
      on conflict (realm, resource_id, starts_at) do update set booked = p.booked + excluded.booked where p.booked + excluded.booked <= p.capacity
      returning p.realm, p.resource_id, p.starts_at`,
  },
  {
    name: 'places_booked',
    write: sql`insert into bookings (realm, id, resource_id, starts_at, order_id, persons, state)
      select realm, ${newId()}::uuid, resource_id, starts_at, ${orderId}::uuid, ${persons}::smallint, 'CONFIRMED' from places_taken returning id`,
  },
];

/** Places left in a period; null: nobody has booked it yet. */
export async function freeIn(db: Executor, realm: string, resourceId: string, startsAt: Date): Promise<number | null> {
  const P = resourcePeriods;
  const [row] = await db.select({ free: sql<number>`${P.capacity} - ${P.booked}` }).from(P).where(and(eq(P.realm, realm), eq(P.resourceId, resourceId), eq(P.startsAt, startsAt)));
  return row?.free ?? null;
}

/** Gives an order's places back, if it has any and only once, as two parts of a statement of the order's. */
export const givingBack = ({ realm, orderId }: { readonly realm: string; readonly orderId: string }): PlacesPart[] => [
  {
    name: 'places_freed',
    write: sql`update bookings set state = 'CANCELLED', cancelled_at = business_now()
      where realm = ${realm} and order_id = ${orderId}::uuid and state = 'CONFIRMED' returning realm, resource_id, starts_at, persons`,
  },
  {
    name: 'places_back',
    write: sql`update resource_periods p set booked = p.booked - f.persons from places_freed f
      where p.realm = f.realm and p.resource_id = f.resource_id and p.starts_at = f.starts_at returning p.starts_at`,
  },
];

/** Orders that have booked periods which are not over yet. */
export async function livingOrders(db: Executor, realm: string, resourceId: string): Promise<string[]> {
  const rows = await db.select({ orderId: bookings.orderId }).from(bookings).innerJoin(resourcePeriods, and(
    eq(resourcePeriods.realm, bookings.realm), eq(resourcePeriods.resourceId, bookings.resourceId), eq(resourcePeriods.startsAt, bookings.startsAt)))
    .where(and(eq(bookings.realm, realm), eq(bookings.resourceId, resourceId), eq(bookings.state, 'CONFIRMED'), sql`${resourcePeriods.endsAt} > business_now()`))
    .orderBy(bookings.orderId);
  return rows.map(({ orderId }) => orderId);
}
