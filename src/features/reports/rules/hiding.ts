import { LEAST_PUBLIC } from '../words.ts';

/** A row of public numbers; each is a part of the one before. */
export interface PublicNumbers { readonly placed: number; readonly done: number; readonly resolved: number }
/** The same with what is hidden as null. */
export type Shown = { readonly [N in keyof PublicNumbers]: number | null };

/** One table of a month as everybody is told it: a total, and rows by their keys. */
export interface PublicTable { readonly total: Shown; readonly rows: readonly (Shown & { readonly key: string })[] }
export type PublicTables = Readonly<Record<'DIVISION' | 'ITEM', PublicTable>>;

const NAMES = ['placed', 'done', 'resolved'] as const;
const isSmall = (n: number): boolean => n > 0 && n < LEAST_PUBLIC;

/**
 * Numbers as everybody may see them: none below five, none that is all but less than five of the number before it, none whose number before it is hidden, and none that follows from the others. Where something of a column is hidden,
 * the next smallest are hidden with it until at least two are, one of them no small number itself, so that the difference to the total tells of no single one; where that cannot be,
 * the total is hidden, too. Pure; `total` is the sum of the rows.
 */
export function hidden(rows: readonly PublicNumbers[]): { readonly rows: readonly Shown[]; readonly total: Shown } {
  const columns: ReturnType<typeof columnOf>[] = [];
  for (const [i, name] of NAMES.entries()) {
    const before = columns[i - 1]?.values.flatMap((value, row) => (value === null ? [row] : [])) ?? [];
    columns.push(columnOf(rows.map((row) => row[name]), i === 0 ? null : rows.map((row) => row[NAMES[i - 1]!]), before));
  }
  const at = (row: number | 'total'): Shown => Object.fromEntries(NAMES.map((name, i) => [name, row === 'total' ? columns[i]!.total : columns[i]!.values[row]!])) as unknown as Shown;
  return { rows: rows.map((_, i) => at(i)), total: at('total') };
}

/** `before`: rows whose number before this one is hidden; a part of it would tell of it. */
function columnOf(values: readonly number[], whole: readonly number[] | null, before: readonly number[]): { readonly values: readonly (number | null)[]; readonly total: number | null } {
  const gone = new Set([...before, ...values.flatMap((n, i) => (isSmall(n) || (whole !== null && isSmall(whole[i]! - n)) ? [i] : []))]);
  const total = values.reduce((sum, n) => sum + n, 0);
  const rest = values.map((n, i) => [n, i] as const).filter(([n, i]) => n > 0 && !gone.has(i)).sort(([a], [b]) => a - b);
  const isSafe = (): boolean => gone.size === 0 || (gone.size >= 2 && [...gone].some((i) => values[i]! >= LEAST_PUBLIC));
  while (!isSafe() && rest.length > 0) gone.add(rest.shift()![1]);
  const allTotal = whole === null ? null : whole.reduce((sum, n) => sum + n, 0);
  return { values: values.map((n, i) => (gone.has(i) ? null : n)), total: !isSafe() || isSmall(total) || (allTotal !== null && isSmall(allTotal - total)) ? null : total };
}
