import { expect, test } from 'vitest';
import { openTurnstile } from '../../src/graphql/http/turnstile.ts';

const turn = (): Promise<void> => new Promise((over) => { setImmediate(over); });

test('Of a crowd so many are let in a turn, in their order, and whoever comes later stands behind them', async () => {
  const enter = openTurnstile(3, 100);
  const inside: number[] = [];
  const come = (n: number): void => {
    const wait = enter();
    if (wait === undefined) inside.push(n); else void wait.then(() => inside.push(n));
  };
  for (let n = 0; n < 7; n++) come(n);
  expect(inside).toEqual([0, 1, 2]);
  await turn();
  expect(inside).toEqual([0, 1, 2, 3, 4, 5]);
  come(7);
  await turn();
  expect(inside).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  await turn();
  await turn();
  come(8);
  expect(inside.at(-1)).toBe(8);
});

test('Whoever comes when too many wait is told to come again, and nobody who waits loses their place', async () => {
  const enter = openTurnstile(1, 2);
  const there = [enter(), enter(), enter()];
  expect(() => enter()).toThrow(expect.objectContaining({ code: 'OVERLOADED' }));
  for (const wait of there) await wait;
  await turn();
  expect(enter()).toBeUndefined();
});
