import { sql } from 'drizzle-orm';
import { check, date, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { at, id, oneOf, realm } from '../../platform/columns.ts';
import type { PublicTables } from './rules/hiding.ts';
import type { Numbers } from './words.ts';

/** Which figures are read, and which are being counted anew beside them: a rebuild counts into a generation of its own, which then takes the place of the other at once. */
export const reportGenerations = pgTable('report_generations', {
  realm: realm(),
  generation: integer('generation').notNull(),
  state: text('state').$type<'CURRENT' | 'BUILDING'>().notNull(),
  since: at('since').notNull(),
}, (t) => [
  primaryKey({ name: 'report_generations_pk', columns: [t.realm, t.generation] }),
  oneOf(t.state, ['CURRENT', 'BUILDING']),
  uniqueIndex('report_generations_current').on(t.realm).where(sql`${t.state} = 'CURRENT'`),
]);

/** Of the realm's zone. */
const day = () => date('day', { mode: 'string' }).notNull();
const cell = () => ({
  /** The grid; without one the community, the street, or whatever division is known. */
  placeId: id('place_id').notNull(),
  itemCode: text('item_code').notNull(),
  /** Zeros: no unit. */
  organisationId: id('organisation_id').notNull(),
  streetId: id('street_id'),
  communityId: id('community_id'),
  gridId: id('grid_id'),
  numbers: jsonb('numbers').$type<Numbers>().notNull(),
});

/** What each order, and each resource, adds to the figures now. Counted again, only the difference changes the sums: so whoever counts twice changes nothing. */
export const reportSubjects = pgTable('report_subjects', {
  realm: realm(),
  generation: integer('generation').notNull(),
  subjectId: id('subject_id').notNull(),
  day: day(),
  ...cell(),
}, (t) => [primaryKey({ name: 'report_subjects_pk', columns: [t.realm, t.generation, t.subjectId] })]);

/** THE FIGURES: sums by day, place, item and unit. No person is in them. */
export const reportDays = pgTable('report_days', {
  realm: realm(),
  generation: integer('generation').notNull(),
  day: day(),
  ...cell(),
}, (t) => [
  primaryKey({ name: 'report_days_pk', columns: [t.realm, t.generation, t.day, t.placeId, t.itemCode, t.organisationId] }),
  index('report_days_in_street').on(t.realm, t.generation, t.streetId, t.day),
  index('report_days_in_community').on(t.realm, t.generation, t.communityId, t.day),
  index('report_days_in_grid').on(t.realm, t.generation, t.gridId, t.day),
  index('report_days_of_organisation').on(t.realm, t.generation, t.organisationId, t.day),
]);

/** The same sums by month, written by the very statement that writes the days: what is asked of a half year adds up six cells of a place where there were 180. */
export const reportMonths = pgTable('report_months', {
  realm: realm(),
  generation: integer('generation').notNull(),
  /** Its first day. */
  month: date('month', { mode: 'string' }).notNull(),
  ...cell(),
}, (t) => [
  primaryKey({ name: 'report_months_pk', columns: [t.realm, t.generation, t.month, t.placeId, t.itemCode, t.organisationId] }),
  check('report_months_first', sql`extract(day from ${t.month}) = 1`),
  index('report_months_in_street').on(t.realm, t.generation, t.streetId, t.month),
  index('report_months_in_community').on(t.realm, t.generation, t.communityId, t.month),
  index('report_months_in_grid').on(t.realm, t.generation, t.gridId, t.month),
  index('report_months_of_organisation').on(t.realm, t.generation, t.organisationId, t.month),
]);

/** What everybody was told of a month, the first time that it was told: it stays as it was, so that nobody learns of one order by asking again. Small numbers are hidden in it already. */
export const publicMonths = pgTable('public_months', {
  realm: realm(),
  month: text('month').notNull(),
  at: at('at').notNull(),
  told: jsonb('told').$type<PublicTables>().notNull(),
}, (t) => [
  primaryKey({ name: 'public_months_pk', columns: [t.realm, t.month] }),
  check('public_months_month', sql`${t.month} ~ '^20[0-9]{2}-(0[1-9]|1[0-2])$'`),
]);
