import { and, eq, sql, type SQL } from 'drizzle-orm';
import { BOOKING_STEPS, LIVING_BOOKINGS } from '../../../booking-steps.ts';
import { newId } from '../../../kernel/ids.ts';
import { moment } from '../../../platform/columns.ts';
import type { Executor, Tx } from '../../../platform/db.ts';
import { firstDeadlines } from '../../../platform/deadlines/set.ts';
import type { SqlTelling } from '../../../platform/events/tell.ts';
import { realms } from '../../places/index.ts';
import type { Period } from '../occurrences.ts';
import { ownerIdOf } from '../roles.ts';
import type { BookingDue } from '../rules/booking.ts';
import type { Owner } from '../rules/facts.ts';
import { resourcePeriods, resources } from '../tables.ts';
import { bookingTelling, type Teller } from './booking-told.ts';
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
export interface PlacesPart {
  readonly name: string;
  readonly write: SQL;
  /** An event for each row that it returns; the row is called `w`. */
  readonly told?: SqlTelling;
}

/** A booking about to be made. */
export interface Taking {
  readonly resource: Pick<ResourceRow, 'realm' | 'id' | 'capacity' | 'confirmsBookings'> & Owner;
  readonly period: Period;
  readonly orderId: string;
  readonly persons: number;
  readonly dues: readonly BookingDue[];
  readonly by: Teller;
}

/**
 * Takes places in a period and writes the booking, its time limits and its event, as parts of the statement that writes the order;
 * `places_booked` is empty when they are no longer free, or the occurrence is not given after all. The period's row is made by the first
 * booking; the row's own lock and CHECK keep `booked` within `capacity`, however many book at once.
 */
export function takingPlaces({ resource, period, orderId, persons, dues, by }: Taking): PlacesPart[] {
  const { realm, id: resourceId, capacity } = resource;
  const id = newId();
  const step = birthOf(resource);
  return [
    {
      name: 'places_taken',
      write: sql`insert into resource_periods as p (realm, resource_id, starts_at, ends_at, capacity, booked)
        values (${realm}, ${resourceId}::uuid, ${moment(period.startsAt)}, ${moment(period.endsAt)}, ${capacity}::integer, ${persons}::integer)
        on conflict (realm, resource_id, starts_at) do update set booked = p.booked + excluded.booked
          where p.booked + excluded.booked <= p.capacity and p.cancelled_at is null
        returning p.realm, p.resource_id, p.starts_at`,
    },
    {
      name: 'places_booked',
      write: sql`insert into bookings (realm, id, resource_id, starts_at, order_id, owner_id, persons, state)
        select realm, ${id}::uuid, resource_id, starts_at, ${orderId}::uuid, ${ownerIdOf(resource)}::uuid, ${persons}::smallint, ${BOOKING_STEPS.steps[step].to} from places_taken returning id, revision, resource_id, state, starts_at`,
      told: bookingTelling({ realm, orderId, step, by, owner: resource }),
    },
    { name: 'places_due', write: firstDeadlines([{ subject: { realm, table: BOOKING_STEPS.name, id }, dues }], sql`select id from places_booked`) },
  ];
}

/** How a booking of the resource is born: its unit confirms each, or takes whoever comes. */
export const birthOf = ({ confirmsBookings }: Pick<ResourceRow, 'confirmsBookings'>): 'request' | 'book' => (confirmsBookings ? 'request' : 'book');

/** Places left in a period, none where it is not given after all; null: nobody has booked it yet. */
export async function freeIn(db: Executor, realm: string, resourceId: string, startsAt: Date): Promise<{ readonly free: number; readonly cancelled: boolean } | null> {
  const P = resourcePeriods;
  const [row] = await db.select({ free: sql<number>`${P.capacity} - ${P.booked}`, cancelled: sql<boolean>`${P.cancelledAt} is not null` }).from(P)
    .where(and(eq(P.realm, realm), eq(P.resourceId, resourceId), eq(P.startsAt, startsAt)));
  return row ?? null;
}

