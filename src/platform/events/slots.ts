/** Lets so many works run in one moment; the others wait in the order in which they came. */
export function openSlots(most: number): { run<T>(work: () => Promise<T>): Promise<T> } {
  let free = most;
  const waiting: (() => void)[] = [];
  return {
    run: async (work) => {
      if (free > 0) free--;
      else await new Promise<void>((go) => { waiting.push(go); });
      try {
        return await work();
      } finally {
        const next = waiting.shift();
        if (next) next();
        else free++;
      }
    },
  };
}
