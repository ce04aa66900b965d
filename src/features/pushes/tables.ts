import { sql } from 'drizzle-orm';
import { boolean, check, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { at, id, oneOf, realm } from '../../platform/columns.ts';
import { inboxEntries } from '../inbox/tables.ts';
import { persons } from '../people/tables.ts';
import type { ChosenPreferences } from './rules/chosen.ts';
import { DECIDED, DROPPED_WHY, ENDED_WHY, KEPT_WHY, MUTED, PUSH_KINDS, PUSH_STATES, type Decided, type DroppedWhy, type EndedWhy, type KeptWhy, type Muted, type PushKind, type PushState } from './words.ts';

/** How a person chose to be pushed; nothing chosen: as the realm does it. There is a row for everybody who ever had a channel, and whoever decides about their news holds it. */
export const pushPreferences = pgTable('push_preferences', {
  realm: realm(),
  personId: id('person_id').notNull(),
  chosen: jsonb('chosen').$type<ChosenPreferences>().notNull().default({}),
}, (t) => [
  primaryKey({ name: 'push_preferences_pk', columns: [t.realm, t.personId] }),
  foreignKey({ name: 'push_preferences_person_fk', columns: [t.realm, t.personId], foreignColumns: [persons.realm, persons.id] }),
]);

/** What a person does not want to be pushed about. */
export const pushMutes = pgTable('push_mutes', {
  realm: realm(),
  personId: id('person_id').notNull(),
  what: text('what').$type<Muted>().notNull(),
  /** Code of the item, id of the team or order; empty for everything. */
  of: text('of').notNull(),
  since: at('since').notNull().default(sql`business_now()`),
  /** Null: until it is taken back. */
  until: at('until'),
}, (t) => [
  primaryKey({ name: 'push_mutes_pk', columns: [t.realm, t.personId, t.what, t.of] }),
  foreignKey({ name: 'push_mutes_person_fk', columns: [t.realm, t.personId], foreignColumns: [persons.realm, persons.id] }),
  oneOf(t.what, MUTED),
  check('push_mutes_of', sql`(${t.what} = 'EVERYTHING') = (${t.of} = '')`),
]);

/** A device or account of a person at which a channel reaches them. Its address is a secret: whoever knows it and the keys can ring there. */
export const pushSubscriptions = pgTable('push_subscriptions', {
  realm: realm(),
  id: id().notNull(),
  personId: id('person_id').notNull(),
  channel: text('channel').notNull(),
  address: text('address').notNull(),
  keys: jsonb('keys').$type<Readonly<Record<string, string>>>().notNull().default({}),
  /** Subscriptions that stand or fall together: the channel, and of web push the browser's service. One that hangs delays no other. */
  lane: text('lane').notNull(),
  /** What its owner calls the device. */
  device: text('device'),
  addedAt: at('added_at').notNull().default(sql`business_now()`),
  endedAt: at('ended_at'),
  endedWhy: text('ended_why').$type<EndedWhy>(),
}, (t) => [
  primaryKey({ name: 'push_subscriptions_pk', columns: [t.realm, t.id] }),
  foreignKey({ name: 'push_subscriptions_person_fk', columns: [t.realm, t.personId], foreignColumns: [persons.realm, persons.id] }),
  // Whoever uses a browser now has it for himself: it never rings for the one who used it before.
  uniqueIndex('push_subscriptions_living').on(t.realm, t.channel, t.address).where(sql`${t.endedAt} is null`),
  index('push_subscriptions_of').on(t.realm, t.personId).where(sql`${t.endedAt} is null`),
  oneOf(t.endedWhy, ENDED_WHY),
  check('push_subscriptions_ended', sql`num_nonnulls(${t.endedAt}, ${t.endedWhy}) in (0, 2)`),
]);

/** Entries of inboxes whose owners have a channel: when each is to be pushed, and what was decided. Written with the entry. */
export const pushNews = pgTable('push_news', {
  realm: realm(),
  entryId: id('entry_id').notNull(),
  personId: id('person_id').notNull(),
  /** Business time: when it is decided (again). */
  dueAt: at('due_at').notNull(),
  /** It waits for a digest. */
  digest: boolean('digest').notNull().default(false),
  decided: text('decided').$type<Decided>(),
  why: text('why').$type<KeptWhy>(),
  /** Business time. */
  decidedAt: at('decided_at'),
  /** It used up one of the day's pushes: each pushed by itself, and the first of a digest. */
  counts: boolean('counts').notNull().default(false),
}, (t) => [
  primaryKey({ name: 'push_news_pk', columns: [t.realm, t.entryId] }),
  foreignKey({ name: 'push_news_entry_fk', columns: [t.realm, t.entryId], foreignColumns: [inboxEntries.realm, inboxEntries.id] }),
  foreignKey({ name: 'push_news_person_fk', columns: [t.realm, t.personId], foreignColumns: [persons.realm, persons.id] }),
  oneOf(t.decided, DECIDED),
  oneOf(t.why, KEPT_WHY),
  check('push_news_decided', sql`num_nonnulls(${t.decided}, ${t.decidedAt}) in (0, 2) and (${t.why} is not null) = (${t.decided} is not distinct from 'KEPT')`),
  index('push_news_due').on(t.dueAt).where(sql`${t.decided} is null`),
  index('push_news_of').on(t.realm, t.personId, t.dueAt).where(sql`${t.decided} is null`),
  index('push_news_counted').on(t.realm, t.personId, t.decidedAt).where(sql`${t.counts}`),
  index('push_news_old').on(t.decidedAt),
]);

/** THE OUTBOX: one message to one subscription. All its times are machine time. */
export const pushes = pgTable('pushes', {
  realm: realm(),
  id: id().notNull(),
  subscriptionId: id('subscription_id').notNull(),
  /** Of its subscription. */
  channel: text('channel').notNull(),
  lane: text('lane').notNull(),
  kind: text('kind').$type<PushKind>().notNull(),
  /** Null: a digest. */
  entryId: id('entry_id'),
  /** Table and step of the news; of a digest null. */
  code: text('code'),
  /** How much news it speaks of. */
  news: integer('news').notNull().default(1),
  urgent: boolean('urgent').notNull(),
  state: text('state').$type<PushState>().notNull().default('WAITING'),
  why: text('why').$type<DroppedWhy>(),
  notedAt: at('noted_at').notNull().default(sql`machine_now()`),
  /** After that there is no use in it. */
  expiresAt: at('expires_at').notNull(),
  /** Handed out so many times. */
  tries: integer('tries').notNull().default(0),
  /** When it is handed out (again): while a node has it, when its lease runs out. */
  nextAt: at('next_at').notNull().default(sql`machine_now()`),
  /** Of the node that has it now. */
  lease: uuid('lease'),
  /** Class and code of the last fault, never its text. */
  fault: text('fault'),
  /** When it was sent, given up or dropped. */
  endedAt: at('ended_at'),
}, (t) => [
  primaryKey({ name: 'pushes_pk', columns: [t.realm, t.id] }),
  foreignKey({ name: 'pushes_subscription_fk', columns: [t.realm, t.subscriptionId], foreignColumns: [pushSubscriptions.realm, pushSubscriptions.id] }),
  foreignKey({ name: 'pushes_entry_fk', columns: [t.realm, t.entryId], foreignColumns: [inboxEntries.realm, inboxEntries.id] }),
  unique('pushes_once').on(t.realm, t.subscriptionId, t.entryId),
  oneOf(t.kind, PUSH_KINDS),
  oneOf(t.state, PUSH_STATES),
  oneOf(t.why, DROPPED_WHY),
  check('pushes_kind', sql`(${t.kind} = 'NEWS') = (${t.entryId} is not null) and (${t.kind} = 'NEWS') = (${t.code} is not null)`),
  check('pushes_ended', sql`(${t.state} = 'WAITING') = (${t.endedAt} is null) and (${t.state} = 'DROPPED') = (${t.why} is not null)`),
  index('pushes_next').on(t.lane, t.nextAt).where(sql`${t.state} = 'WAITING'`),
  index('pushes_dead').on(t.realm, t.endedAt, t.id).where(sql`${t.state} = 'DEAD'`),
  index('pushes_old').on(t.endedAt),
]);
