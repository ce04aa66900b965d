import { sql } from 'drizzle-orm';
import { check, foreignKey, index, integer, pgTable, primaryKey, smallint, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { DRAW_STATES, ENTRY_STATES, type DrawState, type EntryState } from '../../draw-steps.ts';
import { at, id, oneOf, realm } from '../../platform/columns.ts';
import { orders } from '../orders/tables.ts';
import { persons } from '../people/tables.ts';
import { DRAWN_OUTCOMES } from './words.ts';

/**
 * A fair start: the draw of an order's places. The row's lock divides what counts from what does not: who enters holds it for key share,
 * who draws, calls off or moves it for update.
 */
export const draws = pgTable('draws', {
  realm: realm(),
  id: id().notNull(),
  orderId: id('order_id').notNull(),
  attempt: smallint('attempt').notNull(),
  state: text('state').$type<DrawState>().notNull(),
  announcedAt: at('announced_at').notNull(),
  /** The announced instant. */
  opensAt: at('opens_at').notNull(),
  /** The last moment at which an entry counts. */
  closesAt: at('closes_at').notNull(),
  /** Published with the announcement. */
  commitment: text('commitment').notNull(),
  /** SECRET until the draw is over, in hex: no read but that of the draw itself takes it while the state is ANNOUNCED. */
  seed: text('seed').notNull(),
  /** When it was drawn or called off. */
  endedAt: at('ended_at'),
  /** Free places that were drawn. */
  places: smallint('places'),
}, (t) => [
  primaryKey({ name: 'draws_pk', columns: [t.realm, t.id] }),
  foreignKey({ name: 'draws_order_fk', columns: [t.realm, t.orderId], foreignColumns: [orders.realm, orders.id] }),
  oneOf(t.state, DRAW_STATES),
  check('draws_window', sql`${t.announcedAt} <= ${t.opensAt} and ${t.opensAt} <= ${t.closesAt}`),
  check('draws_ended', sql`(${t.state} = 'ANNOUNCED') = (${t.endedAt} is null) and (${t.state} = 'DRAWN') = (${t.places} is not null)`),
  check('draws_seed', sql`${t.seed} ~ '^[0-9a-f]{64}$' and ${t.commitment} ~ '^[0-9a-f]{64}$'`),
  uniqueIndex('draws_one_open').on(t.realm, t.orderId).where(sql`${t.state} = 'ANNOUNCED'`),
  index('draws_of_order').on(t.realm, t.orderId, t.announcedAt),
]);

const drawn = sql.raw(DRAWN_OUTCOMES.map((state) => `'${state}'`).join(', '));

/** One person's entry in a draw; whoever withdrew and enters again has another row. */
export const drawEntries = pgTable('draw_entries', {
  realm: realm(),
  id: id().notNull(),
  drawId: id('draw_id').notNull(),
  personId: id('person_id').notNull(),
  /** What they sent; told to everybody after the draw. */
  key: id('key').notNull(),
  state: text('state').$type<EntryState>().notNull(),
  /** The row's time: inside the window, or it does not count. */
  enteredAt: at('entered_at').notNull(),
  endedAt: at('ended_at'),
  /** In the draw, 1 being the first. */
  number: integer('number'),
  /** Code of the refusal for which they were passed over. */
  why: text('why'),
}, (t) => [
  primaryKey({ name: 'draw_entries_pk', columns: [t.realm, t.id] }),
  foreignKey({ name: 'draw_entries_draw_fk', columns: [t.realm, t.drawId], foreignColumns: [draws.realm, draws.id] }),
  foreignKey({ name: 'draw_entries_person_fk', columns: [t.realm, t.personId], foreignColumns: [persons.realm, persons.id] }),
  oneOf(t.state, ENTRY_STATES),
  check('draw_entries_ended', sql`(${t.state} = 'ENTERED') = (${t.endedAt} is null)`),
  check('draw_entries_drawn', sql`(${t.state} in (${drawn})) = (${t.number} is not null) and (${t.state} = 'PASSED_OVER') = (${t.why} is not null)`),
  uniqueIndex('draw_entries_one_a_person').on(t.realm, t.drawId, t.personId).where(sql`${t.state} <> 'WITHDRAWN'`),
  uniqueIndex('draw_entries_key').on(t.realm, t.drawId, t.key).where(sql`${t.state} <> 'WITHDRAWN'`),
  uniqueIndex('draw_entries_number').on(t.realm, t.drawId, t.number).where(sql`${t.number} is not null`),
  index('draw_entries_of_draw').on(t.realm, t.drawId, t.enteredAt),
  index('draw_entries_of_person').on(t.realm, t.personId, t.enteredAt, t.id),
]);
