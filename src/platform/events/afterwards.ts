/** The work, shared: whoever asks while it runs shares the next run, which begins after they asked. */
export function afterwards<T>(work: () => Promise<T>): () => Promise<T> {
  let running: Promise<unknown> | null = null;
  let next: Promise<T> | null = null;
  return () => {
    next ??= (running ?? Promise.resolve()).catch(() => {}).then(() => {
      const begun = work();
      running = begun;
      next = null;
      return begun;
    });
    return next;
  };
}
