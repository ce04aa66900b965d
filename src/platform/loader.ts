import DataLoader from 'dataloader';
import type { Soon } from '../kernel/soon.ts';

/**
 * Reads values by key for the length of one reading, through a DataLoader: those that are asked for in the same moment together, each once. What
 * is known is answered at once and without a promise, so that a page whose values were read `ahead` is answered field by field without waiting.
 * `read` answers in the order asked; an Error in its answer is that key's alone and thrown to whoever loads it. Failures are not remembered.
 */
export class Loader<K, V, I = K> {
  readonly #idOf: (key: K) => I;
  readonly #known = new Map<I, V>();
  readonly #asked: DataLoader<K, V, I>;

  constructor(read: (keys: readonly K[]) => Promise<readonly (V | Error)[]>, idOf: (key: K) => I = (key) => key as unknown as I) {
    this.#idOf = idOf;
    this.#asked = new DataLoader<K, V, I>(async (keys) => {
      const values = await read(keys);
      keys.forEach((key, i) => { this.#keep(key, values[i]!); });
      return values;
    }, { cacheKeyFn: idOf });
  }

  load(key: K): Soon<V> {
    const id = this.#idOf(key);
    const known = this.#known.get(id);
    return known !== undefined || this.#known.has(id) ? known as V : this.#asked.load(key);
  }

  /** The same for many, in the order asked. */
  loadMany(keys: readonly K[]): Promise<V[]> {
    return Promise.all(keys.map(async (key) => this.load(key)));
  }

  /** Makes all of these known that are not, with one reading. Throws if nothing could be read. */
  async ahead(keys: readonly K[]): Promise<void> {
    const unknown = keys.filter((key) => !this.#known.has(this.#idOf(key)));
    if (unknown.length === 0) return;
    const read = await this.#asked.loadMany(unknown);
    if (read.every((value) => value instanceof Error)) throw read[0] as unknown as Error;
  }

  /** A value that was read elsewhere. */
  put(key: K, value: V): void {
    this.#known.set(this.#idOf(key), value);
  }

  #keep(key: K, value: V | Error): void {
    if (value instanceof Error) this.#asked.clear(key);
    else this.put(key, value);
  }
}
