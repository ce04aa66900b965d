/** What comes next in time; of the same instant, what was put in first. */
export interface Queue<T> { put(ms: number, what: T): void; take(): { readonly ms: number; readonly what: T } | null }

/** A binary heap. */
export function openQueue<T>(): Queue<T> {
  const heap: { ms: number; n: number; what: T }[] = [];
  let count = 0;
  const before = (a: number, b: number): boolean => heap[a]!.ms < heap[b]!.ms || (heap[a]!.ms === heap[b]!.ms && heap[a]!.n < heap[b]!.n);
  const swap = (a: number, b: number): void => { [heap[a], heap[b]] = [heap[b]!, heap[a]!]; };
  return {
    put(ms, what) {
      heap.push({ ms, n: count++, what });
      for (let at = heap.length - 1; at > 0;) {
        const up = (at - 1) >> 1;
        if (!before(at, up)) break;
        swap(at, up);
        at = up;
      }
    },
    take() {
      if (heap.length === 0) return null;
      swap(0, heap.length - 1);
      const { ms, what } = heap.pop()!;
      for (let at = 0; ;) {
        let down = 2 * at + 1;
        if (down >= heap.length) break;
        if (down + 1 < heap.length && before(down + 1, down)) down++;
        if (!before(down, at)) break;
        swap(at, down);
        at = down;
      }
      return { ms, what };
    },
  };
}
