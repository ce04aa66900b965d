import { expect, test } from 'vitest';
import { linearizable, type Operation } from './support/linear.ts';

const op = (person: string, from: number, until: number, outcome: Operation['outcome'], left?: number): Operation =>
  ({ person, deed: outcome === 'GIVEN_BACK' ? 'giveBack' : 'grab', from, until, outcome, ...(left === undefined ? {} : { left }) });

test('what happened one after the other is explained', () => {
  expect(linearizable([op('a', 0, 1, 'SEAT', 1), op('b', 2, 3, 'SEAT', 0), op('c', 4, 5, 'FULL'), op('a', 6, 7, 'GIVEN_BACK'), op('c', 8, 9, 'SEAT', 0)], 2)).toBe(null);
});

test('askings at once may have happened in either order', () => {
  expect(linearizable([op('a', 0, 10, 'FULL'), op('b', 1, 9, 'SEAT', 0)], 1)).toBe(null);
});

test.each([
  ['more seats than places', [op('a', 0, 1, 'SEAT'), op('b', 2, 3, 'SEAT')]],
  ['full while a place was free', [op('a', 0, 1, 'FULL'), op('b', 2, 3, 'SEAT')]],
  ['full long after the place was given back', [op('a', 0, 1, 'SEAT'), op('a', 2, 3, 'GIVEN_BACK'), op('b', 4, 5, 'FULL'), op('c', 6, 7, 'SEAT')]],
  ['told of a seat twice', [op('a', 0, 1, 'SEAT'), op('a', 2, 3, 'SEAT')]],
  ['told of a seat that nobody took', [op('a', 0, 1, 'HAS_ONE')]],
  ['a wrong number of places left', [op('a', 0, 1, 'SEAT', 1)]],
])('%s is found out', (_, history) => {
  expect(linearizable(history, 1)).toMatch(/^no order of/);
});

test('an unknown outcome may have happened, or not, but not before it was asked', () => {
  const unknown: Operation = { person: 'x', deed: 'grab', from: 2, until: Infinity, outcome: 'UNKNOWN' };
  expect(linearizable([unknown, op('a', 3, 4, 'FULL')], 1)).toBe(null);
  expect(linearizable([unknown, op('a', 3, 4, 'SEAT')], 1)).toBe(null);
  expect(linearizable([op('a', 0, 1, 'FULL'), unknown], 1)).toMatch(/^no order of/);
});

test('sixty askings at once are decided', () => {
  const crowd = Array.from({ length: 60 }, (_, i) => op(`p${i}`, i / 100, 50, i % 20 === 7 ? 'SEAT' : 'FULL'));
  expect(linearizable(crowd, 3)).toBe(null);
  expect(linearizable([...crowd, op('late', 60, 61, 'SEAT')], 3)).toMatch(/^no order of/);
});
