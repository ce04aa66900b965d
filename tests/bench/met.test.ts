import { expect, test } from 'vitest';
import { met } from '../../scripts/bench/rows/row.ts';

test('A goal is met by the ratio, or by a figure that has a unit of its own; what was measured without the other side is open', () => {
  const figure = { ours: 1_000, ratio: 1.2, goal: 1.3, unit: '/s' } as const;
  expect(met(figure)).toBe(false);
  expect(met({ ...figure, ratio: 1.3 })).toBe(true);
  expect(met({ ...figure, ratio: null })).toBe(null);
  expect(met({ ...figure, ratio: 1.3, most: true })).toBe(true);
  expect(met({ ours: 5, ratio: null, goal: 4, most: true, unit: 'statements' })).toBe(false);
  expect(met({ ours: 240, ratio: null, goal: 300, most: true, unit: 'ms' })).toBe(true);
  expect(met({ ours: null, ratio: null, goal: 300, most: true, unit: 'ms' })).toBe(null);
});
