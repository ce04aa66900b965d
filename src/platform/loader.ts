import DataLoader from 'dataloader';
import type { Soon } from '../kernel/soon.ts';

/** Many keys that are to be made known, handed to the DataLoader as one: it makes promises for each of its keys, and here nobody waits for the single ones. */
class Bundle<I, K> extends Map<I, K> {}

/**
 * Reads values by key for the length of one reading, through a DataLoader: those that are asked for in the same moment together, each once. What
 * is known is answered at once and without a promise, so that a page whose values were read `ahead` is answered field by field without waiting.
 * `read` answers in the order asked; an Error in its answer is that key's alone and thrown to whoever loads it. Failures are not remembered.
 */
export class Loader<K, V, I = K> {
  readonly #idOf: (key: K) => I;
  readonly #read: (keys: readonly K[]) => Promise<readonly (V | Error)[]>;
  readonly #known = new Map<I, V>();
  /** What is being read, so that nothing is read twice: what is read may be on record. */
  readonly #bundles = new Map<Bundle<I, K>, Promise<unknown>>();
  readonly #single = new Map<I, Promise<V>>();
  readonly #asked: DataLoader<K | Bundle<I, K>, V | undefined, unknown>;

  constructor(read: (keys: readonly K[]) => Promise<readonly (V | Error)[]>, idOf: (key: K) => I = (key) => key as unknown as I) {
    this.#idOf = idOf;
    this.#read = read;
    this.#asked = new DataLoader((asked) => this.#readAll(asked), { cacheKeyFn: (one) => (one instanceof Bundle ? one : idOf(one)) });
  }

  load(key: K): Soon<V> {
    const id = this.#idOf(key);
    const known = this.#known.get(id);
    if (known !== undefined || this.#known.has(id)) return known as V;
    return this.#bundleWith(id)?.then(() => this.load(key), () => this.#ask(id, key)) ?? this.#ask(id, key);
  }

  /** The same for many, in the order asked. */
  loadMany(keys: readonly K[]): Promise<V[]> {
    return Promise.all(keys.map(async (key) => this.load(key)));
  }

  /** Makes all of these known that are not, with one reading. Throws if nothing could be read. */
  async ahead(keys: readonly K[]): Promise<void> {
    const bundle = new Bundle<I, K>();
    const awaited = new Set<Promise<unknown>>();
    for (const key of keys) {
      const id = this.#idOf(key);
      if (this.#known.has(id)) continue;
      const coming = this.#bundleWith(id) ?? this.#single.get(id)?.catch(() => {});
      if (coming) awaited.add(coming); else bundle.set(id, key);
    }
    if (bundle.size > 0) awaited.add(this.#bring(bundle));
    await Promise.all(awaited);
  }

  /** A value that was read elsewhere. */
  put(key: K, value: V): void {
    this.#known.set(this.#idOf(key), value);
  }

  #bundleWith(id: I): Promise<unknown> | undefined {
    for (const [bundle, coming] of this.#bundles) if (bundle.has(id)) return coming;
    return undefined;
  }

  #bring(bundle: Bundle<I, K>): Promise<unknown> {
    const coming = this.#asked.load(bundle).finally(() => { this.#bundles.delete(bundle); this.#asked.clear(bundle); });
    this.#bundles.set(bundle, coming);
    return coming;
  }

  #ask(id: I, key: K): Promise<V> {
    const asked = this.#single.get(id) ?? (this.#asked.load(key) as Promise<V>).finally(() => { this.#single.delete(id); });
    this.#single.set(id, asked);
    return asked;
  }

  async #readAll(asked: readonly (K | Bundle<I, K>)[]): Promise<(V | Error | undefined)[]> {
    const wanted = new Map<I, K>();
    for (const one of asked) {
      if (one instanceof Bundle) for (const [id, key] of one) wanted.set(id, key);
      else wanted.set(this.#idOf(one), one);
    }
    const values = await this.#read([...wanted.values()]);
    const found = new Map<I, V | Error>();
    let i = 0;
    for (const [id, key] of wanted) {
      const value = values[i++]!;
      found.set(id, value);
      if (value instanceof Error) this.#asked.clear(key); else this.#known.set(id, value);
    }
    return asked.map((one) => (one instanceof Bundle ? failureOf([...one.keys()].map((id) => found.get(id))) : found.get(this.#idOf(one))));
  }
}

/** The first of them, when all have failed. */
const failureOf = (values: readonly unknown[]): Error | undefined => (values.every((value) => value instanceof Error) ? values[0] as Error : undefined);
