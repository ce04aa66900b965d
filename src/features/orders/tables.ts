import { sql } from 'drizzle-orm';
import {
  bigint, boolean, check, doublePrecision, foreignKey, index, integer, jsonb, pgTable, primaryKey, smallint, text, unique, uniqueIndex, uuid,
} from 'drizzle-orm/pg-core';
import type { Duration } from '../../kernel/durations.ts';
import { at, oneOf } from '../../platform/columns.ts';
import { ORDER_STATES, type OrderState } from '../../seven-orders.ts';
import { organisations, projects } from '../organisations/tables.ts';
import { persons } from '../people/tables.ts';
import { divisions, realms } from '../places/tables.ts';
import { teams } from '../teams/tables.ts';
import { OUTCOMES, RELATIONS, SERVES, SOURCES, type Relation, type Serves, type SettleOutcome, type Source } from './words.ts';



/**
 * An order without anything personal. One row is one matter through all its attempts; the row's lock is the order of everything that
 * happens to it, and `revision` counts it without a gap.
 */
export const orders = pgTable('orders', {
  realm: text('realm').notNull(),
  id: uuid('id').notNull(),
  /** Short, and read over a telephone. */
  number: bigint('number', { mode: 'number' }).notNull(),
  itemCode: text('item_code').notNull(),
  /** Version of the catalogue it was placed under. */
  catalogueVersion: integer('catalogue_version').notNull(),
  serves: text('serves').$type<Serves>().notNull(),
  sensitive: boolean('sensitive').notNull(),
  urgent: boolean('urgent').notNull().default(false),
  /** Time limits of the item when it was placed, by "ORDER.step.else"; over the realm's. */
  limits: jsonb('limits').$type<Readonly<Record<string, Duration>>>().notNull().default({}),
  skills: text('skills').array().notNull().default(sql`'{}'`),
  source: text('source').$type<Source>().notNull(),
  /** Reference of the list it was imported from; unique within the realm. */
  importedAs: text('imported_as'),

  streetId: uuid('street_id'),
  communityId: uuid('community_id'),
  gridId: uuid('grid_id'),
  buildingId: uuid('building_id'),
  divisionId: uuid('division_id').notNull(),
  /** The division it was dispatched to; null before that. */
  holdingId: uuid('holding_id'),

  state: text('state').$type<OrderState>().notNull(),
  stateSince: at('state_since').notNull(),
  revision: integer('revision').notNull(),
  attempt: smallint('attempt').notNull().default(1),
  returns: smallint('returns').notNull().default(0),
  /** Communities that returned it; not suggested again. */
  returnedBy: uuid('returned_by').array().notNull().default(sql`'{}'`),
  holds: smallint('holds').notNull().default(0),
  heldSince: at('held_since'),
  takenBy: uuid('taken_by'),
  codeFailures: smallint('code_failures').notNull().default(0),

  requesterId: uuid('requester_id'),
  placerId: uuid('placer_id').notNull(),
  placedAt: at('placed_at').notNull(),
  /** How many people it is for. */
  persons: smallint('persons').notNull().default(1),
  wantedStart: at('wanted_start'),
  wantedEnd: at('wanted_end'),
  plannedStart: at('planned_start'),
  plannedEnd: at('planned_end'),
  /** The community's line for volunteers; no personal data. */
  summary: text('summary'),
  helpersWanted: smallint('helpers_wanted').notNull().default(0),
  /** Fewest people on the crew with whom it may start. */
  leastCrew: smallint('least_crew').notNull().default(1),
  /** Living seats, kept by the room `crew` in the statement that takes or frees one. */
  helpersLiving: smallint('helpers_living').notNull().default(0),
  leadsLiving: smallint('leads_living').notNull().default(0),
  /** People who stand in line for a helper's place, kept by the room `crew` in the statement that changes their number. */
  waiting: integer('waiting').notNull().default(0),
  /** A fair start is announced: until when to enter the draw of its places. Null: none is, places are grabbed. Kept by the room `draws`. */
  drawAt: at('draw_at'),

  resourceId: uuid('resource_id'),
  /** The project that it belongs to. */
  projectId: uuid('project_id'),
  /** Who serves it when its item says PROVIDER: the owner of the resource, one of the four. */
  providerId: uuid('provider_id'),
  providerDivisionId: uuid('provider_division_id'),
  providerTeamId: uuid('provider_team_id'),
  providerPersonId: uuid('provider_person_id'),
  mergedInto: uuid('merged_into'),
  outcome: text('outcome').$type<SettleOutcome>(),
  startedAt: at('started_at'),
  doneAt: at('done_at'),
  ratedAt: at('rated_at'),
  closedAt: at('closed_at'),
  /** When the requester was sent the answer; without it nothing closes (事事有回音). */
  answeredAt: at('answered_at'),
  resolved: boolean('resolved'),
  sampled: boolean('sampled').notNull().default(false),
  calledBackAt: at('called_back_at'),
}, (t) => [
  primaryKey({ name: 'orders_pk', columns: [t.realm, t.id] }),
  unique('orders_number').on(t.realm, t.number),
  uniqueIndex('orders_imported').on(t.realm, t.importedAs).where(sql`${t.importedAs} is not null`),
  foreignKey({ name: 'orders_realm_fk', columns: [t.realm], foreignColumns: [realms.code] }),
  foreignKey({ name: 'orders_division_fk', columns: [t.realm, t.divisionId], foreignColumns: [divisions.realm, divisions.id] }),
  foreignKey({ name: 'orders_holding_fk', columns: [t.realm, t.holdingId], foreignColumns: [divisions.realm, divisions.id] }),
  foreignKey({ name: 'orders_requester_fk', columns: [t.realm, t.requesterId], foreignColumns: [persons.realm, persons.id] }),
  foreignKey({ name: 'orders_placer_fk', columns: [t.realm, t.placerId], foreignColumns: [persons.realm, persons.id] }),
  foreignKey({ name: 'orders_provider_fk', columns: [t.realm, t.providerId], foreignColumns: [organisations.realm, organisations.id] }),
  foreignKey({ name: 'orders_provider_division_fk', columns: [t.realm, t.providerDivisionId], foreignColumns: [divisions.realm, divisions.id] }),
  foreignKey({ name: 'orders_provider_team_fk', columns: [t.realm, t.providerTeamId], foreignColumns: [teams.realm, teams.id] }),
  foreignKey({ name: 'orders_provider_person_fk', columns: [t.realm, t.providerPersonId], foreignColumns: [persons.realm, persons.id] }),
  foreignKey({ name: 'orders_project_fk', columns: [t.realm, t.projectId], foreignColumns: [projects.realm, projects.id] }),
  foreignKey({ name: 'orders_merged_fk', columns: [t.realm, t.mergedInto], foreignColumns: [t.realm, t.id] }),
  oneOf(t.state, ORDER_STATES),
  oneOf(t.serves, SERVES),
  oneOf(t.source, SOURCES),
  oneOf(t.outcome, OUTCOMES),
  check('orders_provider', sql`num_nonnulls(${t.providerId}, ${t.providerDivisionId}, ${t.providerTeamId}, ${t.providerPersonId}) <= 1`),
  check('orders_seats', sql`${t.helpersLiving} between 0 and ${t.helpersWanted} and ${t.leadsLiving} between 0 and 1`),
  check('orders_plan', sql`(${t.plannedStart} is null) = (${t.plannedEnd} is null) and ${t.plannedStart} < ${t.plannedEnd}`),
  check('orders_holds', sql`${t.holds} >= 0 and (${t.holds} = 0) = (${t.heldSince} is null)`),
  check('orders_holding', sql`${t.state} not in ('DISPATCHED', 'ACCEPTED', 'OPEN') or ${t.holdingId} is not null`),
  check('orders_requester', sql`(${t.requesterId} is null) = (${t.source} = 'IMPORT')`),
  // Keyset indexes of the lists, two a scope (all states, one state; a county is the whole realm and has one); all end with the time of placing and the id.
  index('orders_in_county').on(t.realm, t.placedAt, t.id),
  index('orders_in_street').on(t.realm, t.streetId, t.placedAt, t.id),
  index('orders_in_community').on(t.realm, t.communityId, t.placedAt, t.id),
  index('orders_in_grid').on(t.realm, t.gridId, t.placedAt, t.id),
  index('orders_in_holding').on(t.realm, t.holdingId, t.placedAt, t.id).where(sql`${t.holdingId} is not null`),
  index('orders_by_street').on(t.realm, t.streetId, t.state, t.placedAt, t.id),
  index('orders_by_community').on(t.realm, t.communityId, t.state, t.placedAt, t.id),
  index('orders_by_grid').on(t.realm, t.gridId, t.state, t.placedAt, t.id),
  index('orders_by_holding').on(t.realm, t.holdingId, t.state, t.placedAt, t.id),
  index('orders_open').on(t.realm, t.plannedStart, t.id).where(sql`${t.state} = 'OPEN'`),
  // What a party member could take: also what waits for a lead.
  index('orders_claimable').on(t.realm, t.plannedStart, t.id).where(sql`${t.state} in ('ACCEPTED', 'OPEN')`),
  index('orders_open_here').on(t.realm, t.communityId, t.plannedStart, t.id).where(sql`${t.state} = 'OPEN'`),
  index('orders_like_it').on(t.realm, t.itemCode, t.communityId, t.placedAt),
  // What one dispatcher works on.
  index('orders_taken').on(t.realm, t.takenBy, t.id).where(sql`${t.takenBy} is not null`),
  index('orders_by_resource').on(t.realm, t.resourceId).where(sql`${t.resourceId} is not null`),
  index('orders_of_project').on(t.realm, t.projectId, t.placedAt, t.id).where(sql`${t.projectId} is not null`),
  index('orders_by_provider').on(t.realm, t.providerId, t.placedAt, t.id).where(sql`${t.providerId} is not null`),
]);

