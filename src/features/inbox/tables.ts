import { sql } from 'drizzle-orm';
import { bigint, check, foreignKey, index, integer, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import { at, id, oneOf, realm } from '../../platform/columns.ts';
import { persons } from '../people/tables.ts';
import { TOLD_HOW, TOLD_OUTCOMES, type ToldHow, type ToldOutcome } from './words.ts';

/**
 * News addressed to a person (消息), whether they were connected or not. Codes and ids only: the sentence is made when it is read, in the
 * reader's language. One event tells a person once, and once for each person whom they are asked to tell.
 */
export const inboxEntries = pgTable('inbox_entries', {
  realm: realm(),
  id: id().notNull(),
  personId: id('person_id').notNull(),
  /** Who has no login and must be told by `personId`; null: it is for `personId`. */
  aboutPersonId: id('about_person_id'),
  /** In what capacity they are told: an audience of the table of steps. */
  audience: text('audience').notNull(),
  table: text('table_name').notNull(),
  step: text('step').notNull(),
  /** GraphQL type of the subject. */
  subjectType: text('subject_type').notNull(),
  subjectId: id('subject_id').notNull(),
  orderId: id('order_id'),
  revision: integer('revision'),
  /** Of the event that told it. */
  eventSeq: bigint('event_seq', { mode: 'bigint' }).notNull(),
  /** When it happened. */
  at: at('at').notNull(),
  readAt: at('read_at'),
  toldAt: at('told_at'),
  toldBy: id('told_by'),
  toldOutcome: text('told_outcome').$type<ToldOutcome>(),
  toldHow: text('told_how').$type<ToldHow>(),
}, (t) => [
  primaryKey({ name: 'inbox_entries_pk', columns: [t.realm, t.id] }),
  unique('inbox_entries_once').on(t.realm, t.eventSeq, t.personId, t.aboutPersonId).nullsNotDistinct(),
  foreignKey({ name: 'inbox_entries_person_fk', columns: [t.realm, t.personId], foreignColumns: [persons.realm, persons.id] }),
  foreignKey({ name: 'inbox_entries_about_fk', columns: [t.realm, t.aboutPersonId], foreignColumns: [persons.realm, persons.id] }),
  foreignKey({ name: 'inbox_entries_told_fk', columns: [t.realm, t.toldBy], foreignColumns: [persons.realm, persons.id] }),
  oneOf(t.toldOutcome, TOLD_OUTCOMES),
  oneOf(t.toldHow, TOLD_HOW),
  check('inbox_entries_told', sql`num_nonnulls(${t.toldAt}, ${t.toldBy}, ${t.toldOutcome}) in (0, 3) and (${t.toldAt} is null or ${t.aboutPersonId} is not null)`),
  index('inbox_entries_of').on(t.realm, t.personId, t.at, t.id),
  index('inbox_entries_unread').on(t.realm, t.personId, t.at, t.id).where(sql`${t.readAt} is null`),
  index('inbox_entries_untold').on(t.realm, t.personId, t.at, t.id).where(sql`${t.aboutPersonId} is not null and ${t.toldOutcome} is null`),
  // One matter told by two events of the same step (an order is called off, a seat is freed) reaches a person once.
  index('inbox_entries_matter').on(t.realm, t.orderId, t.revision, t.personId),
]);
