/** A wait that can be cut short. Ringing while nobody waits makes the next wait return at once. */
export class Alarm {
  #rung = false;
  #wake: (() => void) | null = null;

  ring(): void {
    this.#rung = true;
    this.#wake?.();
  }

  /** Until it rings, or for so many milliseconds; null waits for the ring alone. */
  async wait(milliseconds: number | null): Promise<void> {
    if (!this.#rung) {
      await new Promise<void>((done) => {
        const timer = milliseconds === null ? undefined : setTimeout(done, milliseconds);
        this.#wake = () => { clearTimeout(timer); done(); };
      });
      this.#wake = null;
    }
    this.#rung = false;
  }
}

/** The promise, or an error after so many milliseconds: the driver itself would wait for ever on a dead line. */
export async function within<T>(milliseconds: number, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, fail) => { timer = setTimeout(() => fail(new Error('the database did not answer in time')), milliseconds); });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
