import { getTableColumns, getTableName, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import fc from 'fast-check';
import postgres from 'postgres';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { fill, REALM } from '../../scripts/bench/fill.ts';
import { catalogueItems } from '../../src/features/catalogue/tables.ts';
import { beginCatalogue } from '../../src/features/catalogue/index.ts';
import { foundRealm } from '../../src/features/appointments/index.ts';
import { seats } from '../../src/features/crew/tables.ts';
import { orderPrivate, orders } from '../../src/features/orders/tables.ts';
import { divisions } from '../../src/features/places/tables.ts';
import { newId } from '../../src/kernel/ids.ts';
import { Lately } from '../../src/platform/lately.ts';
import { fieldsOf } from '../../src/platform/record.ts';
import { extended, keptRowsOf, momentOf, rowsOf } from '../../src/platform/rows.ts';
import { askKept, asList, given, steady } from '../../src/platform/steady.ts';
import { openDatabase } from '../../src/platform/db.ts';
import { freshDatabase, freshUrl } from '../support/database.ts';

// The bench's county, with 400 orders: whoever changes something of it puts it back.
const { db: county, url } = await freshDatabase();
await foundRealm(county, { code: REALM, name: '测试县', kind: 'COUNTY', timeZone: 'Asia/Shanghai', operator: { issuer: 'tests', subject: 'operator', name: '测试员' } }, beginCatalogue);
const admin = postgres(`${inject('adminUrl').replace(/\/[^/]*$/, '')}/${new URL(url).pathname.slice(1)}`, { max: 1, onnotice: () => {} });
await fill(admin, 400, 'tests', 3_000);
await admin.end();

describe('A moment of the driver', () => {
  test('is the one that Date would read', () => {
    const written = (at: Date, digits: number): string => at.toISOString().replace('T', ' ').replace(/\.(\d{3})Z$/, (_, ms: string) => (digits === 0 ? '' : `.${ms.slice(0, digits)}`)) + '+00';
    fc.assert(fc.property(fc.date({ min: new Date('0101-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }), fc.integer({ min: 0, max: 3 }), (at, digits) => {
      expect(momentOf(written(at, digits))).toEqual(new Date(written(at, digits)));
    }));
  });
  test.each(['2026-03-02 02:00:00+08', '2026-03-02 02:00:00.123456+00', '0999-03-02 02:00:00+00', '2026-03-02 02:00:00.5+00'])('also where it is not written as ours are: %s', (text) => {
    expect(momentOf(text)).toEqual(new Date(text));
  });
});

describe('The text of a record', async () => {
  const { db } = await freshDatabase();

  test('is taken apart into what was put into it', async () => {
    const field = fc.option(fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom('"', '\\', ',', '(', ')', '{', ' ', '\n', '楼', 'a') })).map((text) => text.replaceAll('\0', '')), { nil: null });
    const records = fc.sample(fc.array(field, { minLength: 4, maxLength: 4 }), { numRuns: 500, seed: 7 });
    const rows = await db.execute<{ record: string }>(sql`select row(f->>0, f->>1, f->>2, f->>3)::text as record from json_array_elements(${JSON.stringify(records)}::text::json) with ordinality as r(f, n) order by n`);
    expect(rows.map(({ record }) => fieldsOf(record))).toEqual(records);
  });
});

describe('Rows that a statement of ours selects', () => {
  const db = county;
  test.each([orders, orderPrivate, seats, divisions, catalogueItems].map((table) => ({ name: getTableName(table), table })))('are those of drizzle: $name', async ({ table }) => {
    const { columns, read } = rowsOf(table, 't');
    const asked = steady(sql`select ${columns} from ${table} t where t.realm = ${given('realm')}`, read);
    const wanted = await db.select().from(table).where(sql`realm = ${REALM}`);
    const found = await asked(db, { realm: REALM });
    const inOrder = (rows: readonly object[]): object[] => rows.map((row) => ({ row, text: JSON.stringify(row) })).sort((a, b) => (a.text < b.text ? -1 : 1)).map(({ row }) => row);
    expect(found.length).toBeGreaterThan(10);
    expect(inOrder(found)).toEqual(inOrder(wanted));
    expect(await db.transaction((tx) => asked(tx, { realm: 'nowhere' }))).toEqual([]);
  });
});