/** Contact and the requester's own words: personal data, apart from the order. */
export const orderPrivate = pgTable('order_private', {
  realm: text('realm').notNull(),
  orderId: uuid('order_id').notNull(),
  words: text('words'),
  /** Language of the words (BCP 47), where the list that the order came from says so. */
  language: text('language'),
  name: text('name'),
  phone: text('phone'),
  address: text('address'),
  latitude: doublePrecision('latitude'),
  longitude: doublePrecision('longitude'),
  /** What the resident tells the crew at the door; readable by requester and placer only. */
  startCode: text('start_code'),
}, (t) => [
  primaryKey({ name: 'order_private_pk', columns: [t.realm, t.orderId] }),
  // Whoever has somebody on the telephone finds their order by these.
  index('order_private_by_name').on(t.realm, t.name.op('text_pattern_ops')),
  index('order_private_by_phone').on(t.realm, sql`right(regexp_replace(${t.phone}, '\\D', '', 'g'), 4)`),
  foreignKey({ name: 'order_private_order_fk', columns: [t.realm, t.orderId], foreignColumns: [orders.realm, orders.id] }),
]);

/** What was said at a step: questions, answers, reasons. Words of people, so personal data; never in an event. */
export const orderSayings = pgTable('order_sayings', {
  realm: text('realm').notNull(),
  orderId: uuid('order_id').notNull(),
  revision: integer('revision').notNull(),
  step: text('step').notNull(),
  words: text('words').notNull(),
  personId: uuid('person_id'),
  at: at('at').notNull(),
}, (t) => [
  primaryKey({ name: 'order_sayings_pk', columns: [t.realm, t.orderId, t.revision] }),
  foreignKey({ name: 'order_sayings_order_fk', columns: [t.realm, t.orderId], foreignColumns: [orders.realm, orders.id] }),
]);

