import fc from 'fast-check';
import { expect, test } from 'vitest';
import { termsOf, vectorOf } from '../../src/features/search/grams.ts';

test('a text is cut into characters and pairs with their places, and no pair bridges what stands between two runs', () => {
  expect(vectorOf('楼道灯')).toBe(`'楼':1 '楼道':1 '道':2 '道灯':2 '灯':3`);
  expect(vectorOf('灯，灯')).toBe(`'灯':1,3`);
  expect(vectorOf('ab', null, 'c')).toBe(`'a':1 'ab':1 'b':2 'c':4`);
  expect(vectorOf('', null, ' ，。!\0')).toBe('');
  expect(vectorOf('85楼')).toBe(`'8':1 '85':1 '5':2 '5楼':2 '楼':3`);
  expect(vectorOf('8504')).toBe(`'8':1 '85':1 '850':1 '5':2 '50':2 '504':2 '0':3 '04':3 '4':4`);
});

test('widths, cases and idle spaces say nothing', () => {
  expect(vectorOf('ＷiＦi 路由')).toBe(vectorOf('wifi路由'));
  expect(vectorOf('３ 号楼')).toBe(vectorOf('3号楼'));
  expect(vectorOf('no light')).not.toBe(vectorOf('nolight'));
});

test('what is looked for is asked as neighbours, term by term, and holds nothing that means something to PostgreSQL', () => {
  expect(termsOf('楼道灯')).toEqual([`'楼道' <-> '道灯'`]);
  expect(termsOf(' 灯  WiFi ')).toEqual([`'灯'`, `'wif' <-> 'ifi'`]);
  expect(termsOf('850 12345 85 wifi路由 3号楼')).toEqual([`'850'`, `'123' <-> '234' <-> '345'`, `'85'`, `'wif' <-> 'ifi' <2> 'i路' <-> '路由'`, `'3号' <-> '号楼'`]);
  expect(termsOf(`'%_\\:*&|!() \0`)).toEqual([]);
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
    for (const term of termsOf(text)) expect(term.split(/ <[-\d]> /).every((gram) => /^'[\p{L}\p{N}\p{M}]+'$/u.test(gram))).toBe(true);
    expect(vectorOf(text).split(' ').every((gram) => gram === '' || /^'[\p{L}\p{N}\p{M}]+':[\d,]+$/u.test(gram))).toBe(true);
  }), { numRuns: 30 });
});

/** Whether a text cut as a vector has a term, as PostgreSQL would say: each of its pieces so far behind the one before. */
function has(vector: string, term: string): boolean {
  const places = new Map(vector.split(' ').filter((one) => one !== '').map((one): [string, number[]] => { const [, piece, at] = /^'(.*)':([\d,]+)$/u.exec(one)!; return [piece!, at!.split(',').map(Number)]; }));
  const [first, ...rest] = term.split(/ <(?=[-\d]> )/);
  let standing = places.get(first!.slice(1, -1)) ?? [];
  for (const next of rest) {
    const [, far, piece] = /^([-\d])> '(.*)'$/u.exec(next)!;
    const there = new Set(places.get(piece!));
    standing = standing.map((place) => place + (far === '-' ? 1 : Number(far))).filter((place) => there.has(place));
  }
  return standing.length > 0;
}

test('a term is found wherever its characters stand side by side, and nowhere else, whatever it is cut into', () => {
  const text = fc.string({ unit: fc.constantFrom('8', '5', '0', 'a', 'b', '楼', '灯', '-'), maxLength: 14 });
  fc.assert(fc.property(text, text, (written, typed) => {
    const runs = written.split(/-+/);
    for (const term of typed.split(/-+/).filter((one) => one !== '')) expect([term, has(vectorOf(written), termsOf(term)[0]!)]).toEqual([term, runs.some((run) => run.includes(term))]);
    // And of what is there, each part is found.
    for (const run of runs) for (let from = 0; from < run.length; from++) for (let until = from + 1; until <= run.length; until++) expect(has(vectorOf(written), termsOf(run.slice(from, until))[0]!)).toBe(true);
  }), { numRuns: 200, seed: 3 });
});
