import { sql } from 'drizzle-orm';
import { boolean, check, foreignKey, index, integer, jsonb, pgTable, primaryKey, smallint, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { at, id, oneOf, realm } from '../../platform/columns.ts';
import { BOOKING_STATES, LIVING_BOOKINGS, type BookingState } from '../../booking-steps.ts';
import { RESOURCE_STATES, type ResourceState } from '../../resource-steps.ts';
import { organisations, projects } from '../organisations/tables.ts';
import { persons } from '../people/tables.ts';
import { divisions } from '../places/tables.ts';
import { teams } from '../teams/tables.ts';
import { PERIOD_KINDS, type ForWhom, type PeriodKind } from './words.ts';

/** Something offered against a catalogue item (资源). Its row's lock is the order of everything that happens to it, and `revision` counts it without a gap. */
export const resources = pgTable('resources', {
  realm: realm(),
  id: id().notNull(),
  itemCode: text('item_code').notNull(),
  projectId: id('project_id'),
  ownerOrganisationId: id('owner_organisation_id'),
  ownerDivisionId: id('owner_division_id'),
  ownerTeamId: id('owner_team_id'),
  ownerPersonId: id('owner_person_id'),
  title: text('title').notNull(),
  what: text('what').notNull(),
  /** Where it is given, and the divisions above. */
  divisionId: id('division_id').notNull(),
  countyId: id('county_id'),
  streetId: id('street_id'),
  communityId: id('community_id'),
  gridId: id('grid_id'),
  place: text('place'),
  forWhom: jsonb('for_whom').$type<ForWhom>().notNull(),
  periodKind: text('period_kind').$type<PeriodKind>(),
  /** As given: "FREQ=WEEKLY;BYDAY=MO,TH". */
  rule: text('rule'),
  /** The rule as tokens (MO, 15, -1, 2TU, 2026-11-03): it happens on a date that bears one of them. */
  days: text('days').array(),
  /** Every so many weeks or months... */
  every: smallint('every'),
  /** ...in those whose number leaves this remainder. */
  phase: smallint('phase'),
  /** HH:MM in the realm's zone. */
  startTime: text('start_time'),
  minutes: smallint('minutes'),
  /** Persons a period. */
  capacity: integer('capacity'),
  /** Its unit confirms each booking; otherwise a booking stands at once. */
  confirmsBookings: boolean('confirms_bookings').notNull().default(false),
  validFrom: at('valid_from').notNull(),
  /** Null: without an end. */
  validUntil: at('valid_until'),
  state: text('state').$type<ResourceState>().notNull(),
  stateSince: at('state_since').notNull(),
  revision: integer('revision').notNull(),
  draftedBy: id('drafted_by').notNull(),
  draftedAt: at('drafted_at').notNull(),
}, (t) => [
  primaryKey({ name: 'resources_pk', columns: [t.realm, t.id] }),
  foreignKey({ name: 'resources_organisation_fk', columns: [t.realm, t.ownerOrganisationId], foreignColumns: [organisations.realm, organisations.id] }),
  foreignKey({ name: 'resources_owner_division_fk', columns: [t.realm, t.ownerDivisionId], foreignColumns: [divisions.realm, divisions.id] }),
  foreignKey({ name: 'resources_team_fk', columns: [t.realm, t.ownerTeamId], foreignColumns: [teams.realm, teams.id] }),
  foreignKey({ name: 'resources_person_fk', columns: [t.realm, t.ownerPersonId], foreignColumns: [persons.realm, persons.id] }),
  foreignKey({ name: 'resources_division_fk', columns: [t.realm, t.divisionId], foreignColumns: [divisions.realm, divisions.id] }),
  foreignKey({ name: 'resources_drafted_fk', columns: [t.realm, t.draftedBy], foreignColumns: [persons.realm, persons.id] }),
  foreignKey({ name: 'resources_project_fk', columns: [t.realm, t.projectId], foreignColumns: [projects.realm, projects.id] }),
  oneOf(t.state, RESOURCE_STATES),
  oneOf(t.periodKind, PERIOD_KINDS),
  check('resources_one_owner', sql`num_nonnulls(${t.ownerOrganisationId}, ${t.ownerDivisionId}, ${t.ownerTeamId}, ${t.ownerPersonId}) = 1`),
  check('resources_capacity', sql`${t.capacity} between 1 and 100000`),
  check('resources_valid', sql`${t.validUntil} is null or ${t.validUntil} > ${t.validFrom}`),
  check('resources_rule', sql`case when ${t.periodKind} in ('WEEKLY', 'MONTHLY', 'DATES')
    then num_nonnulls(${t.rule}, ${t.days}, ${t.every}, ${t.phase}, ${t.startTime}, ${t.minutes}) = 6
    else num_nonnulls(${t.rule}, ${t.days}, ${t.every}, ${t.phase}, ${t.startTime}, ${t.minutes}) = 0 end`),
  check('resources_offered', sql`${t.state} in ('DRAFT', 'RETURNED', 'WITHDRAWN') or (${t.periodKind} is not null and ${t.capacity} is not null)`),
  // Keyset indexes of the lists; all end with the time of drafting and the id.
  index('resources_by_state').on(t.realm, t.state, t.draftedAt, t.id),
  index('resources_by_item').on(t.realm, t.itemCode, t.draftedAt, t.id),
  index('resources_by_street').on(t.realm, t.streetId, t.state, t.draftedAt, t.id),
  index('resources_by_community').on(t.realm, t.communityId, t.state, t.draftedAt, t.id),
  index('resources_by_organisation').on(t.realm, t.ownerOrganisationId, t.draftedAt, t.id),
  index('resources_by_owner_division').on(t.realm, t.ownerDivisionId, t.draftedAt, t.id),
  index('resources_by_team').on(t.realm, t.ownerTeamId, t.draftedAt, t.id),
  index('resources_by_person').on(t.realm, t.ownerPersonId, t.draftedAt, t.id),
]);

/** What was said at a step of a resource: reasons for a return or a withdrawal. Words of people; never in an event. */
export const resourceSayings = pgTable('resource_sayings', {
  realm: realm(),
  resourceId: id('resource_id').notNull(),
  revision: integer('revision').notNull(),
  step: text('step').notNull(),
  words: text('words').notNull(),
  personId: id('person_id'),
  at: at('at').notNull(),
}, (t) => [
  primaryKey({ name: 'resource_sayings_pk', columns: [t.realm, t.resourceId, t.revision] }),
  foreignKey({ name: 'resource_sayings_resource_fk', columns: [t.realm, t.resourceId], foreignColumns: [resources.realm, resources.id] }),
]);

/** A period that somebody has booked, or that is not given after all: the row is made by the first booking, and the database itself keeps `booked` within `capacity`. */
export const resourcePeriods = pgTable('resource_periods', {
  realm: realm(),
  resourceId: id('resource_id').notNull(),
  startsAt: at('starts_at').notNull(),
  endsAt: at('ends_at').notNull(),
  capacity: integer('capacity').notNull(),
  booked: integer('booked').notNull(),
  /** Not given after all: nobody books it any more. */
  cancelledAt: at('cancelled_at'),
}, (t) => [
  primaryKey({ name: 'resource_periods_pk', columns: [t.realm, t.resourceId, t.startsAt] }),
  foreignKey({ name: 'resource_periods_resource_fk', columns: [t.realm, t.resourceId], foreignColumns: [resources.realm, resources.id] }),
  check('resource_periods_booked', sql`${t.booked} between 0 and ${t.capacity}`),
]);

const LIVING = sql.raw(LIVING_BOOKINGS.map((state) => `'${state}'`).join(', '));

/** Places of one period taken for one order (预约); an order has one living at most. Written under the order's lock. */
export const bookings = pgTable('bookings', {
  realm: realm(),
  id: id().notNull(),
  resourceId: id('resource_id').notNull(),
  startsAt: at('starts_at').notNull(),
  /** Of the room `orders`, which stands above; hence no foreign key. */
  orderId: id('order_id').notNull(),
  /** Whose resource it is: a unit, division, team or person. */
  ownerId: id('owner_id').notNull(),
  persons: smallint('persons').notNull(),
  state: text('state').$type<BookingState>().notNull(),
  stateSince: at('state_since').notNull().default(sql`business_now()`),
  /** Counts what happened to it, under the lock of its order. */
  revision: integer('revision').notNull().default(1),
  at: at('at').notNull().default(sql`business_now()`),
}, (t) => [
  primaryKey({ name: 'bookings_pk', columns: [t.realm, t.id] }),
  uniqueIndex('bookings_living_of_order').on(t.realm, t.orderId).where(sql`${t.state} in (${LIVING})`),
  index('bookings_of_order').on(t.realm, t.orderId, t.at),
  foreignKey({ name: 'bookings_period_fk', columns: [t.realm, t.resourceId, t.startsAt], foreignColumns: [resourcePeriods.realm, resourcePeriods.resourceId, resourcePeriods.startsAt] }),
  oneOf(t.state, BOOKING_STATES),
  check('bookings_persons', sql`${t.persons} between 1 and 1000`),
  index('bookings_living').on(t.realm, t.resourceId, t.startsAt).where(sql`${t.state} in (${LIVING})`),
  // Keyset indexes of the unit's desk; both end with the begin and the id.
  index('bookings_of_resource').on(t.realm, t.resourceId, t.startsAt, t.id),
  index('bookings_of_owner').on(t.realm, t.ownerId, t.startsAt, t.id),
  // What waits for its unit's answer: few, beside all that it ever had.
  index('bookings_requested').on(t.realm, t.ownerId, t.startsAt, t.id).where(sql`${t.state} = 'REQUESTED'`),
]);

/** Of a booking what people wrote: who comes, and why it was declined or cancelled. Never in an event or a log. */
export const bookingPrivate = pgTable('booking_private', {
  realm: realm(),
  bookingId: id('booking_id').notNull(),
  whoComes: text('who_comes'),
  words: text('words'),
}, (t) => [
  primaryKey({ name: 'booking_private_pk', columns: [t.realm, t.bookingId] }),
  foreignKey({ name: 'booking_private_booking_fk', columns: [t.realm, t.bookingId], foreignColumns: [bookings.realm, bookings.id] }),
]);
