import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { monthOf } from '../../scripts/simulate/month.ts';
import { picture } from '../../scripts/simulate/picture.ts';
import { trial, type Trial } from '../../scripts/simulate/trial.ts';
import { each, verdictsOf } from '../../scripts/simulate/verdicts.ts';
import { ASK_SETTINGS, type Policy } from '../../src/features/asking/policy/index.ts';
import { atBudget, gini, interval95, mean, median } from '../../src/features/asking/simulation/index.ts';
import { PEOPLE } from '../../src/features/asking/simulation/people.ts';
import { simulate } from '../../src/features/asking/simulation/simulate.ts';

const OURS: Policy = { name: 'NEIGHBOURLY', settings: ASK_SETTINGS };
const SMALL = 60;

describe('measures', () => {
  test('Gini is 0 when all have the same, and nears 1 when one has all', () => {
    expect(gini([3, 3, 3, 3])).toBeCloseTo(0);
    expect(gini([0, 0, 0, 8])).toBeCloseTo(0.75);
    expect(gini([1, 2, 3, 4])).toBeCloseTo(0.25);
    expect(gini([0, 0])).toBe(0);
  });
  test('an interval is Student\'s, and without end of one number', () => {
    const { mean: middle, low, high } = interval95([4, 6, 8]);
    expect([middle, low, high].map((one) => Number(one.toFixed(2)))).toEqual([6, 1.03, 10.97]);
    expect(interval95([4])).toEqual({ mean: 4, low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY });
    expect([median([]), median([3, 1, 2]), median([4, 1, 2, 3])]).toEqual([null, 2, 2.5]);
  });
});

describe('a month is played', () => {
  const world = monthOf('test-a', 'balanced', PEOPLE, SMALL);
  test('the same way again from the same seed, and another way from another', () => {
    expect(simulate(world, OURS, PEOPLE, 'test-a')).toEqual(simulate(monthOf('test-a', 'balanced', PEOPLE, SMALL), OURS, PEOPLE, 'test-a'));
    expect(simulate(world, OURS, PEOPLE, 'test-b')).not.toEqual(simulate(world, OURS, PEOPLE, 'test-a'));
  });
  test('without giving more places than there are, and counting each push once', () => {
    fc.assert(fc.property(fc.string(), fc.constantFrom<Policy>(OURS, { name: 'BROADCAST' }, { name: 'RANDOM', k: 2.5, waves: 3 }), (seed, policy) => {
      const outcome = simulate(world, policy, PEOPLE, seed);
      expect(outcome.offers.reduce((sum, one) => sum + one, 0)).toBe(outcome.pushes);
      expect(outcome.unmet + outcome.minutesToFill.length).toBe(outcome.orders);
      expect(outcome.seatsUnfilled).toBeGreaterThanOrEqual(outcome.unmet);
      expect(Math.min(...outcome.minutesToFill, Infinity)).toBeGreaterThan(0);
      expect(outcome.told.center).toBeLessThanOrEqual(outcome.told.community);
    }), { numRuns: 20 });
  });
  test('nobody is pushed at night, and by ours no more often than the settings say', () => {
    const perWeek = Math.max(...simulate(world, OURS, PEOPLE, 'test-a').offers) / (30 / 7);
    expect(perWeek).toBeLessThanOrEqual((ASK_SETTINGS.pushesAWeek + 1) * 1.2);
  });
  test('a plain policy at the same number of pushes never has fewer', () => {
    for (const name of ['NEAREST', 'RANDOM'] as const) {
      for (const budget of [100, 333, 700]) {
        const { pushes } = atBudget(world, { name, waves: 1 }, budget, PEOPLE, 'test-a');
        expect(pushes).toBeGreaterThanOrEqual(budget);
        expect(pushes).toBeLessThanOrEqual(budget * 1.03 + 1);
      }
    }
  });
});

describe('what is claimed of our policy holds in months that it was not made with (20 of each: scripts/simulate/README.md)', () => {
  const players = ['NEIGHBOURLY', 'BROADCAST', 'NEAREST', 'RANDOM', 'LIFTED'] as const;
  const seeds = ['test-1', 'test-2', 'test-3'];
  const trials: Trial[] = [
    ...(['supposed', 'rested'] as const).flatMap((variant) => seeds.map((seed) => trial({ seed, supply: 'balanced', variant, players }))),
    ...(['scarce', 'ample'] as const).map((supply) => trial({ seed: 'test-1', supply, variant: 'supposed', players })),
  ];
  const verdicts = verdictsOf(trials);
  test('the claims are all there', () => expect(verdicts).toHaveLength(15));
  test.each(verdicts.map(({ en, holds, by }) => ({ en, holds, by })))('$en', ({ holds, by }) => { expect(holds, by).toBe(true); });
  test('offers are spread far more evenly than by distance, where there are enough people to choose from (Gini)', () => {
    const ample = trials.filter(({ supply }) => supply === 'ample');
    expect(mean(each(ample, 'NEIGHBOURLY', (one) => one.gini))).toBeLessThan(0.65 * mean(each(ample, 'NEAREST', (one) => one.gini)));
  });
  test('the picture names every policy and supply in both languages', () => {
    const svg = picture(trials.filter(({ variant }) => variant === 'supposed'), { zh: '标题', en: 'title' });
    for (const words of ['邻里', 'neighbourly', '群发', 'broadcast', '人手紧缺 scarce', 'spread of offers, Gini', '标题']) expect(svg).toContain(words);
    expect(svg.match(/<rect /g)!.length).toBeGreaterThan(4 * 3 * 4);
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  });
});
