import { foreignKey, pgTable, primaryKey, unique } from 'drizzle-orm/pg-core';
import { at, bytea, id, realm } from '../../platform/columns.ts';
import { persons } from '../people/tables.ts';

/** The secret link at which somebody's calendar is read by a calendar program (日历订阅链接), one a person. Of the secret only a hash is here. */
export const calendarLinks = pgTable('calendar_links', {
  realm: realm(),
  personId: id('person_id').notNull(),
  hash: bytea('hash').notNull(),
  since: at('since').notNull(),
  revokedAt: at('revoked_at'),
}, (t) => [
  primaryKey({ name: 'calendar_links_pk', columns: [t.realm, t.personId] }),
  unique('calendar_links_hash').on(t.realm, t.hash),
  foreignKey({ name: 'calendar_links_person_fk', columns: [t.realm, t.personId], foreignColumns: [persons.realm, persons.id] }),
]);
