import type { Executor } from './db.ts';

/** Reads what belongs to keys of one realm. The answer may hold more than was asked for, is shared with others, and is never changed. */
export type ReadByKeys<Found> = (db: Executor, realm: string, keys: readonly string[]) => Promise<Found>;

interface Gathering<Found> {
  readonly keys: Set<string>;
  readonly askers: { answered(found: Found): void; failed(error: unknown): void }[];
}

/** A statement takes so many keys and no more; what comes then waits for the next, in the same moment. */
const MOST_KEYS = 2_000;

/**
 * Reads that are asked for in the same turn of the event loop, by however many requests, share one statement: of 32 pages that are read at once most
 * relations are then read for several. It begins after all of them asked, so nobody is given anything older than their question; a failure is everybody's.
 * Only for reads that ask for no right and whose keys cannot be wrong. `found` puts the rows in order once, for all who asked.
 */
export function together<Row, Found>(read: ReadByKeys<readonly Row[]>, found: (rows: readonly Row[]) => Found): ReadByKeys<Found> {
  const gathered = new WeakMap<Executor, Map<string, Gathering<Found>>>();

  const send = async (db: Executor, realm: string, { keys, askers }: Gathering<Found>): Promise<void> => {
    try {
      const answer = found(await read(db, realm, [...keys]));
      for (const asker of askers) asker.answered(answer);
    } catch (error) {
      for (const asker of askers) asker.failed(error);
    }
  };

  return (db, realm, keys) => {
    if (keys.length === 0) return Promise.resolve(found([]));
    const realms = gathered.get(db) ?? new Map<string, Gathering<Found>>();
    gathered.set(db, realms);
    return new Promise((answered, failed) => {
      const open = realms.get(realm);
      const joined = open !== undefined && open.keys.size + keys.length <= MOST_KEYS ? open : { keys: new Set<string>(), askers: [] };
      for (const key of keys) joined.keys.add(key);
      joined.askers.push({ answered, failed });
      if (joined === open) return;
      realms.set(realm, joined);
      setImmediate(() => {
        if (realms.get(realm) === joined) realms.delete(realm);
        void send(db, realm, joined);
      });
    });
  };
}

/** Each key's only row. */
export const byKey = <Row>(keyOf: (row: Row) => string) => (rows: readonly Row[]): ReadonlyMap<string, Row> => {
  const found = new Map<string, Row>();
  for (const row of rows) found.set(keyOf(row), row);
  return found;
};

/** Each key's rows, in the order of the statement. */
export const listsByKey = <Row>(keyOf: (row: Row) => string) => (rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> => {
  const found = new Map<string, Row[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const list = found.get(key);
    if (list) list.push(row); else found.set(key, [row]);
  }
  return found;
};
