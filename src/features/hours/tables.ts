import { sql } from 'drizzle-orm';
import { check, foreignKey, index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { at, id, realm } from '../../platform/columns.ts';
import { persons } from '../people/tables.ts';

/**
 * A record of somebody's service that anybody can check by its number (服务时长证明). What it says is not here: it is added up from the finished seats of its
 * time whenever somebody asks, so hours that were corrected make older papers wrong.
 */
export const serviceRecords = pgTable('service_records', {
  realm: realm(),
  /** 80 bits of chance, as people write them. */
  number: text('number').notNull(),
  personId: id('person_id').notNull(),
  from: at('from').notNull(),
  until: at('until').notNull(),
  issuedAt: at('issued_at').notNull(),
  withdrawnAt: at('withdrawn_at'),
}, (t) => [
  primaryKey({ name: 'service_records_pk', columns: [t.realm, t.number] }),
  foreignKey({ name: 'service_records_person_fk', columns: [t.realm, t.personId], foreignColumns: [persons.realm, persons.id] }),
  check('service_records_span', sql`${t.from} < ${t.until}`),
  index('service_records_of').on(t.realm, t.personId, t.issuedAt, t.number),
]);
