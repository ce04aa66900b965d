import { sql } from 'drizzle-orm';
import { check, foreignKey, pgTable, primaryKey } from 'drizzle-orm/pg-core';
import { at, id, realm } from '../../platform/columns.ts';
import { persons } from '../people/tables.ts';

/** Times when a volunteer is not to be asked (休息时段); no two of a person touch, because they are written all at once. */
export const daysOff = pgTable('days_off', {
  realm: realm(),
  personId: id('person_id').notNull(),
  from: at('from').notNull(),
  until: at('until').notNull(),
}, (t) => [
  primaryKey({ name: 'days_off_pk', columns: [t.realm, t.personId, t.from] }),
  foreignKey({ name: 'days_off_person_fk', columns: [t.realm, t.personId], foreignColumns: [persons.realm, persons.id] }),
  check('days_off_span', sql`${t.from} < ${t.until}`),
]);
