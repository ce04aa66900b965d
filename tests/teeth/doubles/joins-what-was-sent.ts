import type { ReadByKeys } from '../../../src/platform/together.ts';
import type { Executor } from '../../../src/platform/db.ts';

export * from '../../../src/platform/together.ts';

/** Whoever asks for what is being read already is given that, though it was sent before they asked. */
export function together<Row, Found>(read: ReadByKeys<readonly Row[]>, found: (rows: readonly Row[]) => Found): ReadByKeys<Found> {
  const sent = new WeakMap<Executor, Map<string, Promise<Found>>>();
  return (db, realm, keys) => {
    const reads = sent.get(db) ?? new Map<string, Promise<Found>>();
    sent.set(db, reads);
    const what = JSON.stringify([realm, keys]);
    const reading = reads.get(what) ?? read(db, realm, keys).then(found).finally(() => reads.delete(what));
    reads.set(what, reading);
    return reading;
  };
}
