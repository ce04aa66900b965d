import { BOUNDS, type Numbers, type Span } from '../words.ts';

const MINUTE_MS = 60_000;

/** The class of a histogram that a time falls into. */
export const classOf = (minutes: number): number => {
  const found = BOUNDS.findIndex((bound) => minutes <= bound);
  return found < 0 ? BOUNDS.length : found;
};

/** What one measured time adds to the numbers. */
export function measured(span: Span, from: Date | null, until: Date | null): Numbers {
  if (from === null || until === null || until < from) return {};
  const minutes = Math.round((until.getTime() - from.getTime()) / MINUTE_MS);
  return { [`${span}:${classOf(minutes)}`]: 1, [`${span}:sum`]: minutes };
}

export interface Times {
  /** Null: few, and hidden. */
  readonly measured: number | null;
  /** In minutes: the mean is exact, the others are read from the histogram, evenly within a class; of its last class the lower bound. */
  readonly mean: number | null;
  readonly median: number | null;
  readonly p90: number | null;
}

/** Mean, median and ninetieth percentile out of numbers that were added up. */
export function timesOf(span: Span, numbers: Numbers): Times & { readonly measured: number } {
  const classes = Array.from({ length: BOUNDS.length + 1 }, (_, i) => numbers[`${span}:${i}`] ?? 0);
  const all = classes.reduce((sum, n) => sum + n, 0);
  const quantile = (share: number): number | null => (all === 0 ? null : within(classes, share * all));
  return { measured: all, mean: all === 0 ? null : Math.round((numbers[`${span}:sum`] ?? 0) / all), median: quantile(0.5), p90: quantile(0.9) };
}

function within(classes: readonly number[], rank: number): number {
  let below = 0;
  for (const [i, n] of classes.entries()) {
    if (n > 0 && below + n >= rank) {
      const [lower, upper] = [i === 0 ? 0 : BOUNDS[i - 1]!, BOUNDS[i]];
      return Math.round(upper === undefined ? lower : lower + ((rank - below) / n) * (upper - lower));
    }
    below += n;
  }
  return BOUNDS.at(-1)!;
}

/** The sum of numbers, name by name; what comes to nothing is left out. */
export function added(...all: readonly Numbers[]): Numbers {
  const sum: Record<string, number> = {};
  for (const numbers of all) for (const [name, n] of Object.entries(numbers)) sum[name] = (sum[name] ?? 0) + n;
  return Object.fromEntries(Object.entries(sum).filter(([, n]) => n !== 0));
}

export const negated = (numbers: Numbers): Numbers => Object.fromEntries(Object.entries(numbers).map(([name, n]) => [name, -n]));
