import { expect, test } from 'vitest';
import { freshDatabase } from '../support/database.ts';

const { sql } = await freshDatabase();

/** Machinery that serves all realms at once. */
const WITHOUT_REALM = ['business_clock', 'feed_epoch', 'feed_marks'];

test('the realm comes first in every primary, unique and foreign key, so that no key crosses realms', async () => {
  const keys = await sql<{ table: string; key: string; first: string; refers: string | null }[]>`
    select c.relname as table, i.relname as key, a.attname as first, null as refers
    from pg_index x join pg_class c on c.oid = x.indrelid join pg_class i on i.oid = x.indexrelid join pg_namespace n on n.oid = c.relnamespace
      left join pg_attribute a on a.attrelid = c.oid and a.attnum = x.indkey[0]
    where n.nspname = 'public' and (x.indisunique or x.indisprimary)
    union all
    select c.relname, k.conname, a.attname, b.attname
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
      join pg_attribute b on b.attrelid = k.confrelid and b.attnum = k.confkey[1]
    where n.nspname = 'public' and k.contype = 'f'`;
  expect(keys.length).toBeGreaterThan(10);
  const wrong = keys.filter(({ table, first, refers }) => !WITHOUT_REALM.includes(table) && (first !== 'realm' || (refers !== null && refers !== 'realm')));
  expect(wrong.map(({ table, key, first }) => `${table}.${key} begins with ${first}`)).toEqual([]);
});

test('every other table has a primary key and a realm', async () => {
  const tables = await sql<{ table: string }[]>`
    select c.relname as table from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p') and (
      not exists (select 1 from pg_index x where x.indrelid = c.oid and x.indisprimary)
      or not exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'realm'))`;
  expect(tables.map(({ table }) => table).toSorted()).toEqual(WITHOUT_REALM);
});

test('no name of a key was cut at 63 bytes', async () => {
  const cut = await sql`select conname from pg_constraint where octet_length(conname) = 63 union select relname from pg_class where octet_length(relname) = 63`;
  expect([...cut]).toEqual([]);
});
