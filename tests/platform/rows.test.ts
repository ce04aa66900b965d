import { getTableName, sql } from 'drizzle-orm';
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
import { momentOf, rowsOf } from '../../src/platform/rows.ts';
import { askKept, asList, given, steady } from '../../src/platform/steady.ts';
import { openDatabase } from '../../src/platform/db.ts';
import { freshDatabase, freshUrl } from '../support/database.ts';

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

describe('Rows that a statement of ours selects', async () => {
  const { db, url } = await freshDatabase();
  await foundRealm(db, { code: REALM, name: '测试县', kind: 'COUNTY', timeZone: 'Asia/Shanghai', operator: { issuer: 'tests', subject: 'operator', name: '测试员' } }, beginCatalogue);
  const admin = postgres(`${inject('adminUrl').replace(/\/[^/]*$/, '')}/${new URL(url).pathname.slice(1)}`, { max: 1, onnotice: () => {} });
  await fill(admin, 400, 'tests', 3_000);
  await admin.end();

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

describe('A steady statement', async () => {
  const { db, close } = openDatabase(await freshUrl(), { max: 1 });
  afterAll(close);
  const kept = async (like: string): Promise<number> => (await db.execute<{ n: number }>(sql`select count(*)::int as n from pg_prepared_statements where statement like ${like}`))[0]!.n;

  test('takes lists of any length under the same text, and is planned once on a connection', async () => {
    const among = steady<number>(sql`select /* steady */ n from unnest(${given('ids')}::int[]) n`, ([n]) => n as number);
    for (let length = 1; length < 30; length++) expect(await among(db, { ids: asList(Array.from({ length }, (_, i) => String(i))) })).toHaveLength(length);
    expect(await kept('%/* steady */%from unnest%')).toBeLessThanOrEqual(1);
  });

  test('one that is put together anew is kept only as long as there are not too many', async () => {
    for (let i = 0; i < 300; i++) expect(await askKept(db, sql`select /* anew */ ${sql.raw(String(i))}`, ([n]) => n)).toEqual([i]);
    expect(await kept('%/* anew */ %')).toBeLessThanOrEqual(200);
  });
});
