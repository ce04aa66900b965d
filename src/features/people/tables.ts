import { sql } from 'drizzle-orm';
import { check, doublePrecision, foreignKey, index, jsonb, pgTable, primaryKey, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { oneOf } from '../../platform/columns.ts';
import { divisions, realms } from '../places/tables.ts';
import { CREATED_HOW, REACHED_BY, type CreatedHow, type FreeWindow, type ReachedBy } from './words.ts';

const time = (name: string) => timestamp(name, { withTimezone: true });

/** A person without anything that tells who they are. */
export const persons = pgTable('persons', {
  realm: text('realm').notNull(),
  id: uuid('id').notNull(),
  homeDivisionId: uuid('home_division_id'),
  reachedBy: text('reached_by').$type<ReachedBy>().notNull(),
  /** Who tells them news when they are reached by an officer; null: whoever is officer of their grid. */
  guideId: uuid('guide_id'),
  createdHow: text('created_how').$type<CreatedHow>().notNull(),
  createdBy: uuid('created_by'),
  createdAt: time('created_at').notNull().default(sql`business_now()`),
}, (t) => [
  primaryKey({ name: 'persons_pk', columns: [t.realm, t.id] }),
  foreignKey({ name: 'persons_realm_fk', columns: [t.realm], foreignColumns: [realms.code] }),
  foreignKey({ name: 'persons_home_fk', columns: [t.realm, t.homeDivisionId], foreignColumns: [divisions.realm, divisions.id] }),
  foreignKey({ name: 'persons_guide_fk', columns: [t.realm, t.guideId], foreignColumns: [t.realm, t.id] }),
  foreignKey({ name: 'persons_created_by_fk', columns: [t.realm, t.createdBy], foreignColumns: [t.realm, t.id] }),
  oneOf('persons_reached_by', t.reachedBy, REACHED_BY),
  oneOf('persons_created_how', t.createdHow, CREATED_HOW),
  index('persons_by_home').on(t.realm, t.homeDivisionId, t.id),
  index('persons_by_guide').on(t.realm, t.guideId),
]);

/** Personal data: the only place of names, telephone numbers and doors of people. */
export const personContacts = pgTable('person_contacts', {
  realm: text('realm').notNull(),
  personId: uuid('person_id').notNull(),
  name: text('name').notNull(),
  phone: text('phone'),
  address: text('address'),
  latitude: doublePrecision('latitude'),
  longitude: doublePrecision('longitude'),
  updatedAt: time('updated_at').notNull().default(sql`business_now()`),
}, (t) => [
  primaryKey({ name: 'person_contacts_pk', columns: [t.realm, t.personId] }),
  foreignKey({ name: 'person_contacts_person_fk', columns: [t.realm, t.personId], foreignColumns: [persons.realm, persons.id] }),
]);

/** Who signs in (issuer, subject) as whom. */
export const accounts = pgTable('accounts', {
  realm: text('realm').notNull(),
  issuer: text('issuer').notNull(),
  subject: text('subject').notNull(),
  personId: uuid('person_id').notNull(),
  linkedAt: time('linked_at').notNull().default(sql`business_now()`),
}, (t) => [
  primaryKey({ name: 'accounts_pk', columns: [t.realm, t.issuer, t.subject] }),
  foreignKey({ name: 'accounts_person_fk', columns: [t.realm, t.personId], foreignColumns: [persons.realm, persons.id] }),
  index('accounts_by_person').on(t.realm, t.personId),
]);

/** What a person agreed to, who wrote it down, and when it was taken back. */
export const consents = pgTable('consents', {
  realm: text('realm').notNull(),
  id: uuid('id').notNull(),
  personId: uuid('person_id').notNull(),
  recordedBy: uuid('recorded_by').notNull(),
  purpose: text('purpose').notNull(),
  text: text('text').notNull(),
  at: time('at').notNull().default(sql`business_now()`),
  revokedAt: time('revoked_at'),
}, (t) => [
  primaryKey({ name: 'consents_pk', columns: [t.realm, t.id] }),
  foreignKey({ name: 'consents_person_fk', columns: [t.realm, t.personId], foreignColumns: [persons.realm, persons.id] }),
  foreignKey({ name: 'consents_recorded_by_fk', columns: [t.realm, t.recordedBy], foreignColumns: [persons.realm, persons.id] }),
  index('consents_by_person').on(t.realm, t.personId),
]);

/** Registered volunteers (注册志愿者); one living row a person. */
export const volunteers = pgTable('volunteers', {
  realm: text('realm').notNull(),
  id: uuid('id').notNull(),
  personId: uuid('person_id').notNull(),
  since: time('since').notNull().default(sql`business_now()`),
  endedAt: time('ended_at'),
  skills: text('skills').array().notNull().default(sql`'{}'`),
  /** Where they want to help; empty: anywhere in the realm. */
  areaDivisionIds: uuid('area_division_ids').array().notNull().default(sql`'{}'`),
  /** Weekly windows in the realm's time; empty: whenever. */
  freeHours: jsonb('free_hours').$type<FreeWindow[]>().notNull().default([]),
}, (t) => [
  primaryKey({ name: 'volunteers_pk', columns: [t.realm, t.id] }),
  foreignKey({ name: 'volunteers_person_fk', columns: [t.realm, t.personId], foreignColumns: [persons.realm, persons.id] }),
  uniqueIndex('volunteers_living').on(t.realm, t.personId).where(sql`${t.endedAt} is null`),
]);

/** Party members (党员) as a community recorded them; never self-declared; one living row a person. */
export const partyMembers = pgTable('party_members', {
  realm: text('realm').notNull(),
  id: uuid('id').notNull(),
  personId: uuid('person_id').notNull(),
  branch: text('branch'),
  recordedBy: uuid('recorded_by').notNull(),
  since: time('since').notNull().default(sql`business_now()`),
  until: time('until'),
  endedBy: uuid('ended_by'),
}, (t) => [
  primaryKey({ name: 'party_members_pk', columns: [t.realm, t.id] }),
  foreignKey({ name: 'party_members_person_fk', columns: [t.realm, t.personId], foreignColumns: [persons.realm, persons.id] }),
  foreignKey({ name: 'party_members_recorded_fk', columns: [t.realm, t.recordedBy], foreignColumns: [persons.realm, persons.id] }),
  foreignKey({ name: 'party_members_ended_fk', columns: [t.realm, t.endedBy], foreignColumns: [persons.realm, persons.id] }),
  uniqueIndex('party_members_living').on(t.realm, t.personId).where(sql`${t.until} is null`),
  check('party_members_not_self', sql`${t.recordedBy} <> ${t.personId}`),
]);

/** The register of clear readings: who read what of whom, when, in which operation. Append only. */
export const contactReadings = pgTable('contact_readings', {
  realm: text('realm').notNull(),
  id: uuid('id').notNull(),
  at: time('at').notNull().default(sql`business_now()`),
  readerId: uuid('reader_id').notNull(),
  /** Whose data was read. */
  personId: uuid('person_id').notNull(),
  /** What was read: NAME, PHONE, ADDRESS, WORDS. */
  what: text('what').array().notNull(),
  /** The order it was read through, if any. */
  orderId: uuid('order_id'),
  operation: text('operation').notNull(),
  reason: text('reason'),
}, (t) => [
  primaryKey({ name: 'contact_readings_pk', columns: [t.realm, t.id] }),
  foreignKey({ name: 'contact_readings_reader_fk', columns: [t.realm, t.readerId], foreignColumns: [persons.realm, persons.id] }),
  foreignKey({ name: 'contact_readings_person_fk', columns: [t.realm, t.personId], foreignColumns: [persons.realm, persons.id] }),
  index('contact_readings_of').on(t.realm, t.personId, t.at, t.id),
  index('contact_readings_by').on(t.realm, t.readerId, t.at),
]);
