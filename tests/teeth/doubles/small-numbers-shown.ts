import type { hidden as real } from '../../../src/features/reports/rules/hiding.ts';

/** Small numbers alone are hidden, and nothing beside them. */
export const hidden: typeof real = (rows) => {
  const small = (n: number): number | null => (n > 0 && n < 5 ? null : n);
  const sum = (name: 'placed' | 'done' | 'resolved'): number => rows.reduce((all, row) => all + row[name], 0);
  return { rows: rows.map(({ placed, done, resolved }) => ({ placed: small(placed), done: small(done), resolved: small(resolved) })), total: { placed: sum('placed'), done: sum('done'), resolved: sum('resolved') } };
};
