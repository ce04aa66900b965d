import { sql } from 'drizzle-orm';
import { boolean, check, date, foreignKey, index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { at, id, oneOf, realm } from '../../platform/columns.ts';
import { divisions } from '../places/tables.ts';
import { ORGANISATION_KIND_NAMES, type OrganisationKind } from './words.ts';

/** A hospital, a school, a company...; `coBuilding` marks a co-building unit (共建单位). Names are not unique. */
export const organisations = pgTable('organisations', {
  realm: realm(),
  id: id().notNull(),
  kind: text('kind').$type<OrganisationKind>().notNull(),
  name: text('name').notNull(),
  /** The division that looks after it. */
  divisionId: id('division_id').notNull(),
  coBuilding: boolean('co_building').notNull().default(false),
  createdAt: at('created_at').notNull().default(sql`business_now()`),
  endedAt: at('ended_at'),
}, (t) => [
  primaryKey({ name: 'organisations_pk', columns: [t.realm, t.id] }),
  foreignKey({ name: 'organisations_division_fk', columns: [t.realm, t.divisionId], foreignColumns: [divisions.realm, divisions.id] }),
  oneOf(t.kind, ORGANISATION_KIND_NAMES),
  index('organisations_by_division').on(t.realm, t.divisionId),
  index('organisations_by_name').on(t.realm, t.name, t.id),
]);

/** A named programme that serves items (志愿服务项目); orders and resources may belong to one. What is done with it is the room `projects`, above them, which can be left out. */
export const projects = pgTable('projects', {
  realm: realm(),
  id: id().notNull(),
  name: text('name').notNull(),
  /** The organisation that answers for it. */
  ownerId: id('owner_id').notNull(),
  /** When it was signed (签约). */
  signedOn: date('signed_on', { mode: 'string' }).notNull(),
  itemCodes: text('item_codes').array().notNull(),
  createdAt: at('created_at').notNull().default(sql`business_now()`),
  endedAt: at('ended_at'),
}, (t) => [
  primaryKey({ name: 'projects_pk', columns: [t.realm, t.id] }),
  foreignKey({ name: 'projects_owner_fk', columns: [t.realm, t.ownerId], foreignColumns: [organisations.realm, organisations.id] }),
  check('projects_items', sql`cardinality(${t.itemCodes}) > 0`),
  index('projects_by_name').on(t.realm, t.name, t.id),
]);

/** Organisations that carry a project with its owner. */
export const projectPartners = pgTable('project_partners', {
  realm: realm(),
  projectId: id('project_id').notNull(),
  organisationId: id('organisation_id').notNull(),
}, (t) => [
  primaryKey({ name: 'project_partners_pk', columns: [t.realm, t.projectId, t.organisationId] }),
  foreignKey({ name: 'project_partners_project_fk', columns: [t.realm, t.projectId], foreignColumns: [projects.realm, projects.id] }),
  foreignKey({ name: 'project_partners_organisation_fk', columns: [t.realm, t.organisationId], foreignColumns: [organisations.realm, organisations.id] }),
  index('project_partners_of').on(t.realm, t.organisationId),
]);
