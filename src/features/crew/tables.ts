import { sql } from 'drizzle-orm';
import { boolean, check, customType, foreignKey, index, integer, numeric, pgTable, primaryKey, smallint, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { at, id, oneOf, realm } from '../../platform/columns.ts';
import { LIVING_SEATS, SEAT_KINDS, SEAT_STATES, type SeatKind, type SeatState } from '../../seat-steps.ts';
import { COOLING_STATES, type CoolingState } from '../../cooling-steps.ts';
import { WAIT_STATES, type WaitState } from '../../wait-steps.ts';
import { orders } from '../orders/tables.ts';
import { persons } from '../people/tables.ts';
import { CONFIRMERS, COOLING_CAUSES, type Confirmer, type CoolingCause } from './words.ts';

const tstzrange = customType<{ data: string }>({ dataType: () => 'tstzrange' });
const living = sql.raw(LIVING_SEATS.map((state) => `'${state}'`).join(', '));

/**
 * One taking of a place by one person; the row stays for ever, and its times tell its history. A person is bound to one place at a
 * time by the gist constraint `seats_elsewhere` (`drizzle/0002_after.sql`): HELD, CONFIRMED and SERVING rows of a person never overlap.
 */
export const seats = pgTable('seats', {
  realm: realm(),
  id: id().notNull(),
  orderId: id('order_id').notNull(),
  attempt: smallint('attempt').notNull(),
  kind: text('kind').$type<SeatKind>().notNull(),
  personId: id('person_id').notNull(),
  state: text('state').$type<SeatState>().notNull(),
  /** Planned start to end of the order, as it last was for this seat. */
  during: tstzrange('during'),
  /** The same with half of the time for travelling on either side: between communities these never overlap (`seats_within_reach`). */
  reach: tstzrange('reach'),
  /** Of the order. */
  communityId: id('community_id'),
  /**
   * Which of the seats that its person may hold at once it is, 1 being the first; no two that are held and not begun have the same, so
   * that grabs of one person in the same moment cannot pass the limit.
   */
  slot: smallint('slot'),
  takenAt: at('taken_at').notNull(),
  /** Null: they took it themselves. */
  assignedBy: id('assigned_by'),
  heldAt: at('held_at'),
  confirmedAt: at('confirmed_at'),
  confirmedBy: text('confirmed_by').$type<Confirmer>(),
  begunAt: at('begun_at'),
  endedAt: at('ended_at'),
  /** Who gave it back, declined it or found that they did not come; null: the clock, or the order. */
  endedBy: id('ended_by'),
  /** Why the community or a captain gave it back; somebody's words, so never in an event. */
  reason: text('reason'),
  /** Given back less than a day before the start, and not because the order had changed. */
  late: boolean('late').notNull().default(false),
  /** The order was amended: until then it may be given back without being called late. */
  unmarkedUntil: at('unmarked_until'),
  /** When its holder asked for more time to confirm; once. */
  extendedAt: at('extended_at'),
  /** Why; somebody's words, so never in an event. */
  extendedBecause: text('extended_because'),
  /** Of service, in quarters of an hour unless the community says otherwise. */
  hours: numeric('hours', { precision: 5, scale: 2, mode: 'number' }),
}, (t) => [
  primaryKey({ name: 'seats_pk', columns: [t.realm, t.id] }),
  foreignKey({ name: 'seats_order_fk', columns: [t.realm, t.orderId], foreignColumns: [orders.realm, orders.id] }),
  foreignKey({ name: 'seats_person_fk', columns: [t.realm, t.personId], foreignColumns: [persons.realm, persons.id] }),
  foreignKey({ name: 'seats_assigned_fk', columns: [t.realm, t.assignedBy], foreignColumns: [persons.realm, persons.id] }),
  foreignKey({ name: 'seats_ended_fk', columns: [t.realm, t.endedBy], foreignColumns: [persons.realm, persons.id] }),
  oneOf(t.kind, SEAT_KINDS),
  oneOf(t.state, SEAT_STATES),
  oneOf(t.confirmedBy, CONFIRMERS),
  check('seats_ended', sql`(${t.state} in (${living})) = (${t.endedAt} is null)`),
  check('seats_hours', sql`(${t.state} = 'SERVED') = (${t.hours} is not null) and ${t.hours} >= 0`),
  uniqueIndex('seats_one_a_person').on(t.realm, t.orderId, t.attempt, t.personId).where(sql`${t.state} in (${living})`),
  uniqueIndex('seats_one_lead').on(t.realm, t.orderId, t.attempt).where(sql`${t.kind} = 'LEAD' and ${t.state} in (${living})`),
  uniqueIndex('seats_one_a_slot').on(t.realm, t.personId, t.slot).where(sql`${t.state} in ('HELD', 'CONFIRMED')`),
  index('seats_of_order').on(t.realm, t.orderId, t.attempt, t.takenAt, t.id),
  index('seats_of_person').on(t.realm, t.personId, t.takenAt, t.id),
  index('seats_offered_to').on(t.realm, t.personId).where(sql`${t.state} = 'OFFERED'`),
  // Records of service, and the page of what somebody served.
  index('seats_served').on(t.realm, t.personId, t.endedAt, t.id).where(sql`${t.state} = 'SERVED'`),
]);

/**
 * People who stand in line for a place of a full order (候补); the row stays for ever. The place in line is never stored: it is the
 * number of living rows before it, by `since`, then `drawn`, then `id`.
 */
export const waits = pgTable('waits', {
  realm: realm(),
  id: id().notNull(),
  orderId: id('order_id').notNull(),
  attempt: smallint('attempt').notNull(),
  personId: id('person_id').notNull(),
  state: text('state').$type<WaitState>().notNull(),
  since: at('since').notNull(),
  /** Of those whom a draw put in line in the same moment, which was drawn first; null: who came by themselves. */
  drawn: integer('drawn'),
  endedAt: at('ended_at'),
  /** The seat that was offered. */
  seatId: id('seat_id'),
  /** Code of the need that was not met when it was their turn. */
  passedFor: text('passed_for'),
}, (t) => [
  primaryKey({ name: 'waits_pk', columns: [t.realm, t.id] }),
  foreignKey({ name: 'waits_order_fk', columns: [t.realm, t.orderId], foreignColumns: [orders.realm, orders.id] }),
  foreignKey({ name: 'waits_person_fk', columns: [t.realm, t.personId], foreignColumns: [persons.realm, persons.id] }),
  foreignKey({ name: 'waits_seat_fk', columns: [t.realm, t.seatId], foreignColumns: [seats.realm, seats.id] }),
  oneOf(t.state, WAIT_STATES),
  check('waits_ended', sql`(${t.state} = 'WAITING') = (${t.endedAt} is null)`),
  check('waits_offered', sql`(${t.state} = 'OFFERED') = (${t.seatId} is not null)`),
  uniqueIndex('waits_once').on(t.realm, t.orderId, t.attempt, t.personId).where(sql`${t.state} = 'WAITING'`),
  index('waits_line').on(t.realm, t.orderId, t.since, t.drawn, t.id).where(sql`${t.state} = 'WAITING'`),
  index('waits_of_person').on(t.realm, t.personId, t.since, t.id),
]);

/** Times in which a person takes no new seats (冷静期), and what they came from. */
export const coolingOffs = pgTable('cooling_offs', {
  realm: realm(),
  id: id().notNull(),
  personId: id('person_id').notNull(),
  state: text('state').$type<CoolingState>().notNull(),
  cause: text('cause').$type<CoolingCause>().notNull(),
  /** Street of the order with which it began: its center may lift it. */
  streetId: id('street_id'),
  /** The seats that brought it about. */
  seatIds: uuid('seat_ids').array().notNull(),
  since: at('since').notNull(),
  until: at('until').notNull(),
  liftedAt: at('lifted_at'),
  /** Null: what brought it about was undone. */
  liftedBy: id('lifted_by'),
  /** Why it was lifted; somebody's words, so never in an event. */
  reason: text('reason'),
}, (t) => [
  primaryKey({ name: 'cooling_offs_pk', columns: [t.realm, t.id] }),
  foreignKey({ name: 'cooling_offs_person_fk', columns: [t.realm, t.personId], foreignColumns: [persons.realm, persons.id] }),
  foreignKey({ name: 'cooling_offs_lifted_fk', columns: [t.realm, t.liftedBy], foreignColumns: [persons.realm, persons.id] }),
  oneOf(t.state, COOLING_STATES),
  oneOf(t.cause, COOLING_CAUSES),
  check('cooling_offs_lifted', sql`(${t.state} = 'LIFTED') = (${t.liftedAt} is not null)`),
  index('cooling_offs_of').on(t.realm, t.personId, t.until),
]);
