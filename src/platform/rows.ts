import { getTableColumns, sql, type Column, type SQL } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';

/** Whole rows of a table under a name, for statements that are written by hand. */
export interface RowsOf<Row> {
  /** All columns, as a list to select. */
  readonly columns: SQL;
  /** A row as drizzle would make it, of the driver's values that begin at `from`. */
  read(values: readonly unknown[], from?: number): Row;
}

/**
 * How to select and read whole rows of `table` under `name`. Which column wants what is found out once and not for each value, and a row begins
 * as a copy of an empty one with all of its keys: an object that gets 60 keys one after the other becomes a slow table of them.
 */
export function rowsOf<T extends PgTable>(table: T, name: string): RowsOf<T['$inferSelect']> {
  const columns = Object.entries(getTableColumns(table));
  const keys = columns.map(([key]) => key);
  const decoders = columns.map(([, column]) => decoderOf(column));
  const empty = JSON.parse(JSON.stringify(Object.fromEntries(keys.map((key) => [key, null])))) as Record<string, unknown>;
  return {
    columns: sql.raw(columns.map(([, column]) => `${name}."${column.name}"`).join(', ')),
    read(values, from = 0) {
      const row = { ...empty };
      for (let i = 0; i < keys.length; i++) {
        const value = values[from + i];
        if (value === null) continue;
        const decode = decoders[i];
        row[keys[i]!] = decode ? decode(value) : value;
      }
      return row as T['$inferSelect'];
    },
  };
}

/** What the driver has made ready already. */
const READY = new Set(['PgText', 'PgUUID', 'PgBoolean', 'PgInteger', 'PgSmallInt', 'PgDoublePrecision', 'PgJsonb', 'PgJson']);

function decoderOf(column: Column): ((value: unknown) => unknown) | null {
  if (column.columnType === 'PgTimestamp') return (value) => momentOf(value as string);
  return READY.has(column.columnType) ? null : (value) => column.mapFromDriverValue(value);
}

const UTC = /^[1-9]\d{3}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{3})?\+00$/;

/** A timestamptz as the driver gives it. In a session whose time zone is UTC, as all of ours, several times as fast as `Date` reads it. */
export function momentOf(text: string): Date {
  if (!UTC.test(text)) return new Date(text);
  const at = (from: number, length: number): number => {
    let n = 0;
    for (let i = from; i < from + length; i++) n = n * 10 + text.charCodeAt(i) - 48;
    return n;
  };
  return new Date(Date.UTC(at(0, 4), at(5, 2) - 1, at(8, 2), at(11, 2), at(14, 2), at(17, 2), text.length > 22 ? at(20, 3) : 0));
}
