import { sql, type SQL } from 'drizzle-orm';
import { BOOKING_STEPS, type BookingStep } from '../../../booking-steps.ts';
import type { Routing } from '../../../platform/events/event.ts';
import type { SqlTelling } from '../../../platform/events/tell.ts';
import type { Owner } from '../rules/facts.ts';

/** Who does it, when, and whom beside its unit it concerns. */
export interface Teller {
  readonly actorPerson: string | null;
  readonly actorKind: 'PERSON' | 'GUEST' | 'CLOCK';
  readonly at: Date;
  /** In what capacity. */
  readonly as: string;
  readonly requesterId: string | null;
}

/** Whom a booking concerns: its unit, whoever that is, and the resident. Ids alone. */
const routingOfBooking = (owner: Owner, requesterId: string | null): Routing => ({
  organisationId: owner.ownerOrganisationId, holdingId: owner.ownerDivisionId, personIds: [owner.ownerPersonId, requesterId].filter((id) => id !== null),
});

/** The same, where the row `w` brings whose it is. */
const routingOfRow = (requesterId: string | null): SQL => sql`jsonb_build_object('organisationId', w.owner_organisation_id, 'holdingId', w.owner_division_id,
  'personIds', to_jsonb(array_remove(array[w.owner_person_id, ${requesterId}::uuid], null)))`;

/** The event of a booking's step, once for each row `w` of the write; it belongs to the unit and the resident, and so to no board of orders. Its revision is the booking's, so its order is no more than a fact. */
export function bookingTelling({ realm, orderId, step, by, owner }: { readonly realm: string; readonly orderId: string; readonly step: BookingStep; readonly by: Teller; readonly owner: Owner | null }): SqlTelling {
  const routing = owner === null ? routingOfRow(by.requesterId) : routingOfBooking(owner, by.requesterId);
  return {
    realm, table: BOOKING_STEPS.name, step, subjectType: 'Booking', subjectId: sql`w.id`, orderId: null, revision: sql`w.revision`, at: by.at,
    actorPerson: by.actorPerson, actorKind: by.actorKind, before: BOOKING_STEPS.steps[step].from === 'BIRTH' ? null : routing, after: routing,
    facts: sql`jsonb_build_object('as', ${by.as}::text, 'bookedOrderId', ${orderId}::text, 'resourceId', w.resource_id, 'state', w.state)`,
  };
}
