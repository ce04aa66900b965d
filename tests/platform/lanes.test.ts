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
  }, { lanes: 1, detours: 1, most: 256, waiting: 1_000, deadlineMs: 5_000, gatherMs: 20 });
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

describe('Where nothing is left', () => {
  /** Answers count down from `left` at each place; whoever finds 0 is told so. Statements are listed by what they carried. */
  const places = (left: Record<string, number>, gatherMs: number) => {
    const sent: string[][] = [];
    const lanes = openLanes<string, { place: string; n: number }>({
      batchOf: () => 'one', placeOf: (ask) => ask.slice(0, 1), keyOf: (ask) => ask, isSpent: ({ n }) => n === 0,
      send: (asked) => {
        sent.push([...asked]);
        return Promise.resolve(asked.map((ask) => ({ answer: { place: ask.slice(0, 1), n: (left[ask.slice(0, 1)] ?? 0) > 0 ? left[ask.slice(0, 1)]!-- : 0 } })));
      },
    }, { lanes: 1, detours: 1, most: 256, waiting: 1_000, deadlineMs: 5_000, gatherMs });
    return { ask: (...asked: string[]) => Promise.all(asked.map((one) => lanes.ask(one))), sent, left };
  };
  const soon = () => new Promise((go) => { setTimeout(go, 5); });

  test('those who still come gather and go together, in their order, while other places of the lane go on', async () => {
    const { ask, sent } = places({ b: 9 }, 200);
    await ask('a1');
    const late = [ask('a2'), ask('a3')];
    expect(await ask('b1')).toEqual([{ place: 'b', n: 9 }]);
    late.push(ask('a4'));
    await Promise.all(late);
    expect(sent).toEqual([['a1'], ['b1'], ['a2', 'a3', 'a4']]);
  });

  test('a place that is free again is given to the first of them', async () => {
    const { ask, left } = places({}, 30);
    await ask('a1');
    const late = ask('a2', 'a3');
    await soon();
    left['a'] = 1;
    expect((await late).map(({ n }) => n)).toEqual([1, 0]);
  });

  test('nobody waits for more than a lane takes at once', async () => {
    const { ask, sent } = places({}, 60_000);
    await ask('a0');
    await ask(...Array.from({ length: 64 }, (_, i) => `a${i + 1}`));
    expect(sent.map(({ length }) => length)).toEqual([1, 64]);
  });
});
