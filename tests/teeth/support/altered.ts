import { SQL, StringChunk, is, type SQLWrapper } from 'drizzle-orm';
import type { Db } from '../../../src/platform/db.ts';

/** The query, each piece of its text changed. */
function rewritten(query: SQL, change: (text: string) => string): SQL {
  return new SQL(query.queryChunks.map((chunk) => (is(chunk, StringChunk) ? new StringChunk(change(chunk.value.join(''))) : is(chunk, SQL) ? rewritten(chunk, change) : chunk)));
}

/** A database that is asked something else than was said. */
export const altered = (db: Db, change: (text: string) => string): Db => new Proxy(db, {
  get: (of, name) => (name === 'execute' ? (query: SQLWrapper | string) => of.execute(typeof query === 'string' ? query : rewritten(query.getSQL(), change)) : Reflect.get(of, name) as unknown),
});
