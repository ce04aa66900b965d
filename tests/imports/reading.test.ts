import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { DEFAULT_CATALOGUE } from '../../src/features/catalogue/index.ts';
import { listPlaces, readMap } from '../../src/features/imports/index.ts';
import { itemFinder } from '../../src/features/imports/kinds.ts';
import { linesOf, LONGEST_LINE } from '../../src/features/imports/lines.ts';
import { placesOf } from '../../src/features/imports/places-of.ts';
import { recordsOf } from '../../src/features/imports/records.ts';
import { isTimeFormat, timeReader } from '../../src/features/imports/times.ts';
import type { ImportRefused } from '../../src/features/places/index.ts';
import { chunksOf, HEADER, MAP } from './support.ts';

const recordsIn = async (file: string | Uint8Array, width = 3, size?: number) => {
  const found: string[] = [];
  for await (const record of recordsOf(linesOf(chunksOf(file, size)), () => width)) found.push(`${record.line} ${'wrong' in record ? record.wrong.en : record.cells.join('|')}`);
  return found;
};
const NOT_CLOSED = 'a quotation mark is not closed, or stands inside a cell';

describe('Rows of a file', () => {
  test.each([1, 2, 5, 10_000])('are the same in chunks of %i bytes, with LF or CRLF, with a byte order mark or without, with a last line break or without', async (size) => {
    const expected = ['1 a|b|c', '3 你|f "x"|g\nh', '5 i|j|k'];
    for (const file of ['a,b,c\n\n你,"f ""x""","g\nh"\ni,j,k\n', '\uFEFFa,b,c\r\n\r\n你,"f ""x""","g\r\nh"\r\ni,j,k']) expect(await recordsIn(file, 3, size)).toEqual(expected);
  });

  test.each([
    ['a mark that is never closed', 'a,"b,c\n1,2,3\n4,5,6', ['1 wrong', '2 1|2|3', '3 4|5|6']],
    ['two rows with such a mark', '1,2,3\na,"b,c\n4,5,6\nd,e,"f\n7,8,9', ['1 1|2|3', '2 wrong', '3 4|5|6', '4 wrong', '5 7|8|9']],
    ['a mark inside of a cell', '1,5" pipe,3\n4,5,6', ['1 wrong', '2 4|5|6']],
    ['a broken row before a good one of several lines', '1,"2,3\n4,"5\n5",6\n7,8,9', ['1 wrong', '2 4|5\n5|6', '4 7|8|9']],
    ['words after a closed mark', '1,"2"x,3\n4,5,6', ['1 wrong', '2 4|5|6']],
    ['too few and too many columns', '1,2\n1,2,3,4\n1,2,3', ['1 has 2 columns instead of 3', '2 has 4 columns instead of 3', '3 1|2|3']],
  ])('%s costs one line', async (_, file, expected) => {
    expect(await recordsIn(file)).toEqual(expected.map((line) => line.replace('wrong', NOT_CLOSED)));
  });

  test('that are endless are dropped without being kept, and those after them are read', async () => {
    expect(await recordsIn(`1,2,3\n${'x'.repeat(LONGEST_LINE + 1)}\n4,5,6\n7,"${'y\n'.repeat(150)}",9\n1,2,3`)).toHaveLength(3 + 1 + 151);
    expect((await recordsIn(`1,2,3\n${'x'.repeat(LONGEST_LINE + 1)}\n4,5,6`))[1]).toBe('2 is longer than a row can be');
  });

  test('are refused as a whole in UTF-16 and in a spreadsheet', async () => {
    await expect(recordsIn(Buffer.from('\uFEFFa,b', 'utf16le'))).rejects.toThrow('UTF-16');
    await expect(recordsIn(Buffer.from('PK\u0003\u0004'))).rejects.toThrow('save it as CSV');
  });
});

describe('Times', () => {
  const london = timeReader('dd/MM/yyyy hh:mm a', 'Europe/London');
  const york = timeReader('yyyy-MM-dd HH:mm:ss', 'America/New_York');
  test.each([
    [london, '05/03/2026 09:30 AM', '2026-03-05T09:30:00.000Z'], [london, '05/07/2026 12:05 am', '2026-07-04T23:05:00.000Z'], [london, '5/7/2026 12:05 PM', '2026-07-05T11:05:00.000Z'],
    [york, '2022-01-21 13:47:00', '2022-01-21T18:47:00.000Z'],
    // The clock skips from 2:00 to 3:00 and repeats 1:00 to 2:00.
    [york, '2022-03-13 01:59:59', '2022-03-13T06:59:59.000Z'], [york, '2022-03-13 02:30:00', '2022-03-13T07:30:00.000Z'], [york, '2022-03-13 03:00:00', '2022-03-13T07:00:00.000Z'],
    [york, '2022-11-06 00:30:00', '2022-11-06T04:30:00.000Z'], [york, '2022-11-06 01:30:00', '2022-11-06T05:30:00.000Z'], [york, '2022-11-06 02:30:00', '2022-11-06T07:30:00.000Z'],
    [timeReader('yyyy.MM.dd', 'Asia/Shanghai'), '2026.11.21', '2026-11-20T16:00:00.000Z'],
  ])('%#: %s', (read, text, at) => expect(read(text)?.toISOString()).toBe(at));

  test('that there are not are none', () => {
    for (const text of ['29/02/2026 09:30 AM', '05/13/2026 09:30 AM', '05/03/2026 13:30 PM', '05/03/2026 00:30 AM', '05/03/2026 9:30', '', '05/03/2026 09:30 AM ', '=1+1']) expect(london(text)).toBeNull();
    for (const text of ['2022-01-21 24:00:00', '2022-01-21 13:60:00', '2022-01-21T13:47:00']) expect(york(text)).toBeNull();
  });

  test('have a format that says each part once', () => {
    expect(['yyyy-MM-dd', 'MM/dd/yyyy hh:mm:ss a'].map(isTimeFormat)).toEqual([true, true]);
    expect(['', 'yyyy-MM', 'yyyy-MM-dd hh:mm', 'yyyy-MM-dd HH:mm a', 'yyyy-MM-dd-dd'].map(isTimeFormat)).toEqual([false, false, false, false, false]);
  });
});

