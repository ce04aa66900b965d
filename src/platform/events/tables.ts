import { sql } from 'drizzle-orm';
import { bigint, boolean, check, index, integer, jsonb, pgTable, pgView, primaryKey, text } from 'drizzle-orm/pg-core';
import { at, id, realm, xid8 } from '../columns.ts';
import type { Facts, Routing } from './event.ts';

/** What an event says, wherever it is kept. */
const said = () => ({
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
});

/** What happened, appended in the transaction in which it happened, never changed. Carries ids, codes and numbers only. After some weeks it is put away. */
export const events = pgTable('events', {
  realm: realm(),
  epoch: integer('epoch').notNull(),
  xid: xid8('xid').notNull().default(sql`pg_current_xact_id()`),
  seq: bigint('seq', { mode: 'bigint' }).notNull().generatedAlwaysAsIdentity(),
  ...said(),
}, (t) => [
  primaryKey({ name: 'events_pk', columns: [t.realm, t.epoch, t.xid, t.seq] }),
  // The run of one order: its events by revision. Holds the position too, so that pages are put into order from the index alone.
  index('events_run').on(t.realm, sql`coalesce(${t.orderId}, ${t.subjectId})`, t.revision, t.epoch, t.xid, t.seq),
]);

/**
 * Events that were put away: the same rows under the same keys. A table of its own and no partition: the grab appends to `events` without
 * routing, its indexes stay as small as the weeks that feeds resume over, and a key without a date needs none in it.
 */
export const oldEvents = pgTable('old_events', {
  realm: realm(),
  epoch: integer('epoch').notNull(),
  xid: xid8('xid').notNull(),
  seq: bigint('seq', { mode: 'bigint' }).notNull(),
  ...said(),
}, (t) => [
  primaryKey({ name: 'old_events_pk', columns: [t.realm, t.epoch, t.xid, t.seq] }),
  index('old_events_run').on(t.realm, sql`coalesce(${t.orderId}, ${t.subjectId})`, t.revision, t.epoch, t.xid, t.seq),
]);

const COLUMNS = sql.raw('realm, epoch, xid, seq, table_name, step, subject_type, subject_id, order_id, revision, at, actor_person, actor_kind, before, after, facts');

/** Every event, put away or not: what looks into history reads this. */
export const allEvents = pgView('all_events', {
  realm: realm(),
  epoch: integer('epoch').notNull(),
  xid: xid8('xid').notNull(),
  seq: bigint('seq', { mode: 'bigint' }).notNull(),
  ...said(),
}).as(sql`select ${COLUMNS} from events union all select ${COLUMNS} from old_events`);

/** One row, without a realm because it belongs to the server: in which life of it the transaction ids of `events` count. */
export const feedEpoch = pgTable('feed_epoch', {
  one: boolean('one').primaryKey().default(true),
  epoch: integer('epoch').notNull().default(1),
  /** Of the cluster and database it was settled on; empty before the first start. */
  fingerprint: text('fingerprint').notNull().default(''),
  /** Events at and below this transaction may have been put away: who stopped before it must start afresh. */
  keptAfter: xid8('kept_after').notNull().default('0'),
}, (t) => [check('feed_epoch_one', sql`${t.one}`)]);

/** How old transactions are: at that machine time, those of the epoch up to this one had ended. Without a realm, like the epoch. */
export const feedMarks = pgTable('feed_marks', {
  epoch: integer('epoch').notNull(),
  xid: xid8('xid').notNull(),
  at: at('at').notNull(),
}, (t) => [primaryKey({ name: 'feed_marks_pk', columns: [t.epoch, t.xid] })]);
