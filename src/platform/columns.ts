import { getTableName, sql, type SQL } from 'drizzle-orm';
import { check, customType, text, timestamp, uuid, type AnyPgColumn } from 'drizzle-orm/pg-core';

/** The tenant a row belongs to: the first column of every primary, unique and foreign key. */
export const realm = () => text('realm').notNull();

/** A UUIDv7 made by `newId()`, never an order. */
export const id = (name = 'id') => uuid(name);

/** A moment, kept to the millisecond, so that the `Date` in memory is exactly the value in the row (keyset cursors rely on it). */
export const at = (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: 'date' });

/** A 64-bit transaction id. In and out as text: a BigInt parameter fails. */
export const xid8 = customType<{ data: string; driverData: string }>({ dataType: () => 'xid8' });

/** Bytes, as a Buffer. */
export const bytea = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' });

/** CHECK that a text column holds one of the values (NULL passes, as in all CHECKs); named `<table>_<column>_one_of`. */
export const oneOf = (column: AnyPgColumn, values: readonly string[]) =>
  check(
    `${getTableName(column.table)}_${column.name}_one_of`,
    sql`${column} in (${sql.raw(values.map((value) => `'${value.replaceAll("'", "''")}'`).join(', '))})`,
  );

/** A `Date` as a parameter of hand-written SQL (drizzle's client no longer converts dates there). */
export const moment = (date: Date): SQL => sql`${date.toISOString()}::timestamptz`;

/** What hand-written SQL returns for a timestamptz, as a `Date`. */
export const dateOf = (returned: string | Date): Date => (returned instanceof Date ? returned : new Date(returned));
