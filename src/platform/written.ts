import { Column, Param, SQL, StringChunk } from 'drizzle-orm';
import { PgDialect, type PgColumn } from 'drizzle-orm/pg-core';

export interface Written { readonly sql: string; readonly params: unknown[] }

const dialect = new PgDialect();
const columns = new WeakMap<Column, string>();

function nameOf(column: Column): string {
  const known = columns.get(column) ?? dialect.sqlToQuery(new SQL([column as PgColumn])).sql;
  columns.set(column, known);
  return known;
}

/**
 * What drizzle makes of a query, written in one go. Its own way builds an object and an array for each of a statement's hundred pieces and
 * merges them level by level, at three times the price; it still writes whatever is not a text, a column or a value.
 */
export function writtenOf(query: SQL): Written {
  const params: unknown[] = [];
  let text = '';
  const value = (one: unknown): true => { text += `$${params.push(one)}`; return true; };
  const write = (chunk: unknown): boolean => {
    if (chunk === null || typeof chunk === 'string' || typeof chunk === 'number' || typeof chunk === 'boolean') return value(chunk);
    if (chunk instanceof StringChunk) { text += chunk.value.join(''); return true; }
    if (chunk instanceof SQL) return !(chunk as unknown as { readonly shouldInlineParams: boolean }).shouldInlineParams && chunk.queryChunks.every(write);
    if (chunk instanceof Column) { text += nameOf(chunk); return true; }
    if (!(chunk instanceof Param)) return false;
    const given: unknown = chunk.value === null ? null : chunk.encoder.mapToDriverValue(chunk.value);
    return (typeof given !== 'object' || given === null) && value(given);
  };
  return write(query) ? { sql: text, params } : dialect.sqlToQuery(query);
}