describe('Kinds', () => {
  const find = itemFinder({ 'Lamp / stairs': 'EXACT', 'Lamp*': 'SHORT', 'lamp / *light': 'LONG', '*': 'REST', 'a*b*c': 'MIDDLE', 'aa*aa': 'TWICE' });
  test('are found by exact words, else by the pattern with most letters, whatever the case', () => {
    expect(['LAMP /  Stairs', 'lamp / flickers', 'Lamp / night light', 'parrot', 'a-b-b-c', 'acb', 'aaa', 'aaaa'].map(find)).toEqual(['EXACT', 'SHORT', 'LONG', 'REST', 'MIDDLE', 'REST', 'REST', 'TWICE']);
    expect(itemFinder({ x: 'X' })('y')).toBeNull();
  });
});

describe('Places', () => {
  const named = (...values: string[]) => placesOf({ ...MAP.place, prefix: 'OLD' }, values);
  test('have codes made from their names, the same each time, whatever the case', () => {
    expect(named('Hill / Dale', 'Block 7').map(({ code, parent, level }) => [code, parent, level])).toEqual([['OLD-HILL-DALE', null, 'COMMUNITY'], ['OLD-HILL-DALE-BLOCK-7', 'OLD-HILL-DALE', 'GRID']]);
    expect(named('HILL / dale', '')[0]?.code).toBe('OLD-HILL-DALE');
    expect(named('Café', '')[0]?.code).toBe('OLD-CAFE');
  });
  test('in other scripts and with long names have codes of their own that a division may have', () => {
    const [one, two] = [named('东里社区', '')[0]!.code, named('西里社区', '')[0]!.code];
    expect(one).not.toBe(two);
    for (const code of [one, two, named('L'.repeat(100), 'M'.repeat(100))[1]!.code]) expect(code).toMatch(/^[\w.-]{1,64}$/);
  });
  test('are none where a row says so, where a spreadsheet would run them, and where they hold control characters', () => {
    expect([named('unknown', ''), named(' ', ''), named('=HYPERLINK("x")', ''), named('@x', '\u0007')]).toEqual([[], [], [], []]);
    expect(named('Hill', 'hill')).toHaveLength(1);
  });
  test('of a file are a file for "import divisions", parents first', async () => {
    const told: string[] = [];
    const file = `${HEADER}\n1,05/03/2026 09:30 AM,Meal,hot,Hill,"Block 7, left",x,,,,\n2,05/03/2026 09:30 AM,Meal,hot,Hill,,x,,,,\n3,never,Meal,hot,Dale,,x,,,,`;
    const map = { ...MAP, place: { ...MAP.place, otherwise: { code: 'REST', name: 'Elsewhere', level: 'COMMUNITY' as const } } };
    expect(await listPlaces({ map, file: chunksOf(file), under: '999' }, ({ line, reason }) => told.push(`${line} ${reason}`)))
      .toBe('code,name,level,parent\nOLD-HILL,Hill,community,999\nREST,Elsewhere,community,999\nOLD-HILL-BLOCK-7-LEFT,"Block 7, left",grid,OLD-HILL');
    expect(told).toEqual(['4 its Opened is no time like dd/MM/yyyy hh:mm a']);
  });
});

describe('A map', () => {
  const changed = (change: object) => () => readMap(JSON.stringify({ ...MAP, ...change }));
  test.each([
    ['it is not JSON', () => readMap('{')], ['the map: ', () => readMap('[]')], ['Unrecognized key: "refrence"', changed({ refrence: 'x' })],
    ['placedAt.zone: is no time zone', changed({ placedAt: { ...MAP.placedAt, zone: 'Mars/Olympus' } })], ['placedAt.format: is written with yyyy', changed({ placedAt: { ...MAP.placedAt, format: 'DD.MM.YYYY' } })],
    ['kind.items.x: holds letters', changed({ kind: { columns: ['Kind'], items: { x: 'a b' } } })], ['language: is a language tag', changed({ language: 'English' })],
    ['place: names its columns from the outermost', changed({ place: { ...MAP.place, columns: [...MAP.place.columns].reverse() } })],
    ['contact: names latitude and longitude together', changed({ contact: { latitude: 'x' } })],
  ])('is refused in a sentence, in either language: %s', (sentence, read) => {
    const refused = (() => { try { return read(); } catch (error) { return error; } })() as ImportRefused;
    expect(refused.en).toContain(sentence);
    // Names of fields and examples are the same in both; a sentence is not.
    expect(refused.zh).toMatch(/^(?:[\w.]+：|映射：)?[^a-zA-Z]*\p{Script=Han}/u);
    expect(refused.zh).not.toMatch(/[a-z]{3,} [a-z]{3,}/);
  });

  test.each(['boston311', 'nyc311'])('%s is shipped, and names items of the list that new realms begin with', (name) => {
    const map = readMap(readFileSync(new URL(`../../src/features/imports/maps/${name}.json`, import.meta.url), 'utf8'));
    const items = new Map(DEFAULT_CATALOGUE.items.map((item) => [item.code, item.servedBy]));
    for (const code of [...Object.values(map.kind.items), map.kind.otherwise!]) expect([code, items.get(code)]).toEqual([code, expect.stringMatching(/^(CREW|LEAD_ONLY)$/)]);
  });
});
