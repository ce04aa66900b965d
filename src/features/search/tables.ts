import { customType, index, pgTable, primaryKey } from 'drizzle-orm/pg-core';
import { at, id, realm } from '../../platform/columns.ts';

/** Pieces of text with their places, in PostgreSQL's notation. */
const tsvector = customType<{ data: string; driverData: string }>({ dataType: () => 'tsvector' });

/**
 * What an order is found by (全文检索), kept by a handler. `words` are cut out of what the requester wrote, and as personal as that: they are found only by who may read it,
 * as long as they may. No foreign key leads to the order: its check would wait for whoever has it locked.
 */
export const searchTexts = pgTable('search_texts', {
  realm: realm(),
  orderId: id('order_id').notNull(),
  streetId: id('street_id'),
  /** The order's, copied so that a list pages by one index. */
  placedAt: at('placed_at').notNull(),
  /** Number, item, community, the community's line. */
  shown: tsvector('shown').notNull(),
  /** The requester's own words. */
  words: tsvector('words').notNull(),
}, (t) => [
  primaryKey({ name: 'search_texts_pk', columns: [t.realm, t.orderId] }),
  // What is seldom is found by its pieces; what is everywhere by walking from the newest on.
  index('search_texts_shown').using('gin', t.shown).with({ fastupdate: false }),
  index('search_texts_words').using('gin', t.words).with({ fastupdate: false }),
  index('search_texts_in_street').on(t.realm, t.streetId, t.placedAt, t.orderId),
  index('search_texts_in_realm').on(t.realm, t.placedAt, t.orderId),
]);
