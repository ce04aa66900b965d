import { sql } from 'drizzle-orm';
import { boolean, foreignKey, index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
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
