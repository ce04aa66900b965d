/**
 * Ends the windows of all audiences of a realm in one turn: with a timer each they would come one after the other, and then each would read for itself
 * what all read together.
 */
export class Windows {
  readonly #waiting = new Set<() => void>();
  #timer: NodeJS.Timeout | null = null;
  readonly windowMs: number;

  constructor(windowMs: number) { this.windowMs = windowMs; }

  /** Calls back once, when the window that is open now ends. */
  wait(ended: () => void): void {
    this.#waiting.add(ended);
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      const all = [...this.#waiting];
      this.#waiting.clear();
      for (const each of all) each();
    }, Math.ceil(this.windowMs - performance.now() % this.windowMs));
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#waiting.clear();
  }
}
