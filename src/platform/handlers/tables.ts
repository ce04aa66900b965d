import { sql } from 'drizzle-orm';
import { bigint, boolean, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { at, realm, xid8 } from '../columns.ts';

/** How far a handler has come in the events of a realm, and which node works on it. */
export const handlerCursors = pgTable('handler_cursors', {
  realm: realm(),
  handler: text('handler').notNull(),
  epoch: integer('epoch').notNull(),
  xid: xid8('xid').notNull(),
  /** Events after the position that are already handled: makes a run once per event although the position moves once per page. */
  handled: bigint('handled', { mode: 'bigint' }).array().notNull().default(sql`'{}'`),
  lease: uuid('lease'),
  /** Machine time. */
  leasedUntil: at('leased_until'),
}, (t) => [primaryKey({ name: 'handler_cursors_pk', columns: [t.realm, t.handler] })]);

/** Events that a handler failed on: tried again with growing gaps, kept as dead after the last try. */
export const handlerRetries = pgTable('handler_retries', {
  realm: realm(),
  handler: text('handler').notNull(),
  /** The event. */
  epoch: integer('epoch').notNull(),
  xid: xid8('xid').notNull(),
  seq: bigint('seq', { mode: 'bigint' }).notNull(),
  tries: integer('tries').notNull(),
  /** Machine time. */
  nextAt: at('next_at').notNull(),
  dead: boolean('dead').notNull().default(false),
  /** Class and code of the last fault, never its text. */
  fault: text('fault').notNull(),
}, (t) => [
  primaryKey({ name: 'handler_retries_pk', columns: [t.realm, t.handler, t.seq] }),
  index('handler_retries_next').on(t.nextAt).where(sql`not ${t.dead}`),
]);
