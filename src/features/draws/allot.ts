import type { DrawnOutcome } from './words.ts';

/** One entry in the order in which it was drawn, and what came of it. */
export interface Allotted<E> { readonly entry: E; readonly number: number; readonly outcome: DrawnOutcome; readonly why: string | null }

/**
 * Gives the places away in the order in which the entries were drawn: `seat` gives one and answers null, or says why this person may not
 * take it any more; then it goes to the next. When no place is left the others stand in line, in the same order.
 */
export async function allot<E>(drawn: readonly E[], places: number, seat: (entry: E) => Promise<string | null>): Promise<Allotted<E>[]> {
  const all: Allotted<E>[] = [];
  let left = places;
  for (const [i, entry] of drawn.entries()) {
    const why = left > 0 ? await seat(entry) : null;
    const outcome = left === 0 ? 'QUEUED' : why === null ? 'SEATED' : 'PASSED_OVER';
    if (outcome === 'SEATED') left--;
    all.push({ entry, number: i + 1, outcome, why });
  }
  return all;
}
