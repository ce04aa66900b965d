/** How unevenly something is spread (Gini): 0 when all have the same, nearly 1 when one has all. 0 of nothing. */
export function gini(amounts: readonly number[]): number {
  const sorted = [...amounts].sort((a, b) => a - b);
  const total = sorted.reduce((sum, one) => sum + one, 0);
  if (total === 0) return 0;
  const weighted = sorted.reduce((sum, one, i) => sum + (i + 1) * one, 0);
  return (2 * weighted) / (sorted.length * total) - (sorted.length + 1) / sorted.length;
}

export function median(amounts: readonly number[]): number | null {
  if (amounts.length === 0) return null;
  const sorted = [...amounts].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}

export const mean = (amounts: readonly number[]): number => amounts.reduce((sum, one) => sum + one, 0) / Math.max(1, amounts.length);

/** Two-sided 97.5 % quantile of Student's t, by degrees of freedom; between the rows the smaller is taken, which is the wider. */
const T_975: readonly (readonly [degrees: number, t: number])[] =
  [[1, 12.706], [2, 4.303], [3, 3.182], [4, 2.776], [5, 2.571], [6, 2.447], [7, 2.365], [8, 2.306], [9, 2.262], [11, 2.201], [14, 2.145], [19, 2.093], [29, 2.045], [59, 2.001]];

export interface Interval { readonly mean: number; readonly low: number; readonly high: number }

/** The mean with its 95 % interval (Student). Of one number alone the interval is without end. */
export function interval95(amounts: readonly number[]): Interval {
  const middle = mean(amounts);
  const n = amounts.length;
  if (n < 2) return { mean: middle, low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };
  const deviation = Math.sqrt(amounts.reduce((sum, one) => sum + (one - middle) ** 2, 0) / (n - 1));
  const t = T_975.findLast(([degrees]) => degrees <= n - 1)![1];
  const half = t * deviation / Math.sqrt(n);
  return { mean: middle, low: middle - half, high: middle + half };
}
