import { sql } from 'drizzle-orm';
import { boolean, check, foreignKey, index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { APPOINTING, ROLES, type Role } from '../../appointing.ts';
import { at, id, oneOf, realm } from '../../platform/columns.ts';
import { organisations } from '../organisations/tables.ts';
import { persons } from '../people/tables.ts';
import { divisions } from '../places/tables.ts';
import { teams } from '../teams/tables.ts';

const having = (scope: string): string => ROLES.filter((r) => APPOINTING[r].scope === scope).map((r) => `'${r}'`).join(', ');

/**
 * Who holds which role over what, from when until when. Overlaps are excluded by the gist constraints
 * `appointments_once` (a person twice) and `appointments_alone` (two holders of a role that has one), in `drizzle/0002_after.sql`.
 */
export const appointments = pgTable('appointments', {
  realm: realm(),
  id: id().notNull(),
  personId: id('person_id').notNull(),
  role: text('role').$type<Role>().notNull(),
  divisionId: id('division_id'),
  organisationId: id('organisation_id'),
  teamId: id('team_id'),
  /** Of a pair: the appointment of the grid officer with whom the volunteer is paired. One pair an officer at a time: gist constraint `appointments_paired`, in `drizzle/0015_brokers.sql`. */
  withId: id('with_id'),
  /** Copied from `appointing.ts`: only one may hold this role over this scope at a time. */
  alone: boolean('alone').notNull(),
  since: at('since').notNull().default(sql`business_now()`),
  until: at('until'),
  /** Null: given by `realm create`. */
  appointedBy: id('appointed_by'),
  endedBy: id('ended_by'),
}, (t) => [
  primaryKey({ name: 'appointments_pk', columns: [t.realm, t.id] }),
  foreignKey({ name: 'appointments_person_fk', columns: [t.realm, t.personId], foreignColumns: [persons.realm, persons.id] }),
  foreignKey({ name: 'appointments_division_fk', columns: [t.realm, t.divisionId], foreignColumns: [divisions.realm, divisions.id] }),
  foreignKey({ name: 'appointments_organisation_fk', columns: [t.realm, t.organisationId], foreignColumns: [organisations.realm, organisations.id] }),
  foreignKey({ name: 'appointments_team_fk', columns: [t.realm, t.teamId], foreignColumns: [teams.realm, teams.id] }),
  foreignKey({ name: 'appointments_by_fk', columns: [t.realm, t.appointedBy], foreignColumns: [persons.realm, persons.id] }),
  foreignKey({ name: 'appointments_ended_fk', columns: [t.realm, t.endedBy], foreignColumns: [persons.realm, persons.id] }),
  foreignKey({ name: 'appointments_with_fk', columns: [t.realm, t.withId], foreignColumns: [t.realm, t.id] }),
  check('appointments_pair', sql`(${t.role} = 'PAIR') = (${t.withId} is not null)`),
  oneOf(t.role, ROLES),
  check('appointments_scope', sql`case
    when ${t.role} in (${sql.raw(having('DIVISION'))}) then ${t.divisionId} is not null and ${t.organisationId} is null and ${t.teamId} is null
    when ${t.role} in (${sql.raw(having('ORGANISATION'))}) then ${t.organisationId} is not null and ${t.divisionId} is null and ${t.teamId} is null
    else ${t.teamId} is not null and ${t.divisionId} is null and ${t.organisationId} is null end`),
  check('appointments_not_self', sql`${t.appointedBy} is null or ${t.appointedBy} <> ${t.personId}`),
  check('appointments_order', sql`${t.until} is null or ${t.until} >= ${t.since}`),
  index('appointments_by_person').on(t.realm, t.personId),
  index('appointments_by_division').on(t.realm, t.divisionId, t.role),
  index('appointments_by_organisation').on(t.realm, t.organisationId),
  index('appointments_by_team').on(t.realm, t.teamId),
]);
