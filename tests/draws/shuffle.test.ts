import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commitmentOf, evenly, shuffled } from '../../src/features/draws/shuffle.ts';
import { wrongWith, type DrawRecord } from '../../src/features/draws/verify.ts';

const DRAWS = 10_000;
const DRAW = '0199aaaa-0000-7000-8000-000000000001';
const seedOf = (n: number): string => createHash('sha256').update(`fixed seed ${n}`).digest('hex');
const keysOf = (count: number): string[] => Array.from({ length: count }, (_, i) => `0199bbbb-0000-7000-8000-${String(i).padStart(12, '0')}`);

/** Pearson's statistic of counts that should all be the same. */
function chiSquare(counts: readonly number[]): number {
  const expected = counts.reduce((sum, n) => sum + n, 0) / counts.length;
  return counts.reduce((sum, n) => sum + (n - expected) ** 2 / expected, 0);
}

/** The value that chi-square exceeds once in a thousand times (Wilson and Hilferty). */
const limitOf = (freedom: number): number => freedom * (1 - 2 / (9 * freedom) + 3.0902 * Math.sqrt(2 / (9 * freedom))) ** 3;

describe('Ten thousand draws with fixed seeds', () => {
  const keys = keysOf(20);
  const draws = Array.from({ length: DRAWS }, (_, n) => shuffled({ drawId: DRAW, seed: seedOf(n), keys }));

  test.each([0, 2, 10, 19])('give everybody number %i equally often', (place) => {
    const counts = keys.map((key) => draws.filter((drawn) => drawn[place] === key).length);
    expect(counts.reduce((sum, n) => sum + n, 0)).toBe(DRAWS);
    expect(chiSquare(counts)).toBeLessThan(limitOf(19));
  });

  test.each([0, 7, 19])('give key %i every number equally often', (one) => {
    const counts = keys.map((_, place) => draws.filter((drawn) => drawn[place] === keys[one]).length);
    expect(chiSquare(counts)).toBeLessThan(limitOf(19));
  });

  test('give all 24 orders of four equally often', () => {
    const four = keysOf(4);
    const counts = new Map<string, number>();
    for (let n = 0; n < DRAWS; n++) {
      const order = shuffled({ drawId: DRAW, seed: seedOf(n), keys: four }).map((key) => key.at(-1)).join('');
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect(counts.size).toBe(24);
    expect(chiSquare([...counts.values()])).toBeLessThan(limitOf(23));
  });

  test('would not pass with a shuffle that swaps with any place (the test has teeth)', () => {
    const four = keysOf(4);
    const counts = new Map<string, number>();
    for (let n = 0; n < DRAWS; n++) {
      const list = [...four];
      const below = evenly(Buffer.from(seedOf(n), 'hex'));
      for (let i = 0; i < list.length; i++) { const j = below(list.length); [list[i], list[j]] = [list[j]!, list[i]!]; }
      const order = list.map((key) => key.at(-1)).join('');
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect(chiSquare([...counts.values()])).toBeGreaterThan(limitOf(23));
  });
});

describe('A shuffle', () => {
  test('is the same for two observers who heard the keys in another order and another case', () => {
    fc.assert(fc.property(fc.uniqueArray(fc.uuid(), { maxLength: 60 }), fc.nat(), (keys, n) => {
      const one = shuffled({ drawId: DRAW, seed: seedOf(n), keys });
      const other = shuffled({ drawId: DRAW.toUpperCase(), seed: seedOf(n).toUpperCase(), keys: [...keys].reverse().map((key) => key.toUpperCase()) });
      expect(other).toEqual(one);
      expect([...one].sort()).toEqual([...keys].sort());
    }), { seed: 4 });
  });

  test('is another one as soon as one more key, another seed or another draw comes in', () => {
    const keys = keysOf(40);
    const drawn = shuffled({ drawId: DRAW, seed: seedOf(1), keys });
    expect(shuffled({ drawId: DRAW, seed: seedOf(2), keys })).not.toEqual(drawn);
    expect(shuffled({ drawId: DRAW.replace('1', '2'), seed: seedOf(1), keys })).not.toEqual(drawn);
    const more = shuffled({ drawId: DRAW, seed: seedOf(1), keys: [...keys, '0199cccc-0000-7000-8000-000000000000'] });
    expect(more.filter((key) => key.startsWith('0199bbbb'))).not.toEqual(drawn);
  });

  // The figures come from a program of its own in another language that knows only what the documentation says.
  test('never changes its meaning: what was drawn once can be recomputed for ever', () => {
    expect(shuffled({ drawId: DRAW, seed: seedOf(0), keys: keysOf(8) }).map((key) => Number(key.at(-1)))).toEqual([2, 5, 0, 6, 3, 7, 4, 1]);
    expect(commitmentOf({ drawId: DRAW, seed: seedOf(0) })).toBe('71b54adf01a6645d4b0ef24ae0eca67ce056ab5d635fee6bc9a6a7606ce08ade');
  });

  test('refuses two entries with one key', () => {
    expect(() => shuffled({ drawId: DRAW, seed: seedOf(0), keys: ['a', 'A'] })).toThrow('the same key');
  });
});

describe('A number below n', () => {
  test('is drawn evenly where n does not divide 2^32, and throws words away only beyond the last whole multiple', () => {
    for (const n of [3, 7, 1000]) {
      const below = evenly(Buffer.from(seedOf(n), 'hex'));
      const counts = Array.from({ length: n }, () => 0);
      for (let i = 0; i < DRAWS * 10; i++) counts[below(n)]!++;
      expect(chiSquare(counts)).toBeLessThan(limitOf(n - 1));
    }
    const most = 2 ** 31 + 1;
    const below = evenly(Buffer.from(seedOf(0), 'hex'));
    const drawn = Array.from({ length: 10_000 }, () => below(most));
    expect(Math.max(...drawn)).toBeLessThan(most);
    // Reduced without rejection, half of all words would fall into the lower half twice.
    expect(drawn.filter((one) => one < most / 2).length / 10_000).toBeGreaterThan(0.48);
    expect(drawn.filter((one) => one < most / 2).length / 10_000).toBeLessThan(0.52);
    expect(() => below(0)).toThrow(RangeError);
  });
});

describe('Whoever recomputes a draw', () => {
  const keys = keysOf(6);
  const seed = seedOf(3);
  const honest: DrawRecord = {
    drawId: DRAW, seed, commitment: commitmentOf({ drawId: DRAW, seed }), places: 2,
    drawn: shuffled({ drawId: DRAW, seed, keys }).map((key, i) => ({ key, number: i + 1, outcome: i === 1 ? 'PASSED_OVER' as const : i < 3 ? 'SEATED' as const : 'QUEUED' as const })),
  };
  const swapped = honest.drawn.map((one, i) => ({ ...one, key: honest.drawn[i === 0 ? 4 : i === 4 ? 0 : i]!.key }));

  test('finds nothing wrong with an honest one', () => {
    expect(wrongWith(honest)).toEqual([]);
    expect(wrongWith({ ...honest, drawn: [...honest.drawn].reverse() })).toEqual([]);
    expect(wrongWith({ ...honest, drawn: [] })).toEqual([]);
  });

  test.each<[string, DrawRecord, string]>([
    ['another seed', { ...honest, seed: seedOf(4) }, 'committed to'],
    ['two keys changed places', { ...honest, drawn: swapped }, 'number 1 should be the key'],
    ['a key left out', { ...honest, drawn: honest.drawn.slice(0, 5) }, 'should be the key'],
    ['a number left out', { ...honest, drawn: honest.drawn.filter(({ number }) => number !== 2) }, 'numbers are not'],
    ['a key twice', { ...honest, drawn: [...honest.drawn, { ...honest.drawn[0]!, number: 7, outcome: 'QUEUED' }] }, 'the same key'],
    ['a place given out of turn', { ...honest, drawn: honest.drawn.map((one) => ({ ...one, outcome: one.number === 3 ? 'QUEUED' as const : one.number === 4 ? 'SEATED' as const : one.outcome })) }, 'number 3 should be SEATED'],
    ['a place kept back', { ...honest, places: 3 }, 'number 4 should be SEATED'],
  ])('notices %s', (_what, record, sentence) => {
    expect(wrongWith(record).join('; ')).toContain(sentence);
  });
});
