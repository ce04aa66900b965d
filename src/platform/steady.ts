import { is, Placeholder, sql, type SQL } from 'drizzle-orm';
import type { Executor, Sql } from './db.ts';
import { writtenOf } from './written.ts';

type Make<Row> = (values: readonly unknown[]) => Row;

/** A value of a steady statement, by the name under which it is given. */
export const given = (name: string): Placeholder => sql.placeholder(name);

/**
 * A read whose text is always the same: written once, and planned once on each connection, which keeps the plan. Each asking then costs one
 * message there and one back. What differs is `given`; lists are given as one value (`asList`), so that their length does not show in the text.
 */
export function steady<Row>(query: SQL, make: Make<Row>): (db: Executor, values: Readonly<Record<string, string>>) => Promise<Row[]> {
  const { sql: text, params } = writtenOf(query);
  return (db, values) => ask(db, text, params.map((param) => (is(param, Placeholder) ? values[param.name] : param)), true, make);
}

/** So many texts of `askKept` are kept on each connection; each costs the server some memory there. */
const MOST_KEPT = 200;
const kept = new Set<string>();

/** Asks a statement that is put together anew, but of few different texts: the first so many of them are planned once on each connection, as steady ones. */
export function askKept<Row>(db: Executor, query: SQL, make: Make<Row>): Promise<Row[]> {
  const { sql: text, params } = writtenOf(query);
  if (kept.size < MOST_KEPT) kept.add(text);
  return ask(db, text, params, kept.has(text), make);
}

/** As `db.execute` does, but planned once on each connection: for statements, also writing ones, of which all that differs is a value. */
export async function executeKept<Row>(db: Executor, query: SQL): Promise<readonly Row[]> {
  const { sql: text, params } = writtenOf(query);
  if (kept.size < MOST_KEPT) kept.add(text);
  return await clientOf(db).unsafe(text, params as never[], { prepare: kept.has(text) }) as unknown as readonly Row[];
}

const clientOf = (db: Executor): Pick<Sql, 'unsafe'> => (db._.session as unknown as { readonly client: Pick<Sql, 'unsafe'> }).client;

/** By the client below drizzle, whose own way costs a fifth of a read again (spans, wrappers, promises). */
async function ask<Row>(db: Executor, text: string, params: unknown[], keep: boolean, make: Make<Row>): Promise<Row[]> {
  const rows: readonly (readonly unknown[])[] = await clientOf(db).unsafe(text, params as never[], { prepare: keep }).values();
  return rows.map((row) => make(row));
}

/** A list of uuids or codes (letters, digits, _ and -) as one value, to be cast to an array. */
export const asList = (values: Iterable<string>): string => `{${[...values].join(',')}}`;
