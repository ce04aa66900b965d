import { done, refuse, refused, type Outcome, type Refusal } from '../../kernel/result.ts';
import type { Duration } from '../../kernel/durations.ts';
import type { Tx } from '../../platform/db.ts';
import { settingsOf } from '../places/index.ts';
import { calendarFor } from './calendar.ts';
import { periodAt, type Offering, type Period } from './occurrences.ts';
import { maySee } from './roles.ts';
import { bookingDues } from './rules/booking.ts';
import { isFor } from './rules/content.ts';
import type { Asking } from './rules/facts.ts';
import { birthOf, freeIn, shareResource, takingPlaces, type Bookable, type PlacesPart } from './store/booking.ts';
import type { Teller } from './store/booking-told.ts';

/** What an order wants of a resource. */
export interface Wanted {
  readonly realm: string;
  readonly orderId: string;
  readonly resourceId: string;
  /** Of an occurrence its start; of a plain period any instant within. */
  readonly startsAt: Date;
  readonly persons: number;
  /** Whom it is for; "for whom" is judged by where they live and, if they said it, by their year of birth. */
  readonly personId: string | null;
  /** When within a plain period it shall be. */
  readonly wish?: { readonly start: Date; readonly end: Date } | null;
  /** The order's item; left out, it is not compared. */
  readonly itemCode?: string;
  /** Who books; left out: whoever it is for. */
  readonly by?: Pick<Teller, 'actorPerson' | 'actorKind'>;
}

/** Where and with whom the order now is. Times of an occurrence are the visit's; of a plain period the period's. */
export interface Booked extends Period {
  readonly resourceId: string;
  readonly organisationId: string | null;
  readonly ownerDivisionId: string | null;
  readonly teamId: string | null;
  readonly ownerPersonId: string | null;
  readonly divisionId: string;
  readonly place: string | null;
  readonly itemCode: string;
  readonly projectId: string | null;
  /** A plain period: when within it is still to be agreed. */
  readonly plain: boolean;
  /** The unit still has to confirm it, and the order waits. */
  readonly requested: boolean;
}

export type BookingCode = 'NOT_LISTED' | 'NO_SUCH_OCCURRENCE' | 'OCCURRENCE_OVER' | 'NOT_FOR_YOU' | 'TOO_MANY_PERSONS' | 'FULLY_BOOKED' | 'ITEM_DIFFERS' | 'OUTSIDE_THE_PERIOD' | 'OCCURRENCE_CANCELLED';

/** A booking that may be made; the last free place is left to the write. */
export interface Booking {
  readonly booked: Booked;
  /** Takes the places: parts of the one statement that writes the order. Where `places_booked` stays empty they were taken in the same moment. */
  readonly parts: readonly PlacesPart[];
  /** The refusal in that case. */
  refusal(): Promise<Outcome<never, BookingCode>>;
}

/**
 * Books places of a listed resource for an order, in the order's own transaction and at most once for an order, once its parts are
 * written. It is confirmed at once, or (`requested`) by the unit, if that is how the resource is given. Never more than the capacity, whoever else books.
 */
export async function booking(tx: Tx, wanted: Wanted): Promise<Outcome<Booking, BookingCode>> {
  const found = await shareResource(tx, wanted.realm, wanted.resourceId, wanted.personId);
  const decided = decideBooking(found, wanted);
  if (!decided.ok) return decided;
  const { resource } = found!;
  const { persons, realm, orderId } = wanted;
  const booked: Booked = {
    ...decided.value, resourceId: resource.id, organisationId: resource.ownerOrganisationId, ownerDivisionId: resource.ownerDivisionId, teamId: resource.ownerTeamId,
    ownerPersonId: resource.ownerPersonId, divisionId: resource.divisionId, place: resource.place, itemCode: resource.itemCode, projectId: resource.projectId,
    plain: resource.startTime === null, requested: resource.confirmsBookings,
  };
  const limits = { ...settingsOf(found!.settings).limits, ...resource.item?.limits } as Readonly<Record<string, Duration>>;
  const dues = bookingDues(birthOf(resource), booked, resource.now, calendarFor(found!.timeZone, found!.settings), limits);
  const teller = { actorPerson: wanted.personId, actorKind: 'PERSON' as const, ...wanted.by };
  const by: Teller = { ...teller, at: resource.now, as: 'effect', requesterId: wanted.personId, placerId: teller.actorPerson };
  const refusal = async (): Promise<Outcome<never, BookingCode>> => {
    const left = await freeIn(tx, realm, resource.id, decided.value.startsAt);
    if (left?.cancelled) return refuse('OCCURRENCE_CANCELLED', { at: decided.value.startsAt.toISOString() }, ['input', 'resource', 'startsAt']);
    return refuse('FULLY_BOOKED', { free: left?.free ?? 0, persons }, ['input', 'resource', 'startsAt']);
  };
  return done({ booked, parts: takingPlaces({ resource, period: decided.value, orderId, persons, dues, by }), refusal });
}

/** Everything about a booking that no race can change; the last free place is left to the write. */
function decideBooking(found: Bookable | null, wanted: Wanted): Outcome<Period, BookingCode> {
  const someone: Asking = { kind: 'PERSON', personId: wanted.personId, roles: [] };
  if (!found || found.resource.state !== 'LISTED' || !maySee({ actor: someone, resource: found.resource, item: found.resource.item })) return refuse('NOT_LISTED', {}, ['input', 'resource', 'resourceId']);
  const { resource, home } = found;
  if (wanted.itemCode !== undefined && wanted.itemCode !== resource.itemCode) return refuse('ITEM_DIFFERS', { item: resource.itemCode }, ['input', 'itemCode']);
  const zone = calendarFor(found.timeZone, found.settings);
  const period = periodAt(resource as Offering, wanted.startsAt, resource.now, zone);
  if (!period.ok) return period;
  const outside = resource.startTime === null && wanted.wish ? outsideOf(period.value, wanted.wish) : null;
  if (outside) return refused(outside);
  const reaches = found.birthYear === null ? null : Number(zone.dateOf(period.value.startsAt).slice(0, 4)) - found.birthYear;
  if (!isFor(resource.forWhom, reaches, home)) return refuse('NOT_FOR_YOU', { ageFrom: resource.forWhom.ageFrom ?? null, ageTo: resource.forWhom.ageTo ?? null }, ['input', 'resource', 'resourceId']);
  if (wanted.persons > resource.capacity!) return refuse('TOO_MANY_PERSONS', { most: resource.capacity, persons: wanted.persons }, ['input', 'persons']);
  return period;
}

/** Why a wish does not lie in the plain period that is booked, or null. */
export function outsideOf({ startsAt, endsAt }: Period, wish: { readonly start: Date | null; readonly end: Date | null }): Refusal<'OUTSIDE_THE_PERIOD'> | null {
  const wrong = wish.start !== null && (wish.start < startsAt || wish.start >= endsAt) ? 'wantedStart' : wish.end !== null && wish.end > endsAt ? 'wantedEnd' : null;
  return wrong && { code: 'OUTSIDE_THE_PERIOD', args: { from: startsAt.toISOString(), until: endsAt.toISOString() }, path: ['input', wrong] };
}
