import { describe, expect, test } from 'vitest';
import type { Executor } from '../../src/platform/db.ts';
import { byKey, listsByKey, together } from '../../src/platform/together.ts';

interface Row { readonly key: string; readonly version: number }

/** A table of which only one statement runs at a time, and each statement is kept. */
function table(rowsOf: (key: string) => number = () => 1) {
  const statements: string[][] = [];
  let [version, failing] = [1, false];
  const read = together(async (_: Executor, realm: string, keys: readonly string[]) => {
    statements.push([realm, ...keys]);
    const seen = version;
    await new Promise((turn) => { setTimeout(turn, 5); });
    if (failing) throw new Error('the database is away');
    return keys.flatMap((key) => Array.from({ length: rowsOf(key) }, () => ({ key, version: seen })));
  }, listsByKey(({ key }: Row) => key));
  return { read, statements, change: () => { version++; }, fail: (fails: boolean) => { failing = fails; } };
}

const db = {} as Executor;
const turn = () => new Promise((next) => { setImmediate(next); });

describe('Reads that share a statement', () => {
  test('are those of one turn, of one realm and one connection, each key once; everybody finds theirs', async () => {
    const { read, statements } = table((key) => key.length);
    const another = {} as Executor;
    const [one, two, three, none] = await Promise.all([
      read(db, 'a', ['x', 'yy']), Promise.resolve().then(() => read(db, 'a', ['yy', 'zzz'])), read(db, 'b', ['x']), read(db, 'a', []), read(another, 'a', ['x']),
    ]);
    expect(statements).toEqual([['a', 'x', 'yy', 'zzz'], ['b', 'x'], ['a', 'x']]);
    expect(one.get('yy')).toHaveLength(2);
    expect(two.get('zzz')).toHaveLength(3);
    expect(three.get('x')).toHaveLength(1);
    expect(none.size).toBe(0);
  });

  test('never join one that was sent: what changed before the question is in the answer', async () => {
    const { read, statements, change } = table();
    const before = read(db, 'a', ['x']);
    await turn();
    change();
    const after = read(db, 'a', ['x']);
    expect((await before).get('x')).toEqual([{ key: 'x', version: 1 }]);
    expect((await after).get('x')).toEqual([{ key: 'x', version: 2 }]);
    expect(statements).toHaveLength(2);
  });

  test('fail together, and are asked anew the next time', async () => {
    const { read, fail } = table();
    fail(true);
    const both = await Promise.allSettled([read(db, 'a', ['x']), read(db, 'a', ['y'])]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    fail(false);
    expect((await read(db, 'a', ['x'])).get('x')).toHaveLength(1);
  });

  test('are no more than 2,000 keys, so that no statement grows without bound', async () => {
    const { read, statements } = table();
    const found = await Promise.all(Array.from({ length: 30 }, (_, i) => read(db, 'a', Array.from({ length: 100 }, (__, j) => `${i}.${j}`))));
    expect(statements.map((keys) => keys.length - 1)).toEqual([2_000, 1_000]);
    expect(found.every((rows, i) => rows.has(`${i}.99`))).toBe(true);
  });
});

test('Rows by key are the last of each key, or all of them in their order', () => {
  const rows = [{ key: 'a', version: 1 }, { key: 'b', version: 2 }, { key: 'a', version: 3 }];
  expect([...byKey(({ key }: Row) => key)(rows)].map(([key, { version }]) => [key, version])).toEqual([['a', 3], ['b', 2]]);
  expect(listsByKey(({ key }: Row) => key)(rows).get('a')!.map(({ version }) => version)).toEqual([1, 3]);
});
