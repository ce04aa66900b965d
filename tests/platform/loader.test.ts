import { describe, expect, test } from 'vitest';
import { Loader } from '../../src/platform/loader.ts';

function counting(answer: (key: string) => string | Error = (key) => key.toUpperCase()) {
  const batches: string[][] = [];
  const loader = new Loader<string, string>(async (keys) => { batches.push([...keys]); return keys.map(answer); });
  return { loader, batches };
}

describe('A loader', () => {
  test('reads together what is asked for in the same moment, each once, even when promises lie between', async () => {
    const { loader, batches } = counting();
    const later = Promise.resolve().then(() => Promise.resolve()).then(() => loader.load('c'));
    expect(await Promise.all([loader.load('a'), loader.load('b'), loader.load('a'), loader.loadMany(['b', 'a']), loader.ahead(['d']), later])).toEqual(['A', 'B', 'A', ['B', 'A'], undefined, 'C']);
    expect(batches).toEqual([['a', 'b', 'd', 'c']]);
  });

  test('answers what it knows at once and without a promise, and never reads it again', async () => {
    const { loader, batches } = counting();
    await loader.ahead(['a', 'b', 'a']);
    loader.put('c', 'given');
    expect([loader.load('a'), loader.load('b'), loader.load('c')]).toEqual(['A', 'B', 'given']);
    await loader.ahead(['a', 'b', 'c']);
    expect(batches).toEqual([['a', 'b']]);
  });

  test('waits for what is being read already', async () => {
    const { loader, batches } = counting();
    const first = loader.ahead(['a']);
    await new Promise((turn) => { setImmediate(turn); });
    await Promise.all([first, loader.ahead(['a', 'b']), loader.load('a')]);
    expect(batches).toEqual([['a'], ['b']]);
  });

  test('reads nothing twice, whichever way it is asked for while it is being read', async () => {
    const { loader, batches } = counting();
    const first = loader.load('a');
    await new Promise((turn) => { process.nextTick(turn); });
    const all = [first, loader.ahead(['a', 'b']), loader.load('a'), loader.load('b')];
    await new Promise((turn) => { setImmediate(turn); });
    await Promise.all([...all, loader.ahead(['b']), loader.load('b')]);
    expect(batches.flat().sort()).toEqual(['a', 'b']);
  });

  test('knows that there is nothing', async () => {
    const loader = new Loader<string, string | null>(async (keys) => keys.map(() => null));
    expect(await loader.load('a')).toBeNull();
    expect(loader.load('a')).toBeNull();
  });

  test('keeps an error to its own key', async () => {
    const { loader } = counting((key) => (key === 'bad' ? new Error('bad') : key));
    const [good, bad] = await Promise.allSettled([loader.load('good'), loader.load('bad')]);
    expect(good).toMatchObject({ value: 'good' });
    expect(bad).toMatchObject({ reason: new Error('bad') });
  });

  test('fails as a whole when it cannot read, and reads again when it is asked again', async () => {
    let broken = true;
    const loader = new Loader<string, string>(async (keys) => { if (broken) throw new Error('gone'); return keys; });
    const failed = await Promise.allSettled([loader.load('a'), loader.load('b'), loader.ahead(['c'])]);
    expect(failed.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    broken = false;
    expect(await loader.load('a')).toBe('a');
  });

  test('tells keys apart by what is said of them', async () => {
    const batches: object[] = [];
    const loader = new Loader<{ id: string; more: number }, number, string>(async (keys) => { batches.push(keys); return keys.map(({ more }) => more); }, ({ id }) => id);
    expect(await Promise.all([loader.load({ id: 'a', more: 1 }), loader.load({ id: 'a', more: 1 })])).toEqual([1, 1]);
    expect(batches).toHaveLength(1);
  });
});
