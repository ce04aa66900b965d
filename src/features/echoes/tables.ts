import { sql } from 'drizzle-orm';
import { check, foreignKey, index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { at, id, realm } from '../../platform/columns.ts';
import { persons } from '../people/tables.ts';
import { LONGEST_ECHO } from './words.ts';

/**
 * What a community tells everybody about an order that is done (公开摘要): its own words, by its own decision, nothing personal in them.
 * No foreign key leads to the order: its check would wait for whoever has it locked.
 */
export const orderEchoes = pgTable('order_echoes', {
  realm: realm(),
  orderId: id('order_id').notNull(),
  streetId: id('street_id'),
  communityId: id('community_id'),
  words: text('words').notNull(),
  /** Who published it last, and when. */
  by: id('by').notNull(),
  at: at('at').notNull(),
  withdrawnAt: at('withdrawn_at'),
}, (t) => [
  primaryKey({ name: 'order_echoes_pk', columns: [t.realm, t.orderId] }),
  foreignKey({ name: 'order_echoes_by_fk', columns: [t.realm, t.by], foreignColumns: [persons.realm, persons.id] }),
  check('order_echoes_words', sql`char_length(${t.words}) between 1 and ${sql.raw(String(LONGEST_ECHO))}`),
  index('order_echoes_in_realm').on(t.realm, t.at, t.orderId).where(sql`${t.withdrawnAt} is null`),
  index('order_echoes_in_street').on(t.realm, t.streetId, t.at, t.orderId).where(sql`${t.withdrawnAt} is null`),
  index('order_echoes_in_community').on(t.realm, t.communityId, t.at, t.orderId).where(sql`${t.withdrawnAt} is null`),
]);
