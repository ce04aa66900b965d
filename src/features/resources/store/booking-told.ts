import { sql, type SQL } from 'drizzle-orm';
import { BOOKING_STEPS, type BookingStep } from '../../../booking-steps.ts';
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
  readonly placerId: string | null;
}

/** Whom a booking concerns, as ids alone: its unit, whoever that is, the resident, who acts for them, and who placed it. */
const routingOf = (realm: string, { requesterId, placerId }: Teller, unit: { readonly organisation: SQL; readonly division: SQL; readonly person: SQL }): SQL =>
  sql`jsonb_build_object('organisationId', ${unit.organisation}, 'holdingId', ${unit.division}, 'personIds', (select coalesce(jsonb_agg(distinct x.id), '[]') from (
    select ${unit.person} union all select ${requesterId}::uuid union all select ${placerId}::uuid
    union all select g.guardian_id from guardianships g where g.realm = ${realm} and g.ward_id = ${requesterId}::uuid and g.revoked_at is null) x(id) where x.id is not null))`;

/** Whose it is, as it is known; or as the row `w` brings it. */
const unitOf = (owner: Owner | null) => (owner === null ? { organisation: sql`w.owner_organisation_id`, division: sql`w.owner_division_id`, person: sql`w.owner_person_id` }
  : { organisation: sql`${owner.ownerOrganisationId}::uuid`, division: sql`${owner.ownerDivisionId}::uuid`, person: sql`${owner.ownerPersonId}::uuid` });

/** The event of a booking's step, once for each row `w` of the write; it belongs to the unit and to those who stand behind the order, and so to no board of orders. Its revision is the booking's, so its order is no more than a fact. */
export function bookingTelling({ realm, orderId, step, by, owner }: { readonly realm: string; readonly orderId: string; readonly step: BookingStep; readonly by: Teller; readonly owner: Owner | null }): SqlTelling {
  const routing = routingOf(realm, by, unitOf(owner));
  return {
    realm, table: BOOKING_STEPS.name, step, subjectType: 'Booking', subjectId: sql`w.id`, orderId: null, revision: sql`w.revision`, at: by.at,
    actorPerson: by.actorPerson, actorKind: by.actorKind, before: BOOKING_STEPS.steps[step].from === 'BIRTH' ? null : routing, after: routing,
    facts: sql`jsonb_build_object('as', ${by.as}::text, 'bookedOrderId', ${orderId}::text, 'resourceId', w.resource_id, 'state', w.state)`,
  };
}
