import fc from 'fast-check';
import { expect, test } from 'vitest';
import { numberIn, numberOf } from '../../src/features/hours/rules/number.ts';
import { joined, wrongSpans } from '../../src/features/rest/rules.ts';

const day = (n: number): Date => new Date(Date.UTC(2026, 10, 1) + n * 86_400_000);

test('a number is found again however it was typed, and every ten bytes give another', () => {
  fc.assert(fc.property(fc.uint8Array({ minLength: 10, maxLength: 10 }), fc.uint8Array({ minLength: 10, maxLength: 10 }), (bytes, others) => {
    const number = numberOf(bytes);
    expect(number).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/);
    expect([numberIn(number), numberIn(number.toLowerCase().replaceAll('-', ' ')), numberIn(number.replaceAll('-', '－').replaceAll('0', 'O').replaceAll('1', 'i'))]).toEqual([number, number, number]);
    expect(numberOf(others) === number).toBe(Buffer.compare(bytes, others) === 0);
  }));
  for (const none of ['', '0000-0000-0000-000', '0000-0000-0000-00000', 'UUUU-0000-0000-0000', '\u0000'.repeat(16), '0'.repeat(61)]) expect(numberIn(none)).toBeNull();
});

test('days off that overlap or touch are one, whatever their order', () => {
  const spans = [[5, 7], [1, 2], [2, 3], [6, 6.5], [9, 10]].map(([from, until]) => ({ from: day(from!), until: day(until!) }));
  expect(joined(spans)).toEqual([{ from: day(1), until: day(3) }, { from: day(5), until: day(7) }, { from: day(9), until: day(10) }]);
  expect(wrongSpans(spans, day(0))).toBeNull();
});
