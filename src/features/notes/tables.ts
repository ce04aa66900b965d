import { sql } from 'drizzle-orm';
import { check, foreignKey, pgTable, primaryKey, smallint, text, unique } from 'drizzle-orm/pg-core';
import { at, id, oneOf, realm } from '../../platform/columns.ts';
import { PARTIES, type Party } from '../orders/index.ts';
import { persons } from '../people/tables.ts';
import { LONGEST_NOTE, MOST_NOTES, MOST_NOTES_OF_ONE } from './words.ts';

/**
 * What the parties to an order write to each other (留言). `words` are personal data: they are in no event. No foreign key leads to the order, because
 * its check would wait for whoever has the order locked, and let them wait: a note waits for no step. Orders are never deleted.
 */
export const orderNotes = pgTable('order_notes', {
  realm: realm(),
  id: id().notNull(),
  orderId: id('order_id').notNull(),
  /** Counts the notes of the order, 1 being the first: in this order they are read. */
  number: smallint('number').notNull(),
  personId: id('person_id').notNull(),
  /** Counts those of one person. */
  nth: smallint('nth').notNull(),
  /** As which party it was written. */
  party: text('party').$type<Party>().notNull(),
  /** Which parties read it; the writer's own is always among them. */
  audience: text('audience').array().$type<Party[]>().notNull(),
  words: text('words').notNull(),
  at: at('at').notNull(),
}, (t) => [
  primaryKey({ name: 'order_notes_pk', columns: [t.realm, t.id] }),
  unique('order_notes_numbered').on(t.realm, t.orderId, t.number),
  unique('order_notes_of_one').on(t.realm, t.orderId, t.personId, t.nth),
  foreignKey({ name: 'order_notes_person_fk', columns: [t.realm, t.personId], foreignColumns: [persons.realm, persons.id] }),
  oneOf(t.party, PARTIES),
  check('order_notes_bounds', sql`${t.number} between 1 and ${sql.raw(String(MOST_NOTES))} and ${t.nth} between 1 and ${sql.raw(String(MOST_NOTES_OF_ONE))}
    and char_length(${t.words}) between 1 and ${sql.raw(String(LONGEST_NOTE))}`),
  check('order_notes_audience', sql`${t.party} = any(${t.audience}) and ${t.audience} <@ array[${sql.raw(PARTIES.map((party) => `'${party}'`).join(', '))}]::text[]`),
]);
