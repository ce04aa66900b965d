import { sql } from 'drizzle-orm';
import { boolean, check, interval, pgTable } from 'drizzle-orm/pg-core';

/** One row: how far business time runs ahead of the machine's (behind, if negative). */
export const businessClock = pgTable('business_clock', {
  one: boolean('one').primaryKey().default(true),
  ahead: interval('ahead').notNull().default(sql`interval '0'`),
}, (table) => [check('business_clock_one', sql`${table.one}`)]);
