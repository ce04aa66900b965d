/**
 * Without what a statement before it left in front: postgres.js (3.4.9) goes on counting rows after one that failed in the middle of its answer (a time limit
 * that struck after the first row), and then whoever took the first row of the next took a hole, or somebody else's row.
 */
export function ofItself(result: unknown): unknown {
  const { length, count } = result as { readonly length?: number; readonly count?: number | null };
  if (Array.isArray(result) && typeof count === 'number' && length! > count) result.splice(0, length! - count);
  return result;
}
