import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { importDivisions } from '../../src/features/places/index.ts';
import { makeOrders } from '../orders/support/scene.ts';
import { good, HEADER, MAP, REQUESTS, run } from './support.ts';

const { database: { db }, street } = await makeOrders();
const { realm } = street;
const operator = (await street.neighbour({ roles: [{ role: 'OPERATOR', over: street.streetId }] })).id;
const as = { realm, operator };
await importDivisions(db, { realm, under: realm, text: `code,name,level,parent\nOLD-HILL,Hill,community,${realm}\nOLD-HILL-BLOCK-7,Block 7,grid,OLD-HILL\n` });

const orders = () => db.execute(sql`select o.imported_as, o.item_code, o.state, o.source, o.placed_at::text, o.requester_id, o.placer_id = ${operator}::uuid as mine, o.revision, d.code as place,
  o.helpers_wanted, p.words, p.language, p.name, p.phone, p.address,
  (select string_agg(e.step, ',') from events e where e.order_id = o.id) as steps, (select bool_and(e.at > business_now() - interval '1 minute') from events e where e.order_id = o.id) as told_now,
  (select string_agg(t.step, ',') from deadlines t where t.subject_id = o.id and t.due_at > business_now()) as dues, (select string_agg(r.relation, ',') from order_relations r where r.order_id = o.id) as relations
  from orders o join divisions d on d.realm = o.realm and d.id = o.division_id join order_private p on p.realm = o.realm and p.order_id = o.id order by o.imported_as`);
const count = async (): Promise<number> => (await db.execute<{ n: number }>(sql`select count(*)::int as n from orders`))[0]!.n;

const TOLD = [
  '5 3 its Opened is no time like dd/MM/yyyy hh:mm a',
  '8 a quotation mark is not closed, or stands inside a cell'.replace('8 ', '8  '),
  '10 1 its reference stands on line 2 already',
  '11  has 7 columns instead of 11',
  '12  has no No',
  '14 9 its time lies in the future',
  '6 4 its kind is not in the map: Parrot / lost',
  '7 5 its place is not in the map: Nowhere',
  '15 10 its place is not in the map: none',
  '16 11 its place is not in the map: Block 9',
];
const COUNTED = { rows: 13, bad: 6, leftOut: 0, mapped: 3, unmapped: 4, notTaken: 4, kinds: { 'Parrot / lost': 1 }, places: { Nowhere: 1, '': 1, 'Block 9': 1 } };
const toldOf = ({ told }: { told: { line: number; reference: string; reason: string }[] }) => told.map(({ line, reference, reason }) => `${line} ${reference} ${reason}`);

describe('A list of another house', () => {
  test('is tried without writing: what would come of it is counted', async () => {
    const tried = await run(db, as, REQUESTS, { dryRun: true });
    expect(tried).toMatchObject({ ...COUNTED, added: 3, already: 0 });
    expect(toldOf(tried)).toEqual(TOLD);
    expect(await count()).toBe(0);
  });

  test('becomes orders placed by the operator for nobody; every bad row is told with its line, and no good one is lost', async () => {
    const taken = await run(db, as, REQUESTS);
    expect(taken).toMatchObject({ ...COUNTED, added: 3, already: 0 });
    expect(toldOf(taken)).toEqual(TOLD);
    const common = { state: 'PLACED', source: 'IMPORT', requester_id: null, mine: true, revision: 1, language: 'en', steps: 'place', told_now: true, relations: 'PLACER', dues: 'remindStreetLeader' };
    expect([...await orders()]).toEqual([
      { ...common, imported_as: 'old-desk:1', item_code: 'MEAL_DELIVERY', placed_at: '2026-03-05 09:30:00+00', place: '999001000', helpers_wanted: 1, words: 'hot / She cannot go out', name: 'Invented Ann', phone: '12000000001', address: 'Door 4' },
      { ...common, imported_as: 'old-desk:2', item_code: 'STAIRWELL_LIGHT', placed_at: '2026-03-05 00:05:00+00', place: 'OLD-HILL-BLOCK-7', helpers_wanted: 1, words: 'Stairs / It is dark,\nand the stairs are steep', name: 'Invented Bob', phone: '12000000002', address: null },
      { ...common, imported_as: 'old-desk:7', item_code: 'SMALL_REPAIR', placed_at: '2026-03-05 09:30:00+00', place: '999001000', helpers_wanted: 1, words: 'flickers / Every night', name: null, phone: null, address: null },
    ]);
  });

  test('makes nothing twice, also when it is tried', async () => {
    expect(await run(db, as, REQUESTS, { dryRun: true })).toMatchObject({ ...COUNTED, added: 0, already: 3 });
    expect(await run(db, as, REQUESTS)).toMatchObject({ ...COUNTED, added: 0, already: 3 });
    expect(await run(db, as, REQUESTS, { onlyOpen: true })).toMatchObject({ mapped: 1, leftOut: 2, added: 0, already: 1 });
    expect(await count()).toBe(3);
  });

  test('of which the rest is mapped later brings only the rest', async () => {
    const map = { ...MAP, kind: { ...MAP.kind, otherwise: 'ERRAND' }, place: { ...MAP.place, otherwise: { code: '999001001', name: 'x', level: 'COMMUNITY' as const } } };
    expect(await run(db, as, REQUESTS, { map })).toMatchObject({ ...COUNTED, notTaken: 0, added: 4, already: 3 });
    const rest = await db.execute(sql`select o.imported_as, o.item_code, d.code from orders o join divisions d on d.id = o.division_id where o.imported_as in ('old-desk:4', 'old-desk:5', 'old-desk:10') order by 1`);
    expect([...rest].map((row) => Object.values(row))).toEqual([['old-desk:10', 'LEAK', '999001001'], ['old-desk:4', 'ERRAND', '999001000'], ['old-desk:5', 'MEAL_DELIVERY', '999001001']]);
  });

  test('that two import at once, in portions of a thousand, becomes each order once', async () => {
    const before = await count();
    const file = `${HEADER}\n${Array.from({ length: 1_100 }, (_, i) => good(`P${i}`)).join('\n')}\n`;
    const seen: number[] = [];
    const both = await Promise.all([run(db, as, file, { progress: (bytes) => seen.push(bytes) }), run(db, as, file)]);
    expect(both.map(({ added, already }) => added + already)).toEqual([1_100, 1_100]);
    expect(both[0].added + both[1].added).toBe(1_100);
    expect(await count()).toBe(before + 1_100);
    expect([seen.length, seen.at(-1)]).toEqual([1_100, Buffer.byteLength(file)]);
    const [rest] = await db.execute(sql`select count(*)::int as events, count(distinct e.subject_id)::int as orders, (select count(*)::int from deadlines) as dues, (select count(*)::int from order_private) as apart,
      (select count(distinct number)::int from orders) as numbers from events e where e.step = 'place'`);
    expect(rest).toEqual({ events: before + 1_100, orders: before + 1_100, dues: before + 1_100, apart: before + 1_100, numbers: before + 1_100 });
  });

  test('is refused whole, in a sentence, when whoever imports is no operator, or map, realm and file do not fit', async () => {
    const before = await count();
    const file = `${HEADER}\n${good('Q1')}`;
    await expect(run(db, { realm, operator: street.worker.id }, file)).rejects.toThrow('only an operator');
    await expect(run(db, as, file, { map: { ...MAP, kind: { ...MAP.kind, items: { 'Meal*': 'NO_SUCH' } } } })).rejects.toThrow(`items that the published list of ${realm} has not: NO_SUCH`);
    await expect(run(db, as, file, { map: { ...MAP, kind: { ...MAP.kind, otherwise: 'HAIRCUT' } } })).rejects.toThrow('items that a unit provides, which are ordered from a resource: HAIRCUT');
    await expect(run(db, as, file, { map: { ...MAP, place: { ...MAP.place, codes: { x: 'NOWHERE' } } } })).rejects.toThrow('takes no orders: NOWHERE');
    await expect(run(db, as, '')).rejects.toThrow('it is empty');
    await expect(run(db, as, 'No,Opened\n1,2')).rejects.toThrow('missing: Kind, Detail, Quarter, Block, Story, Caller, Phone, Door, Status');
    await expect(run(db, as, `${HEADER},No\n`)).rejects.toThrow('names the column No twice');
    await expect(run(db, as, '"No,Opened\n')).rejects.toThrow('its first line cannot be read: a quotation mark');
    expect(await count()).toBe(before);
  });
});

