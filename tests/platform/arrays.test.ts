import { sql as words } from 'drizzle-orm';
import { pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { describe, expect, test } from 'vitest';
import { newId } from '../../src/kernel/ids.ts';
import { openDatabase } from '../../src/platform/db.ts';
import { freshDatabase } from '../support/database.ts';

const { db, sql, url } = await freshDatabase();

describe('Arrays', () => {
  const awkward = ['plain', '', 'a,b', '{x}', '"quoted"', 'back\\slash', 'null', '水管 漏了'];

  test('of text come out of both clients as they went in', async () => {
    const [hot] = await sql`select ${awkward}::text[] as list`;
    expect(hot!['list']).toEqual(awkward);
    const [room] = await db.execute<{ list: string[] }>(words`select array(select jsonb_array_elements_text(${JSON.stringify(awkward)}::text::jsonb)) as list`);
    expect(room!.list).toEqual(awkward);
  });

  test('of ids, numbers and booleans are lists of them, also when empty', async () => {
    const ids = [newId(), newId()];
    const [row] = await sql`
      select ${ids}::uuid[] as ids, ${[1, -2]}::int[] as ints, '{}'::text[] as none, array[true, false] as flags, array[1.5]::float8[] as floats,
        array[9007199254740993]::bigint[] as bigs, null::text[] as missing`;
    expect({ ...row }).toEqual({ ids, ints: [1, -2], none: [], flags: [true, false], floats: [1.5], bigs: ['9007199254740993'], missing: null });
    expect(await sql`select 1 where ${ids[0]!}::uuid = any(${ids}::uuid[])`).toHaveLength(1);
  });
});

test('Columns of arrays are written and read by drizzle', async () => {
  const t = pgTable('lists', { texts: text('texts').array().notNull(), ids: uuid('ids').array().notNull() });
  await db.execute(words`create table lists (texts text[] not null, ids uuid[] not null)`);
  const row = { texts: ['plain', 'a,b', '"quoted"'], ids: [newId()] };
  await db.insert(t).values([row, { texts: [], ids: [] }]);
  expect(await db.select().from(t)).toEqual([row, { texts: [], ids: [] }]);
  await db.update(t).set({ texts: ['x'] });
  expect((await db.select().from(t)).map(({ texts }) => texts)).toEqual([['x'], ['x']]);
});

test('A server that goes away while connections are made breaks statements, not the process', async () => {
  const doomed = openDatabase(url, { name: 'doomed' });
  for (let round = 0; round < 8; round++) {
    const asked = Array.from({ length: 8 }, () => doomed.sql`select pg_sleep(0.001)`.catch(() => null));
    for (let i = 0; i < 4; i++) await db.execute(words`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'doomed'`);
    await Promise.all(asked);
  }
  // Each of its ten connections may break one statement more before its end is heard.
  let healed: unknown = null;
  for (let tries = 0; tries <= 10 && healed === null; tries++) {
    healed = await doomed.sql`select 1 as one`.catch(() => null);
    if (healed === null) await new Promise((go) => setTimeout(go, 50));
  }
  expect(healed).toEqual([{ one: 1 }]);
  await doomed.close();
});
