import { sql } from 'drizzle-orm';
import { boolean, check, customType, foreignKey, index, numeric, pgTable, primaryKey, smallint, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { at, id, oneOf, realm } from '../../platform/columns.ts';
import { LIVING_SEATS, SEAT_KINDS, SEAT_STATES, type SeatKind, type SeatState } from '../../seat-steps.ts';
import { orders } from '../orders/tables.ts';
import { persons } from '../people/tables.ts';
import { CONFIRMERS, type Confirmer } from './words.ts';

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
  index('seats_of_order').on(t.realm, t.orderId, t.attempt, t.takenAt, t.id),
  index('seats_of_person').on(t.realm, t.personId, t.takenAt, t.id),
]);
