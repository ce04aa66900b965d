/** Says that nobody waits for an answer any more; an AbortController is one. */
export type Ending = Pick<AbortController, 'abort' | 'signal'>;

/** An ending whose signal is made for the first who looks at it: hardly anybody does, and a signal costs each request some 5 µs. */
export class QuietEnding implements Ending {
  #controller: AbortController | null = null;
  #ended = false;

  abort(): void {
    this.#ended = true;
    this.#controller?.abort();
  }

  get signal(): AbortSignal {
    if (this.#controller === null) {
      this.#controller = new AbortController();
      if (this.#ended) this.#controller.abort();
    }
    return this.#controller.signal;
  }
}