describe('A hostile file', () => {
  test('costs its own rows and no others', async () => {
    const rows = [
      good('H1', 'x'.repeat(1_990)), good('H2', 'x'.repeat(2_000)), good('H3', 'a\0b'), good('H4', '=cmd|\'/c calc\'!A1'), good('H5', '\u001b[2Jgone'), good('H6', 'a\uFFFDb'),
      ','.repeat(100_000), good('H7'.repeat(60)), good('H8', '"'), `H9${'"'.repeat(9)}`, good('x'.repeat(2_000_000)), `"${good('H10')}`, good('H11', '"\'); drop table orders; --"'), good('H12', '"multi\n\n\nline"'),
    ];
    const taken = await run(db, as, `${HEADER}\n${rows.join('\n')}`);
    expect(taken).toMatchObject({ rows: 14, bad: 9, mapped: 5, added: 5 });
    const words = await db.execute<{ imported_as: string; words: string }>(sql`select o.imported_as, p.words from orders o join order_private p on p.order_id = o.id where o.imported_as like 'old-desk:H%' order by o.imported_as`);
    expect([...words].map(({ imported_as: reference, words: said }) => [reference, said.length > 100 ? said.length : said])).toEqual([
      ['old-desk:H1', 1_996], ['old-desk:H11', "hot / '); drop table orders; --"], ['old-desk:H12', 'hot / multi\n\n\nline'], ['old-desk:H4', "hot / =cmd|'/c calc'!A1"], ['old-desk:H5', 'hot / \u001b[2Jgone'],
    ]);
    expect(taken.told.map(({ line, reason }) => `${line} ${reason}`)).toEqual([
      '3 its words are longer than 2000 characters', '4 Story holds a character that is no text', '7 Story holds a character that is no text', '8 has 100001 columns instead of 11',
      '9 its No is longer than 100 characters', '10 a quotation mark is not closed, or stands inside a cell', '11 a quotation mark is not closed, or stands inside a cell', '12 is longer than a row can be',
      '13 a quotation mark is not closed, or stands inside a cell',
    ]);
    expect(await count()).toBeGreaterThan(1_100);
  });

  test('of bytes without sense is refused or told, and never a fault', async () => {
    const noise = Buffer.from(Array.from({ length: 50_000 }, (_, i) => (i * 7919 + (i >> 3) * 104_729) % 256));
    await expect(run(db, as, noise)).rejects.toThrow(/first line/);
    const taken = await run(db, as, Buffer.concat([Buffer.from(`${HEADER}\n`), noise, Buffer.from(`\n${good('N1')}`)]));
    expect(taken.added).toBe(1);
    expect(taken.bad).toBe(taken.rows - 1);
    await expect(run(db, as, 'x,'.repeat(60_000))).rejects.toThrow('first line must name the columns');
  });
});
