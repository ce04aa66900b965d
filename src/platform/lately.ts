/** What was set or got lately, by key: at least the last `most` of them, at most twice as many. Costs nothing but two maps. */
export class Lately<V> {
  readonly #most: number;
  #young = new Map<string, V>();
  #old = new Map<string, V>();

  constructor(most: number) {
    this.#most = most;
  }

  get(key: string): V | undefined {
    const young = this.#young.get(key);
    if (young !== undefined) return young;
    const old = this.#old.get(key);
    if (old !== undefined) this.set(key, old);
    return old;
  }

  set(key: string, value: V): void {
    if (this.#young.size >= this.#most && !this.#young.has(key)) [this.#old, this.#young] = [this.#young, new Map()];
    this.#young.set(key, value);
  }
}