/** Condition on a booking's state: it is still to be given. */
export const LIVING = sql.raw(`in (${LIVING_BOOKINGS.map((state) => `'${state}'`).join(', ')})`);

/** How the living booking of an order ends with a step of the order. */
export interface Ending {
  readonly realm: string;
  readonly orderId: string;
  readonly step: 'callOff' | 'cancelByUnit' | 'deliver';
  readonly by: Teller;
  /** Left out: whatever it is. */
  readonly onlyIf?: SQL;
}

/** Ends an order's living booking, if it has one and only once, as parts of a statement of the order's: its places are free again, unless it was delivered. */
export function endingBooking({ realm, orderId, step, by, onlyIf = sql`true` }: Ending): PlacesPart[] {
  const from = sql.raw((BOOKING_STEPS.steps[step].from as readonly string[]).map((state) => `'${state}'`).join(', '));
  const back: PlacesPart = {
    name: 'places_back',
    write: sql`update resource_periods p set booked = p.booked - f.persons from booking_ended f
      where p.realm = f.realm and p.resource_id = f.resource_id and p.starts_at = f.starts_at returning p.starts_at`,
  };
  return [
    {
      name: 'booking_ended',
      write: sql`update bookings b set state = ${BOOKING_STEPS.steps[step].to}, state_since = business_now(), revision = b.revision + 1 from resources s
        where s.realm = b.realm and s.id = b.resource_id and b.realm = ${realm} and b.order_id = ${orderId}::uuid and b.state in (${from}) and ${onlyIf} returning b.realm, b.id, b.resource_id, b.starts_at, b.persons, b.revision, b.state,
          s.owner_organisation_id, s.owner_division_id, s.owner_person_id`,
      told: bookingTelling({ realm, orderId, step, by, owner: null }),
    },
    { name: 'booking_undue', write: sql`delete from deadlines d using booking_ended f where d.realm = f.realm and d.subject_table = ${BOOKING_STEPS.name} and d.subject_id = f.id` },
    ...(step === 'deliver' ? [] : [back]),
  ];
}

/** Orders with living bookings of periods that are not over yet: of one period, or of all. Sorted by id, which is the order of their locks. */
export async function livingOrders(db: Executor, realm: string, resourceId: string, startsAt: Date | null = null): Promise<string[]> {
  const rows = await db.execute<{ order_id: string }>(sql`select b.order_id from bookings b
    join resource_periods p on p.realm = b.realm and p.resource_id = b.resource_id and p.starts_at = b.starts_at
    where b.realm = ${realm} and b.resource_id = ${resourceId}::uuid and b.state ${LIVING} and p.ends_at > business_now()
      and ${startsAt === null ? sql`true` : sql`b.starts_at = ${moment(startsAt)}`} order by b.order_id`);
  return rows.map((row) => row.order_id);
}

/** Whether an order has a living booking. */
export const isBooked = async (db: Executor, realm: string, orderId: string): Promise<boolean> =>
  (await db.execute(sql`select from bookings b where b.realm = ${realm} and b.order_id = ${orderId}::uuid and b.state ${LIVING}`)).length > 0;

/** The occurrence is not given after all, as a part of the step that says so: nobody books it any more. */
export const cancellingPeriod = ({ realm, id, capacity }: Pick<ResourceRow, 'realm' | 'id' | 'capacity'>, period: Period): SQL => sql`
  insert into resource_periods as p (realm, resource_id, starts_at, ends_at, capacity, booked, cancelled_at)
  values (${realm}, ${id}::uuid, ${moment(period.startsAt)}, ${moment(period.endsAt)}, ${capacity}::integer, 0, business_now())
  on conflict (realm, resource_id, starts_at) do update set cancelled_at = coalesce(p.cancelled_at, excluded.cancelled_at)`;
