import { date, foreignKey, pgTable, primaryKey, unique } from 'drizzle-orm/pg-core';
import { at, id, realm } from '../../platform/columns.ts';
import { persons } from '../people/tables.ts';

/** That the center pressed an order (督办): once a working day and person. No foreign key leads to the order: its check would wait for whoever has it locked. */
export const orderPresses = pgTable('order_presses', {
  realm: realm(),
  id: id().notNull(),
  orderId: id('order_id').notNull(),
  personId: id('person_id').notNull(),
  /** Working day, in the realm's zone; what is pressed on a day off counts for the next working day. */
  day: date('day', { mode: 'string' }).notNull(),
  at: at('at').notNull(),
}, (t) => [
  primaryKey({ name: 'order_presses_pk', columns: [t.realm, t.id] }),
  unique('order_presses_once').on(t.realm, t.orderId, t.personId, t.day),
  foreignKey({ name: 'order_presses_person_fk', columns: [t.realm, t.personId], foreignColumns: [persons.realm, persons.id] }),
]);
