import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isoOf } from '../../src/graphql/iso.ts';

test('A moment is written as toISOString writes it', () => {
  fc.assert(fc.property(fc.date({ noInvalidDate: true }), (date) => { expect(isoOf(date)).toBe(date.toISOString()); }), { numRuns: 6_000 });
  for (const ms of [0, -1, 1, 86_399_999, 86_400_000, -86_400_000, 8.64e15, -8.64e15]) expect(isoOf(new Date(ms))).toBe(new Date(ms).toISOString());
});

test('what is no moment is an error, as there', () => {
  expect(() => isoOf(new Date(Number.NaN))).toThrow(RangeError);
});
