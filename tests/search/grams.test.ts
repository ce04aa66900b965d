import fc from 'fast-check';
import { expect, test } from 'vitest';
import { termsOf, vectorOf } from '../../src/features/search/grams.ts';

test('a text is cut into characters and pairs with their places, and no pair bridges what stands between two runs', () => {
  expect(vectorOf('楼道灯')).toBe(`'楼':1 '楼道':1 '道':2 '道灯':2 '灯':3`);
  expect(vectorOf('灯，灯')).toBe(`'灯':1,3`);
  expect(vectorOf('ab', null, 'c')).toBe(`'a':1 'ab':1 'b':2 'c':4`);
  expect(vectorOf('', null, ' ，。!\0')).toBe('');
});

test('widths, cases and idle spaces say nothing', () => {
  expect(vectorOf('ＷiＦi 路由')).toBe(vectorOf('wifi路由'));
  expect(vectorOf('３ 号楼')).toBe(vectorOf('3号楼'));
  expect(vectorOf('no light')).not.toBe(vectorOf('nolight'));
});

test('what is looked for is asked as neighbours, term by term, and holds nothing that means something to PostgreSQL', () => {
  expect(termsOf('楼道灯')).toEqual([`'楼道' <-> '道灯'`]);
  expect(termsOf(' 灯  WiFi ')).toEqual([`'灯'`, `'wi' <-> 'if' <-> 'fi'`]);
  expect(termsOf(`'%_\\:*&|!() \0`)).toEqual([]);
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
    for (const term of termsOf(text)) expect(term.split(' <-> ').every((gram) => /^'[\p{L}\p{N}\p{M}]+'$/u.test(gram))).toBe(true);
    expect(vectorOf(text).split(' ').every((gram) => gram === '' || /^'[\p{L}\p{N}\p{M}]+':[\d,]+$/u.test(gram))).toBe(true);
  }), { numRuns: 30 });
});
