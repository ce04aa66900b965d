import { sql } from 'drizzle-orm';
import { check, foreignKey, index, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { at, id, oneOf, realm } from '../../platform/columns.ts';
import { organisations } from '../organisations/tables.ts';
import { persons } from '../people/tables.ts';
import { divisions } from '../places/tables.ts';
import { ENDINGS, type Ending } from './words.ts';

/** A volunteer team (志愿服务队); its captain is an appointment. */
export const teams = pgTable('teams', {
  realm: realm(),
  id: id().notNull(),
  name: text('name').notNull(),
  /** The division under which it is registered; where it helps is `team_divisions`. */
  divisionId: id('division_id').notNull(),
  organisationId: id('organisation_id'),
  createdAt: at('created_at').notNull().default(sql`business_now()`),
  endedAt: at('ended_at'),
  endedBy: id('ended_by'),
}, (t) => [
  primaryKey({ name: 'teams_pk', columns: [t.realm, t.id] }),
  foreignKey({ name: 'teams_division_fk', columns: [t.realm, t.divisionId], foreignColumns: [divisions.realm, divisions.id] }),
  foreignKey({ name: 'teams_organisation_fk', columns: [t.realm, t.organisationId], foreignColumns: [organisations.realm, organisations.id] }),
  foreignKey({ name: 'teams_ended_by_fk', columns: [t.realm, t.endedBy], foreignColumns: [persons.realm, persons.id] }),
  index('teams_by_name').on(t.realm, t.name, t.id),
]);

/** Where a team helps: these divisions and all below them. */
export const teamDivisions = pgTable('team_divisions', {
  realm: realm(),
  teamId: id('team_id').notNull(),
  divisionId: id('division_id').notNull(),
}, (t) => [
  primaryKey({ name: 'team_divisions_pk', columns: [t.realm, t.teamId, t.divisionId] }),
  foreignKey({ name: 'team_divisions_team_fk', columns: [t.realm, t.teamId], foreignColumns: [teams.realm, teams.id] }),
  foreignKey({ name: 'team_divisions_division_fk', columns: [t.realm, t.divisionId], foreignColumns: [divisions.realm, divisions.id] }),
  index('team_divisions_by_division').on(t.realm, t.divisionId),
]);

/** What a team helps with: codes of catalogue items; none: everything. */
export const teamItems = pgTable('team_items', {
  realm: realm(),
  teamId: id('team_id').notNull(),
  itemCode: text('item_code').notNull(),
}, (t) => [
  primaryKey({ name: 'team_items_pk', columns: [t.realm, t.teamId, t.itemCode] }),
  foreignKey({ name: 'team_items_team_fk', columns: [t.realm, t.teamId], foreignColumns: [teams.realm, teams.id] }),
  index('team_items_by_item').on(t.realm, t.itemCode),
]);

/** Asked, then admitted or refused, then left or removed; one living row a team and person. */
export const teamMembers = pgTable('team_members', {
  realm: realm(),
  id: id().notNull(),
  teamId: id('team_id').notNull(),
  personId: id('person_id').notNull(),
  askedAt: at('asked_at').notNull().default(sql`business_now()`),
  admittedAt: at('admitted_at'),
  admittedBy: id('admitted_by'),
  endedAt: at('ended_at'),
  endedBy: id('ended_by'),
  ending: text('ending').$type<Ending>(),
  reason: text('reason'),
}, (t) => [
  primaryKey({ name: 'team_members_pk', columns: [t.realm, t.id] }),
  foreignKey({ name: 'team_members_team_fk', columns: [t.realm, t.teamId], foreignColumns: [teams.realm, teams.id] }),
  foreignKey({ name: 'team_members_person_fk', columns: [t.realm, t.personId], foreignColumns: [persons.realm, persons.id] }),
  foreignKey({ name: 'team_members_admitted_fk', columns: [t.realm, t.admittedBy], foreignColumns: [persons.realm, persons.id] }),
  foreignKey({ name: 'team_members_ended_fk', columns: [t.realm, t.endedBy], foreignColumns: [persons.realm, persons.id] }),
  oneOf(t.ending, ENDINGS),
  check('team_members_ended_how', sql`(${t.endedAt} is null) = (${t.ending} is null)`),
  uniqueIndex('team_members_living').on(t.realm, t.teamId, t.personId).where(sql`${t.endedAt} is null`),
  // Its record is also of those who have left.
  index('team_members_of').on(t.realm, t.teamId),
  index('team_members_by_person').on(t.realm, t.personId).where(sql`${t.endedAt} is null`),
]);
