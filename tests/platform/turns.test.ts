import { expect, test } from 'vitest';
import { openTurns } from '../../src/platform/turns.ts';

test('A line whose people were told that it takes too long is forgotten like one that was served', async () => {
  const turns = openTurns({ atOnce: 1, atOnceAPlace: 1, waiting: 100, waitingAPlace: 10, deadlineMs: 50 });
  let finish = (): void => {};
  const first = turns.take('first', () => new Promise<string>((go) => { finish = () => go('done'); }));
  const others = Array.from({ length: 20 }, (_, i) => turns.take(`deed ${i}`, () => Promise.resolve(i)));
  const told = await Promise.allSettled([first, ...others]);
  expect(told.map((one) => (one.status === 'rejected' ? (one.reason as { code: string }).code : one.value))).toEqual(['OUTCOME_UNKNOWN', ...others.map(() => 'OVERLOADED')]);
  finish();
  expect(await turns.take('deed 3', () => Promise.resolve('again'))).toBe('again');
  await new Promise((go) => { setImmediate(go); });
  expect(turns.lines()).toBe(0);
});
