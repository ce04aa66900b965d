/** Hands out so many a second with a burst, per key. In memory of this node only. */
export interface Rate {
  /** 0: taken. Otherwise the milliseconds to wait; nothing was taken. */
  take(key: string): number;
}

const MOST_KEYS = 50_000;

/** `clock` is machine time in milliseconds that never goes back. */
export function openRate(perSecond: number, burst: number, clock: () => number = () => performance.now()): Rate {
  const left = new Map<string, { tokens: number; at: number }>();
  return {
    take(key) {
      const at = clock();
      const known = left.get(key);
      const tokens = known === undefined ? burst : Math.min(burst, known.tokens + (at - known.at) * perSecond / 1000);
      left.delete(key); // whoever asked last is forgotten last
      if (left.size >= MOST_KEYS) left.delete(left.keys().next().value ?? '');
      if (tokens < 1) {
        left.set(key, { tokens, at });
        return Math.max(1, Math.ceil((1 - tokens) * 1000 / perSecond));
      }
      left.set(key, { tokens: tokens - 1, at });
      return 0;
    },
  };
}
