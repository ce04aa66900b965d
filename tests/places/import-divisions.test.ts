import { expect, test, describe } from 'vitest';
import { eq, sql } from 'drizzle-orm';
import { foundRealm } from '../../src/features/appointments/index.ts';
import { importDivisions, divisionByCode, lineageOf } from '../../src/features/places/index.ts';
import { divisions } from '../../src/features/places/tables.ts';
import { freshDatabase } from '../support/database.ts';

const { db } = await freshDatabase();
const operator = (subject: string) => ({ issuer: 'tests', subject, name: '测试员' });
await foundRealm(db, { code: '370102', name: '历下区', kind: 'COUNTY', timeZone: 'Asia/Shanghai', operator: operator('op-county') });

const HEAD = 'code,name,level,parent';
const GOOD = `${HEAD}
37,山东省,province,
3701,济南市,city,37
370102,历下区,district,3701
370103,市中区,district,3701
370102007,文东街道,street,370102
370102007001,和平路社区,community,370102007
370102007001-g1,第一网格,grid,370102007001
370102007-g9,商务楼宇网格,grid,370102007
370103015,王官庄街道,street,370103
370102007002,和平路社区,community,370102007
`;
const count = async (): Promise<number> => Number((await db.execute<{ n: string }>(sql`select count(*) as n from divisions where realm = '370102'`))[0]?.n);

describe('a file of divisions', () => {
  test('a dry run counts and writes nothing', async () => {
    expect(await importDivisions(db, { realm: '370102', under: '370102', text: GOOD, dryRun: true }))
      .toEqual({ added: 5, changed: 0, unchanged: 1, outside: 4, bad: [] });
    expect(await count()).toBe(1);
  });

  test('official codes, same names, and a left out level are kept; what lies elsewhere is only counted', async () => {
    expect(await importDivisions(db, { realm: '370102', under: '370102', text: GOOD })).toEqual({ added: 5, changed: 0, unchanged: 1, outside: 4, bad: [] });
    expect(await count()).toBe(6);
    const [county, street, grid, dedicated] = await Promise.all(['370102', '370102007', '370102007001-g1', '370102007-g9'].map((code) => divisionByCode(db, '370102', code)));
    expect(lineageOf(grid!)).toEqual([county!.id, street!.id, grid!.communityId, grid!.id]);
    expect(lineageOf(dedicated!)).toEqual([county!.id, street!.id, dedicated!.id]);
    expect(dedicated!.gridKind).toBe('RESIDENT');
  });

  test('repeating it adds nothing, and a changed name is taken', async () => {
    const renamed = GOOD.replace('第一网格', '东一网格');
    expect(await importDivisions(db, { realm: '370102', under: '370102', text: renamed, dryRun: true })).toMatchObject({ added: 0, changed: 1, unchanged: 5 });
    expect(await importDivisions(db, { realm: '370102', under: '370102', text: renamed })).toMatchObject({ added: 0, changed: 1, unchanged: 5 });
    expect(await importDivisions(db, { realm: '370102', under: '370102', text: renamed })).toMatchObject({ added: 0, changed: 0, unchanged: 6 });
    expect((await divisionByCode(db, '370102', '370102007001-g1'))?.name).toBe('东一网格');
    expect(await count()).toBe(6);
  });

  test('every bad row is told with line and reason, and no good one is lost', async () => {
    const text = `${HEAD},households
370102007003,,community,370102007,
370102007004,甸柳社区,hamlet,370102007,
370102007005,"甸柳社区,community,370102007,
370102007006,甸柳社区,community,370199,
370102007006,甸柳社区,community,370102007,
370102007007,科院路社区,community,370102007,many

370102007008,科院路社区,community,370102007,420
bad code!,科院路社区,community,370102007,
370102007008-g1,第二网格,grid,370102007009,
370102007009,山师社区,community,370102007008,
a,甲,community,b,
b,乙,street,a,
,无码社区,community,370102007,
370102007001,和平路社区,community,370102007008,
370102007010,多列社区,community,370102007,1,2
370102007011,文化西路社区,community,370102007,
`;
    const taken = await importDivisions(db, { realm: '370102', under: '370102', text });
    expect(taken).toMatchObject({ added: 2, changed: 0, unchanged: 0, outside: 0 });
    expect(taken.bad.map(({ line, reason }) => [line, reason.slice(0, 30).trim()])).toEqual([
      [2, 'its name must have 1 to 100 ch'], [3, 'unknown level "hamlet"; known:'], [4, 'a quotation mark is not closed'],
      [5, 'its parent 370199 is neither i'], [6, 'the code stands on line 5 alre'], [7, 'households must be a whole num'],
      [10, 'its code may hold letters, dig'], [11, 'its parent on line 12 was not'], [12, 'a COMMUNITY cannot lie below a'],
      [13, 'its parent on line 14 was not'], [14, 'a STREET cannot lie below a CO'], [15, 'has no code'],
      [16, 'is known under 370102007; an i'], [17, 'has 6 columns instead of 5'],
    ]);
    expect((await divisionByCode(db, '370102', '370102007008'))?.households).toBe(420);
    expect(await divisionByCode(db, '370102', '370102007011')).not.toBeNull();
  });

  test('a file without the columns, and a place that the realm has not, are refused whole', async () => {
    await expect(importDivisions(db, { realm: '370102', under: '370102', text: 'code,name\n1,2\n' })).rejects.toThrow('missing: level, parent');
    await expect(importDivisions(db, { realm: '370102', under: '999', text: GOOD })).rejects.toThrow('999 is not a division of the realm 370102');
  });

  test('two imports at once make each division once', async () => {
    await foundRealm(db, { code: '370103', name: '市中区', kind: 'COUNTY', timeZone: 'Asia/Shanghai', operator: operator('op-370103') });
    const text = `${HEAD}\n370103015,王官庄街道,street,370103\n${Array.from({ length: 1_500 }, (_, i) => `370103015${1000 + i},社区 ${i},community,370103015`).join('\n')}\n`;
    const steps: number[] = [];
    const both = await Promise.all([importDivisions(db, { realm: '370103', under: '370103', text }, (done) => steps.push(done)), importDivisions(db, { realm: '370103', under: '370103', text })]);
    expect(both[0].added + both[1].added).toBe(1_501);
    expect(steps).toEqual([1, 1_001, 1_501]);
    expect((await db.select().from(divisions).where(eq(divisions.realm, '370103'))).length).toBe(1_502);
  });

  test('the same codes live in two realms, each with its own', async () => {
    await foundRealm(db, { code: '370102007', name: '文东街道', kind: 'STREET', timeZone: 'Asia/Shanghai', operator: operator('op-street') });
    expect(await importDivisions(db, { realm: '370102007', under: '370102007', text: GOOD })).toEqual({ added: 4, changed: 0, unchanged: 1, outside: 5, bad: [] });
    const [here, there] = await Promise.all([divisionByCode(db, '370102007', '370102007001'), divisionByCode(db, '370102', '370102007001')]);
    expect(here?.id).not.toBe(there?.id);
    expect(here?.countyId).toBeNull();
  });
});

test('a realm is made once', async () => {
  expect(await foundRealm(db, { code: '370102', name: '另一个', kind: 'COUNTY', timeZone: 'Asia/Shanghai', operator: operator('second') }))
    .toMatchObject({ ok: false, refusal: { code: 'REALM_EXISTS' } });
  expect(Number((await db.execute<{ n: string }>(sql`select count(*) as n from accounts where realm = '370102'`))[0]?.n)).toBe(1);
});
