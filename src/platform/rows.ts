import { getTableColumns, sql, type Column, type SQL } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { Lately } from './lately.ts';
import { fieldsOf } from './record.ts';

/** Whole rows of a table under a name, for statements that are written by hand. */
export interface RowsOf<Row> {
  /** All columns, as a list to select. */
  readonly columns: SQL;
  /** A row as drizzle would make it, of the driver's values that begin at `from`. */
  read(values: readonly unknown[], from?: number): Row;
}

/**
 * How to select and read whole rows of `table` under `name`. The function that makes a row is written once, from the table's own columns: each row
 * then has the same shape, and its values are put where they belong. (Sixty keys put one after the other into an object took five times as long.)
 * Columns that are `seldom` looked at come as one text, which is taken apart when the first of them is. They are accessors of the row's class: `...` leaves
 * them out, so such a row is never copied, and what is to be said beside it is said by `extended`.
 */
export function rowsOf<T extends PgTable>(table: T, name: string, seldom: readonly (keyof T['$inferSelect'] & string)[] = []): RowsOf<T['$inferSelect']> {
  const all: readonly Named[] = Object.entries(getTableColumns(table));
  const apart = all.filter(([key]) => (seldom as readonly string[]).includes(key));
  const often = all.filter((one) => !apart.includes(one));
  const decoders = often.map(([, column]) => decoderOf(column));
  const values = often.map(([key], i) => [JSON.stringify(key), decoders[i] === null ? `v[f + ${i}]` : `v[f + ${i}] === null ? null : d[${i}](v[f + ${i}])`] as const);
  const source = apart.length === 0 ? `return (v, f) => ({ ${values.map(([key, value]) => `${key}: ${value}`).join(', ')} });` : `
    class Row {
      constructor(v, f) { ${values.map(([key, value]) => `this[${key}] = ${value};`).join(' ')} this[s] = v[f + ${often.length}]; }
      ${apart.map(([key], i) => `get [${JSON.stringify(key)}]() { return (typeof this[s] === 'string' ? this[s] = a(this[s]) : this[s])[${i}]; }`).join(' ')}
    }
    return (v, f) => new Row(v, f);`;
  // oxlint-disable-next-line typescript/no-implied-eval -- nothing but names of our own columns is in it
  const make = new Function('d', 'a', 's', source)(decoders, takingApart(apart), SELDOM) as (values: readonly unknown[], from: number) => T['$inferSelect'];
  const names = (columns: readonly Named[]): string[] => columns.map(([, column]) => `${name}."${column.name}"`);
  return { columns: sql.raw([...names(often), ...(apart.length === 0 ? [] : [`row(${names(apart).join(', ')})::text`])].join(', ')), read: (row, from = 0) => make(row, from) };
}

/** So many rows of a table are kept, and once more as many that were read before them. */
const MOST_KEPT = 8_192;

/**
 * The same for rows that are read again and again while they seldom change, as orders are by everybody who looks at a list: each comes as one text, and as
 * long as it is the same text as before, the row that was made of it is given again: nobody may ever change one. (Lists gave a sixth more pages a second by it; a row that was never seen costs no more than with `rowsOf`.)
 */
export function keptRowsOf<T extends PgTable>(table: T, name: string, most = MOST_KEPT): RowsOf<T['$inferSelect']> {
  const all: readonly Named[] = Object.entries(getTableColumns(table));
  const columns = [...all.filter(([key]) => key === 'id'), ...all.filter(([key]) => key !== 'id')];
  const apart = takingApart(columns);
  // oxlint-disable-next-line typescript/no-implied-eval -- nothing but names of our own columns is in it
  const make = new Function('v', `return { ${columns.map(([key], i) => `${JSON.stringify(key)}: v[${i}]`).join(', ')} };`) as (values: readonly unknown[]) => T['$inferSelect'];
  const kept = new Lately<{ readonly text: string; readonly row: T['$inferSelect'] }>(most);
  // A row with an id is found by it, which is shorter to look up than all of its text.
  const keyOf = columns[0]![0] === 'id' ? (text: string) => text.slice(1, 37) : (text: string) => text;
  const rowOf = (text: string): T['$inferSelect'] => {
    const key = keyOf(text);
    const known = kept.get(key);
    if (known?.text === text) return known.row;
    const row = Object.freeze(make(apart(text)));
    kept.set(key, { text, row });
    return row;
  };
  return { columns: sql.raw(`row(${columns.map(([, column]) => `${name}."${column.name}"`).join(', ')})::text`), read: (values, from = 0) => rowOf(values[from] as string) };
}

/** Where a row keeps its columns that are seldom looked at: as text, or taken apart. */
const SELDOM = Symbol('seldom');

/** A row, and more beside it; also for rows with columns that are seldom looked at. */
export const extended = <Row extends object, More extends object>(row: Row, more: More): Row & More =>
  (SELDOM in row ? Object.assign(Object.create(row) as Row, more) : { ...row, ...more });

type Named = readonly [key: string, column: Column];
type Decode = (value: unknown) => unknown;

/** Takes the text of a record of these columns apart. */
function takingApart(columns: readonly Named[]): (record: string) => unknown[] {
  const decoders = columns.map(([, column]) => decoderOfText(column));
  return (record) => fieldsOf(record).map((field, i) => (field === null ? null : decoders[i]!(field)));
}

/** What the driver has made ready already. */
const READY = new Set(['PgText', 'PgUUID', 'PgBoolean', 'PgInteger', 'PgSmallInt', 'PgDoublePrecision', 'PgJsonb', 'PgJson']);

function decoderOf(column: Column): Decode | null {
  if (column.columnType === 'PgTimestamp') return (value) => momentOf(value as string);
  return READY.has(column.columnType) ? null : (value) => column.mapFromDriverValue(value);
}

/** What the driver would have made ready. */
const READ: Readonly<Record<string, (text: string) => unknown>> = {
  PgBoolean: (text) => text === 't', PgInteger: Number, PgSmallInt: Number, PgDoublePrecision: Number, PgJsonb: JSON.parse, PgJson: JSON.parse,
};

function decoderOfText(column: Column): Decode {
  const [read, decode] = [READ[column.columnType], decoderOf(column)];
  return (value) => (read ? read(value as string) : decode ? decode(value) : value);
}

const UTC = /^[1-9]\d{3}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{3})?\+00$/;

/** A timestamptz as the driver gives it. In a session whose time zone is UTC, as all of ours, several times as fast as `Date` reads it. */
export function momentOf(text: string): Date {
  if (!UTC.test(text)) return new Date(text);
  return new Date(Date.UTC(
    number(text, 0, 4), number(text, 5, 7) - 1, number(text, 8, 10), number(text, 11, 13), number(text, 14, 16), number(text, 17, 19),
    text.length > 22 ? number(text, 20, 23) : 0,
  ));
}

function number(digits: string, from: number, until: number): number {
  let n = 0;
  for (let i = from; i < until; i++) n = n * 10 + digits.charCodeAt(i) - 48;
  return n;
}