/** Who stands how to an order, from when until when. `visibleTo`, `who` and MINE read only this; higher rooms write it through the door. */
export const orderRelations = pgTable('order_relations', {
  realm: text('realm').notNull(),
  orderId: uuid('order_id').notNull(),
  attempt: smallint('attempt').notNull(),
  personId: uuid('person_id').notNull(),
  relation: text('relation').$type<Relation>().notNull(),
  since: at('since').notNull(),
  until: at('until'),
  /** LEAD and CREW: they said that they will come, which opens telephone and door to them. */
  firm: boolean('firm').notNull().default(false),
  /** The order's `placed_at`, copied so that MINE pages by one index. */
  placedAt: at('placed_at').notNull(),
}, (t) => [
  primaryKey({ name: 'order_relations_pk', columns: [t.realm, t.orderId, t.personId, t.relation, t.attempt] }),
  foreignKey({ name: 'order_relations_order_fk', columns: [t.realm, t.orderId], foreignColumns: [orders.realm, orders.id] }),
  foreignKey({ name: 'order_relations_person_fk', columns: [t.realm, t.personId], foreignColumns: [persons.realm, persons.id] }),
  oneOf(t.relation, RELATIONS),
  index('order_relations_mine').on(t.realm, t.personId, t.placedAt, t.orderId),
]);

/** Why the clock of an order stands, and until when; several may stand. */
export const orderHolds = pgTable('order_holds', {
  realm: text('realm').notNull(),
  id: uuid('id').notNull(),
  orderId: uuid('order_id').notNull(),
  by: uuid('by'),
  since: at('since').notNull(),
  until: at('until').notNull(),
  liftedAt: at('lifted_at'),
  /** The order waits for the unit to confirm its booking; nothing else lifts it. */
  forBooking: boolean('for_booking').notNull().default(false),
}, (t) => [
  primaryKey({ name: 'order_holds_pk', columns: [t.realm, t.id] }),
  foreignKey({ name: 'order_holds_order_fk', columns: [t.realm, t.orderId], foreignColumns: [orders.realm, orders.id] }),
  index('order_holds_open').on(t.realm, t.orderId).where(sql`${t.liftedAt} is null`),
]);
