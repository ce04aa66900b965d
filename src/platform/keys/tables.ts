import { sql } from 'drizzle-orm';
import { index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { Outcome } from '../../kernel/result.ts';
import { at, bytea, realm } from '../columns.ts';

/** What each mutation answered, by the key its client chose. Kept 7 days. Holds no personal data: of the input only an HMAC, of the outcome ids and codes. */
export const keys = pgTable('keys', {
  realm: realm(),
  /** HMAC of the caller's account, or the id of a person without one. */
  actor: text('actor').notNull(),
  mutation: text('mutation').notNull(),
  key: uuid('key').notNull(),
  inputHmac: bytea('input_hmac').notNull(),
  outcome: jsonb('outcome').$type<Outcome<unknown>>().notNull(),
  /** Machine time. */
  at: at('at').notNull().default(sql`machine_now()`),
}, (t) => [
  primaryKey({ name: 'keys_pk', columns: [t.realm, t.actor, t.mutation, t.key] }),
  // Rows arrive in time order: a block range index finds the old ones and costs the writers nearly nothing.
  index('keys_at').using('brin', t.at),
]);
