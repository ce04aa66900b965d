import { sql } from 'drizzle-orm';
import { boolean, check, foreignKey, index, pgTable, primaryKey, smallint, text, unique } from 'drizzle-orm/pg-core';
import { at, id, realm } from '../../platform/columns.ts';
import { orders } from '../orders/tables.ts';
import { persons } from '../people/tables.ts';

/** What a person who was served says of one attempt (评单), once and for good. `words` are personal data and are never in an event. */
export const ratings = pgTable('ratings', {
  realm: realm(),
  id: id().notNull(),
  orderId: id('order_id').notNull(),
  attempt: smallint('attempt').notNull(),
  /** Whose rating it is. */
  personId: id('person_id').notNull(),
  stars: smallint('stars').notNull(),
  resolved: boolean('resolved').notNull(),
  words: text('words'),
  /** Officer or building head who said it for them; null: they said it themselves. */
  spokenBy: id('spoken_by'),
  at: at('at').notNull(),
}, (t) => [
  primaryKey({ name: 'ratings_pk', columns: [t.realm, t.id] }),
  unique('ratings_once').on(t.realm, t.orderId, t.attempt, t.personId),
  foreignKey({ name: 'ratings_order_fk', columns: [t.realm, t.orderId], foreignColumns: [orders.realm, orders.id] }),
  foreignKey({ name: 'ratings_person_fk', columns: [t.realm, t.personId], foreignColumns: [persons.realm, persons.id] }),
  foreignKey({ name: 'ratings_spoken_fk', columns: [t.realm, t.spokenBy], foreignColumns: [persons.realm, persons.id] }),
  check('ratings_stars', sql`${t.stars} between 1 and 5`),
  check('ratings_spoken', sql`${t.spokenBy} <> ${t.personId}`),
  index('ratings_of_person').on(t.realm, t.personId, t.at),
]);

/** What the requester told somebody independent about a rated attempt (回访); stands beside the rating and never replaces it. */
export const callBacks = pgTable('call_backs', {
  realm: realm(),
  orderId: id('order_id').notNull(),
  attempt: smallint('attempt').notNull(),
  callerId: id('caller_id').notNull(),
  stars: smallint('stars'),
  resolved: boolean('resolved').notNull(),
  /** Of the requester or the caller; personal data. */
  words: text('words'),
  at: at('at').notNull(),
}, (t) => [
  primaryKey({ name: 'call_backs_pk', columns: [t.realm, t.orderId, t.attempt] }),
  foreignKey({ name: 'call_backs_order_fk', columns: [t.realm, t.orderId], foreignColumns: [orders.realm, orders.id] }),
  foreignKey({ name: 'call_backs_caller_fk', columns: [t.realm, t.callerId], foreignColumns: [persons.realm, persons.id] }),
  check('call_backs_stars', sql`${t.stars} between 1 and 5`),
]);
