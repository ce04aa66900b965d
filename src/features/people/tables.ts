import { sql } from 'drizzle-orm';
import { check, doublePrecision, foreignKey, index, jsonb, pgTable, primaryKey, smallint, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { at, id, oneOf, realm } from '../../platform/columns.ts';
import { divisions, realms } from '../places/tables.ts';
import { CREATED_HOW, EARLIEST_BIRTH_YEAR, REACHED_BY, type CreatedHow, type FreeWindow, type ReachedBy } from './words.ts';

/** A person without anything that tells who they are. */
export const persons = pgTable('persons', {
  realm: realm(),
  id: id().notNull(),
  homeDivisionId: id('home_division_id'),
  reachedBy: text('reached_by').$type<ReachedBy>().notNull(),
  /** Who tells them news when they are reached by an officer; null: whoever is officer of their grid. */
  guideId: id('guide_id'),
  createdHow: text('created_how').$type<CreatedHow>().notNull(),
  createdBy: id('created_by'),
  createdAt: at('created_at').notNull().default(sql`business_now()`),
}, (t) => [
  primaryKey({ name: 'persons_pk', columns: [t.realm, t.id] }),
  foreignKey({ name: 'persons_realm_fk', columns: [t.realm], foreignColumns: [realms.code] }),
  foreignKey({ name: 'persons_home_fk', columns: [t.realm, t.homeDivisionId], foreignColumns: [divisions.realm, divisions.id] }),
  foreignKey({ name: 'persons_guide_fk', columns: [t.realm, t.guideId], foreignColumns: [t.realm, t.id] }),
  foreignKey({ name: 'persons_created_by_fk', columns: [t.realm, t.createdBy], foreignColumns: [t.realm, t.id] }),
  oneOf(t.reachedBy, REACHED_BY),
  oneOf(t.createdHow, CREATED_HOW),
  index('persons_by_home').on(t.realm, t.homeDivisionId, t.id),
  index('persons_by_guide').on(t.realm, t.guideId),
]);

/** Personal data: the only place of names, telephone numbers and doors of people. */
export const personContacts = pgTable('person_contacts', {
  realm: realm(),
  personId: id('person_id').notNull(),
  name: text('name').notNull(),
  phone: text('phone'),
  address: text('address'),
  latitude: doublePrecision('latitude'),
  longitude: doublePrecision('longitude'),
  /** By which "for whom" judges an age; null: they have not said it. */
  birthYear: smallint('birth_year'),
  updatedAt: at('updated_at').notNull().default(sql`business_now()`),
}, (t) => [
  primaryKey({ name: 'person_contacts_pk', columns: [t.realm, t.personId] }),
  foreignKey({ name: 'person_contacts_person_fk', columns: [t.realm, t.personId], foreignColumns: [persons.realm, persons.id] }),
  check('person_contacts_birth_year', sql`${t.birthYear} between ${sql.raw(`${EARLIEST_BIRTH_YEAR}`)} and 2200`),
]);

/** Who signs in (issuer, subject) as whom. */
export const accounts = pgTable('accounts', {
  realm: realm(),
  issuer: text('issuer').notNull(),
  subject: text('subject').notNull(),
  personId: id('person_id').notNull(),
  linkedAt: at('linked_at').notNull().default(sql`business_now()`),
}, (t) => [
  primaryKey({ name: 'accounts_pk', columns: [t.realm, t.issuer, t.subject] }),
  foreignKey({ name: 'accounts_person_fk', columns: [t.realm, t.personId], foreignColumns: [persons.realm, persons.id] }),
  index('accounts_by_person').on(t.realm, t.personId),
]);

/** What a person agreed to, who wrote it down, and when it was taken back. */
export const consents = pgTable('consents', {
  realm: realm(),
  id: id().notNull(),
  personId: id('person_id').notNull(),
  recordedBy: id('recorded_by').notNull(),
  purpose: text('purpose').notNull(),
  text: text('text').notNull(),
  at: at('at').notNull().default(sql`business_now()`),
  revokedAt: at('revoked_at'),
  /** The person, or who recorded it for them. */
  revokedBy: id('revoked_by'),
}, (t) => [
  primaryKey({ name: 'consents_pk', columns: [t.realm, t.id] }),
  foreignKey({ name: 'consents_person_fk', columns: [t.realm, t.personId], foreignColumns: [persons.realm, persons.id] }),
  foreignKey({ name: 'consents_recorded_by_fk', columns: [t.realm, t.recordedBy], foreignColumns: [persons.realm, persons.id] }),
  foreignKey({ name: 'consents_revoked_by_fk', columns: [t.realm, t.revokedBy], foreignColumns: [persons.realm, persons.id] }),
  index('consents_by_person').on(t.realm, t.personId),
]);

/**
 * Who may act for whom (监护人、代办人), by the consent that an officer wrote down, until it is revoked. Whoever acts for somebody shares the row's lock, and
 * revoking takes it alone: an act is done before the end, or not at all.
 */
export const guardianships = pgTable('guardianships', {
  realm: realm(),
  id: id().notNull(),
  wardId: id('ward_id').notNull(),
  guardianId: id('guardian_id').notNull(),
  recordedBy: id('recorded_by').notNull(),
  /** For what, and what was agreed, in words: personal data. */
  purpose: text('purpose').notNull(),
  text: text('text').notNull(),
  since: at('since').notNull().default(sql`business_now()`),
  revokedAt: at('revoked_at'),
  revokedBy: id('revoked_by'),
}, (t) => [
  primaryKey({ name: 'guardianships_pk', columns: [t.realm, t.id] }),
  foreignKey({ name: 'guardianships_ward_fk', columns: [t.realm, t.wardId], foreignColumns: [persons.realm, persons.id] }),
  foreignKey({ name: 'guardianships_guardian_fk', columns: [t.realm, t.guardianId], foreignColumns: [persons.realm, persons.id] }),
  foreignKey({ name: 'guardianships_recorded_fk', columns: [t.realm, t.recordedBy], foreignColumns: [persons.realm, persons.id] }),
  foreignKey({ name: 'guardianships_revoked_fk', columns: [t.realm, t.revokedBy], foreignColumns: [persons.realm, persons.id] }),
  uniqueIndex('guardianships_living').on(t.realm, t.guardianId, t.wardId).where(sql`${t.revokedAt} is null`),
  index('guardianships_of_ward').on(t.realm, t.wardId).where(sql`${t.revokedAt} is null`),
  check('guardianships_another', sql`${t.wardId} <> ${t.guardianId} and ${t.recordedBy} <> ${t.guardianId}`),
]);

/** Registered volunteers (注册志愿者); one living row a person. */
export const volunteers = pgTable('volunteers', {
  realm: realm(),
  id: id().notNull(),
  personId: id('person_id').notNull(),
  since: at('since').notNull().default(sql`business_now()`),
  endedAt: at('ended_at'),
  skills: text('skills').array().notNull().default(sql`'{}'`),
  /** Where they want to help; empty: anywhere in the realm. */
  areaDivisionIds: uuid('area_division_ids').array().notNull().default(sql`'{}'`),
  /** Weekly windows in the realm's time; empty: whenever. */
  freeHours: jsonb('free_hours').$type<FreeWindow[]>().notNull().default([]),
}, (t) => [
  primaryKey({ name: 'volunteers_pk', columns: [t.realm, t.id] }),
  foreignKey({ name: 'volunteers_person_fk', columns: [t.realm, t.personId], foreignColumns: [persons.realm, persons.id] }),
  uniqueIndex('volunteers_living').on(t.realm, t.personId).where(sql`${t.endedAt} is null`),
  index('volunteers_by_area').using('gin', t.areaDivisionIds).where(sql`${t.endedAt} is null`),
]);

/** Party members (党员) as a community recorded them; never self-declared; one living row a person. */
export const partyMembers = pgTable('party_members', {
  realm: realm(),
  id: id().notNull(),
  personId: id('person_id').notNull(),
  branch: text('branch'),
  recordedBy: id('recorded_by').notNull(),
  since: at('since').notNull().default(sql`business_now()`),
  until: at('until'),
  endedBy: id('ended_by'),
}, (t) => [
  primaryKey({ name: 'party_members_pk', columns: [t.realm, t.id] }),
  foreignKey({ name: 'party_members_person_fk', columns: [t.realm, t.personId], foreignColumns: [persons.realm, persons.id] }),
  foreignKey({ name: 'party_members_recorded_fk', columns: [t.realm, t.recordedBy], foreignColumns: [persons.realm, persons.id] }),
  foreignKey({ name: 'party_members_ended_fk', columns: [t.realm, t.endedBy], foreignColumns: [persons.realm, persons.id] }),
  // Standing asks for rows in force now, ended later or not at all: the partial index below does not answer that.
  index('party_members_by_person').on(t.realm, t.personId),
  uniqueIndex('party_members_living').on(t.realm, t.personId).where(sql`${t.until} is null`),
  check('party_members_not_self', sql`${t.recordedBy} <> ${t.personId}`),
]);

/** The register of clear readings: who read what of whom, when, in which operation. Append only. */
export const contactReadings = pgTable('contact_readings', {
  realm: realm(),
  id: id().notNull(),
  at: at('at').notNull().default(sql`business_now()`),
  readerId: id('reader_id').notNull(),
  /** Whose data was read. */
  personId: id('person_id').notNull(),
  /** What was read: NAME, PHONE, ADDRESS, WORDS. */
  what: text('what').array().notNull(),
  /** The order it was read through, if any. */
  orderId: id('order_id'),
  operation: text('operation').notNull(),
  reason: text('reason'),
}, (t) => [
  primaryKey({ name: 'contact_readings_pk', columns: [t.realm, t.id] }),
  foreignKey({ name: 'contact_readings_reader_fk', columns: [t.realm, t.readerId], foreignColumns: [persons.realm, persons.id] }),
  foreignKey({ name: 'contact_readings_person_fk', columns: [t.realm, t.personId], foreignColumns: [persons.realm, persons.id] }),
  index('contact_readings_of').on(t.realm, t.personId, t.at, t.id),
  index('contact_readings_by').on(t.realm, t.readerId, t.at),
  index('contact_readings_through').on(t.realm, t.orderId, t.at, t.id).where(sql`${t.orderId} is not null`),
]);
