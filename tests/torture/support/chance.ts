/** Chance that a seed repeats. */
export interface Chance {
  readonly seed: number;
  /** From 0 to below 1. */
  next(): number;
  /** A whole number from `least` to `most`. */
  between(least: number, most: number): number;
  pick<T>(of: readonly T[]): T;
  shuffled<T>(of: readonly T[]): T[];
  /** Chance of its own for a part of the work, so that parts do not disturb one another's. */
  branch(name: string): Chance;
}

export function openChance(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  return {
    seed, next, between,
    pick: (of) => of[between(0, of.length - 1)]!,
    shuffled: (of) => of.map((one) => [next(), one] as const).sort(([a], [b]) => a - b).map(([, one]) => one),
    branch: (name) => openChance([...name].reduce((hash, letter) => Math.imul(hash ^ letter.charCodeAt(0), 16_777_619), seed ^ 2_166_136_261)),
  };
}
