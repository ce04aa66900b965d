import { sql } from 'drizzle-orm';
import { bigint, boolean, check, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { at, id, realm, xid8 } from '../columns.ts';
import type { Facts, Routing } from './event.ts';

/** What happened, appended in the transaction in which it happened, never changed. Carries ids, codes and numbers only. */
export const events = pgTable('events', {
  realm: realm(),
  epoch: integer('epoch').notNull(),
  xid: xid8('xid').notNull().default(sql`pg_current_xact_id()`),
  seq: bigint('seq', { mode: 'bigint' }).notNull().generatedAlwaysAsIdentity(),
  /** Table of steps: ORDER, SEAT, RESOURCE, ... */
  table: text('table_name').notNull(),
  step: text('step').notNull(),
  /** GraphQL type of the subject. */
  subjectType: text('subject_type').notNull(),
  subjectId: id('subject_id').notNull(),
  orderId: id('order_id'),
  /** Revision of the order, or of the subject where there is no order. */
  revision: integer('revision'),
  /** Business time. */
  at: at('at').notNull().default(sql`business_now()`),
  actorPerson: id('actor_person'),
  actorKind: text('actor_kind').notNull(),
  /** Where it belonged before the step and after it: decides which boards hear of it. */
  before: jsonb('before').$type<Routing>(),
  after: jsonb('after').$type<Routing>(),
  facts: jsonb('facts').$type<Facts>().notNull().default({}),
}, (t) => [
  primaryKey({ name: 'events_pk', columns: [t.realm, t.epoch, t.xid, t.seq] }),
  // The run of one order: its events by revision. Holds the position too, so that pages are put into order from the index alone.
  index('events_run').on(t.realm, sql`coalesce(${t.orderId}, ${t.subjectId})`, t.revision, t.epoch, t.xid, t.seq),
]);

/** One row, without a realm because it belongs to the server: in which life of it the transaction ids of `events` count. */
export const feedEpoch = pgTable('feed_epoch', {
  one: boolean('one').primaryKey().default(true),
  epoch: integer('epoch').notNull().default(1),
  /** Of the cluster and database it was settled on; empty before the first start. */
  fingerprint: text('fingerprint').notNull().default(''),
  /** Events at and below this transaction may have been put away: who stopped before it must start afresh. */
  keptAfter: xid8('kept_after').notNull().default('0'),
}, (t) => [check('feed_epoch_one', sql`${t.one}`)]);
