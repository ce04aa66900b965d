import type { Soon } from '../kernel/soon.ts';

/** Keys that are read together, and when they have been. */
interface Batch<K, I> {
  readonly keys: Map<I, K>;
  readonly read: Promise<void>;
}

/**
 * Reads values by key for the length of one reading: those that are asked for in the same moment together, each once. What is known is
 * answered at once and without a promise, so that a page whose values were read `ahead` is answered field by field without waiting.
 * `read` answers in the order asked; an Error in its answer is that key's alone and thrown to whoever loads it. Failures are not remembered.
 */
export class Loader<K, V, I = K> {
  readonly #read: (keys: readonly K[]) => Promise<readonly (V | Error)[]>;
  readonly #idOf: (key: K) => I;
  readonly #known = new Map<I, V>();
  readonly #coming = new Map<I, Promise<void>>();
  readonly #failed = new Map<I, Error>();
  #gathering: Batch<K, I> | null = null;

  constructor(read: (keys: readonly K[]) => Promise<readonly (V | Error)[]>, idOf: (key: K) => I = (key) => key as unknown as I) {
    this.#read = read;
    this.#idOf = idOf;
  }

  load(key: K): Soon<V> {
    const id = this.#idOf(key);
    const known = this.#known.get(id);
    if (known !== undefined || this.#known.has(id)) return known as V;
    return this.#comingOf(id, key).then(() => this.#taken(id));
  }

  /** The same for many, in the order asked. */
  loadMany(keys: readonly K[]): Promise<V[]> {
    return Promise.all(keys.map(async (key) => this.load(key)));
  }

  /** Makes all of these known that are not, with one reading and without a promise for each. */
  async ahead(keys: readonly K[]): Promise<void> {
    const coming = new Set<Promise<void>>();
    for (const key of keys) {
      const id = this.#idOf(key);
      if (!this.#known.has(id)) coming.add(this.#comingOf(id, key));
    }
    await Promise.all(coming);
  }

  /** A value that was read elsewhere. */
  put(key: K, value: V): void {
    this.#known.set(this.#idOf(key), value);
  }

  #comingOf(id: I, key: K): Promise<void> {
    const known = this.#coming.get(id);
    if (known) return known;
    const { keys, read } = (this.#gathering ??= this.#gather());
    keys.set(id, key);
    this.#coming.set(id, read);
    return read;
  }

  #gather(): Batch<K, I> {
    const keys = new Map<I, K>();
    return { keys, read: everybodyAsked().then(() => { this.#gathering = null; return this.#fetch(keys); }) };
  }

  async #fetch(keys: ReadonlyMap<I, K>): Promise<void> {
    try {
      const values = await this.#read([...keys.values()]);
      let i = 0;
      for (const id of keys.keys()) {
        const value = values[i++];
        if (value instanceof Error) this.#failed.set(id, value);
        else this.#known.set(id, value as V);
      }
    } finally {
      for (const id of keys.keys()) this.#coming.delete(id);
    }
  }

  #taken(id: I): V {
    const known = this.#known.get(id);
    if (known !== undefined || this.#known.has(id)) return known as V;
    throw this.#failed.get(id)!;
  }
}

/** When everything that is ready to ask has asked: after the promises that are settled now, and those that they settle. */
const everybodyAsked = (): Promise<void> => new Promise((go) => { void Promise.resolve().then(() => process.nextTick(go)); });
