import { describe, expect, test } from 'vitest';
import { openLanes } from '../../src/platform/lanes.ts';

/** Lanes whose statements are held back until they are let go. */
function held() {
  const sent: number[] = [];
  let letGo = (): void => {};
  const free = new Promise<void>((go) => { letGo = go; });
  const lanes = openLanes<number, number>({
    batchOf: () => 'one', placeOf: () => 'one', keyOf: String,
    send: async (asked) => { sent.push(asked.length); await free; return asked.map((answer) => ({ answer })); },
  }, { lanes: 1, detours: 1, most: 256, waiting: 1_000, deadlineMs: 5_000 });
  return { ask: (count: number) => Promise.all(Array.from({ length: count }, (_, n) => lanes.ask(n))), sent, letGo };
}
const upTo = (count: number): number[] => Array.from({ length: count }, (_, n) => n);

describe('Those who arrive in the same turn', () => {
  test('go together when it is over', async () => {
    const { ask, sent, letGo } = held();
    const answers = ask(3);
    expect(sent).toEqual([]);
    letGo();
    expect(await answers).toEqual(upTo(3));
    expect(sent).toEqual([3]);
  });

  test('do not wait for all of a crowd: the first are decided while the others arrive, in their order', async () => {
    const { ask, sent, letGo } = held();
    const answers = ask(400);
    expect(sent).toEqual([64]);
    letGo();
    expect(await answers).toEqual(upTo(400));
    expect(sent).toEqual([64, 256, 80]);
  });
});