describe('Rows that are kept', () => {
  const db = county;
  test.each([orders, orderPrivate, seats, divisions, catalogueItems].map((table) => ({ name: getTableName(table), table })))('are those of drizzle: $name', async ({ table }) => {
    const { columns, read } = keptRowsOf<PgTable>(table, 't', 10_000);
    const asked = steady(sql`select ${columns} from ${table} t where t.realm = ${given('realm')} order by t::text`, read);
    const found = await asked(db, { realm: REALM });
    const inOrder = (rows: readonly object[]): object[] => rows.map((row) => ({ row, text: JSON.stringify(Object.entries(row).sort()) })).sort((a, b) => (a.text < b.text ? -1 : 1)).map(({ row }) => row);
    expect(found.length).toBeGreaterThan(10);
    expect(inOrder(found)).toEqual(inOrder(await db.select().from(table as PgTable).where(sql`realm = ${REALM}`)));
    // The same rows, not others like them.
    expect((await asked(db, { realm: REALM })).every((row, i) => row === found[i])).toBe(true);
  });

  test('are made anew as soon as anything of them is another, and again when it is back', async () => {
    const { columns, read } = keptRowsOf(divisions, 't');
    const asked = steady(sql`select ${columns} from divisions t where t.realm = ${given('realm')} order by t.code limit 1`, read);
    const [before] = await asked(db, { realm: REALM });
    await db.execute(sql`update divisions set name = '改了名' where realm = ${REALM} and id = ${before!.id}`);
    const [renamed] = await asked(db, { realm: REALM });
    expect(renamed).toEqual({ ...before, name: '改了名' });
    await db.execute(sql`update divisions set name = ${before!.name} where realm = ${REALM} and id = ${before!.id}`);
    expect(await asked(db, { realm: REALM })).toEqual([before]);
  });

  test('cannot be changed by who is given one, for everybody is', () => {
    const { read } = keptRowsOf(divisions, 't');
    const row = read([`(${[newId(), ...Array.from({ length: Object.keys(getTableColumns(divisions)).length - 1 }, () => '')].join(',')})`]);
    expect(() => { row.name = '别人的'; }).toThrow(TypeError);
  });

  test('are bounded in number: those that nobody asked for in a long time are made again', () => {
    const lately = new Lately<number>(10);
    for (let i = 0; i < 100; i++) {
      lately.set(String(i), i);
      expect(lately.get('0')).toBe(0);
    }
    const known = Array.from({ length: 100 }, (_, i) => i).filter((i) => lately.get(String(i)) === i);
    expect(known).toEqual(expect.arrayContaining([0, 92, 93, 94, 95, 96, 97, 98, 99]));
    expect(known.length).toBeLessThanOrEqual(20);
  });
});

describe('Rows some of whose columns are seldom looked at', () => {
  const db = county;
  test.each([orders, orderPrivate, seats, divisions, catalogueItems].map((table) => ({ name: getTableName(table), table })))('have the values of drizzle in each: $name', async ({ table }) => {
    const keys = Object.keys(getTableColumns(table));
    for (const seldom of [keys, keys.filter((_, i) => i % 2 === 0), keys.slice(-1)]) {
      const { columns, read } = rowsOf<PgTable>(table, 't', seldom);
      const found = await steady(sql`select ${columns} from ${table} t where t.realm = ${given('realm')}`, read)(db, { realm: REALM });
      const plain = found.map((row) => Object.fromEntries(keys.map((key) => [key, (row as Record<string, unknown>)[key]])));
      const inOrder = (rows: readonly object[]): object[] => rows.map((row) => ({ row, text: JSON.stringify(row) })).sort((a, b) => (a.text < b.text ? -1 : 1)).map(({ row }) => row);
      expect(inOrder(plain)).toEqual(inOrder(await db.select().from(table as PgTable).where(sql`realm = ${REALM}`)));
    }
  });

  test('take those apart once, and not at all while nobody looks', async () => {
    const { read } = rowsOf(orders, 'o', ['number', 'limits']);
    const values = Array.from({ length: Object.keys(getTableColumns(orders)).length - 2 }, () => null);
    const row = read([...values, '(7,"{""a"": {}}")']);
    expect(row.number).toBe(7);
    expect(row.limits).toEqual({ a: {} });
    expect(row.limits).toBe(row.limits);
    expect(extended(row, { also: 1 })).toMatchObject({ realm: null, number: 7, limits: { a: {} }, also: 1 });
    expect(extended({ a: 1 }, { b: 2 })).toEqual({ a: 1, b: 2 });
    const broken = read([...values, '(7,not json)']);
    expect(broken.realm).toBeNull();
    expect(() => broken.number).toThrow('JSON');
  });
});

describe('A steady statement', async () => {
  const { db, close } = openDatabase(await freshUrl(), { max: 1 });
  afterAll(close);
  const kept = async (like: string): Promise<number> => (await db.execute<{ n: number }>(sql`select count(*)::int as n from pg_prepared_statements where statement like ${like}`))[0]!.n;

  test('takes lists of any length under the same text, and is planned once on a connection', async () => {
    const among = steady<number>(sql`select /* steady */ n from unnest(${given('ids')}::int[]) n`, ([n]) => n as number);
    for (let length = 1; length < 30; length++) expect(await among(db, { ids: asList(Array.from({ length }, (_, i) => String(i))) })).toHaveLength(length);
    expect(await kept('%/* steady */%from unnest%')).toBeLessThanOrEqual(1);
  });

  test('that failed after its first row leaves nothing in front of the next one\'s', async () => {
    const seven = steady<number>(sql`select /* next */ n from unnest(${given('ids')}::int[]) n`, ([n]) => n as number);
    await db.execute(sql`set statement_timeout = 100`);
    for (const next of [() => seven(db, { ids: asList(['7']) }), async () => (await db.execute<{ n: number }>(sql`select 7 as n`)).map(({ n }) => n)]) {
      await expect(db.execute(sql`select n, case when n = 2 then pg_sleep(1) end from generate_series(1, 2) n`)).rejects.toThrow('Failed query');
      expect(await next()).toEqual([7]);
    }
    await db.execute(sql`reset statement_timeout`);
  });

  test('one that is put together anew is kept only as long as there are not too many', async () => {
    for (let i = 0; i < 300; i++) expect(await askKept(db, sql`select /* anew */ ${sql.raw(String(i))}`, ([n]) => n)).toEqual([i]);
    expect(await kept('%/* anew */ %')).toBeLessThanOrEqual(200);
  });
});
