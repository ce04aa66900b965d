import { z } from 'zod';
import { commitmentOf, shuffled } from './shuffle.ts';
import { DRAWN_OUTCOMES, type DrawnOutcome } from './words.ts';

/** What is published of a draw that is over: keys and never persons. */
export interface DrawRecord {
  readonly drawId: string;
  /** Published with the announcement. */
  readonly commitment: string;
  readonly seed: string;
  /** Free places that were drawn. */
  readonly places: number;
  /** Every key that counted, with its number in the draw, 1 being the first. */
  readonly drawn: readonly { readonly key: string; readonly number: number; readonly outcome: DrawnOutcome }[];
}

/**
 * What is wrong with a draw as it is told, one sentence each; empty when whoever recomputes it comes to the same. Checked: the seed is the
 * one that was committed to, the numbers are those of the shuffle, and places went in this order to all but those passed over.
 */
export function wrongWith(record: DrawRecord): string[] {
  const wrong: string[] = [];
  const told = [...record.drawn].sort((a, b) => a.number - b.number);
  if (commitmentOf(record) !== record.commitment.toLowerCase()) wrong.push('the seed is not the one that was committed to');
  if (told.some(({ number }, i) => number !== i + 1)) wrong.push('the numbers are not 1 to the number of keys');
  const keys = told.map(({ key }) => key.toLowerCase());
  if (new Set(keys).size !== keys.length) return [...wrong, 'two entries have the same key'];
  const right = shuffled({ ...record, keys });
  const first = right.findIndex((key, i) => key !== keys[i]);
  if (first >= 0) wrong.push(`number ${first + 1} should be the key ${right[first]}`);
  let left = record.places;
  for (const { number, outcome } of told) {
    const due = outcome === 'PASSED_OVER' ? outcome : left > 0 ? 'SEATED' : 'QUEUED';
    if (outcome !== due) wrong.push(`number ${number} should be ${due}, not ${outcome}`);
    if (due === 'SEATED') left--;
  }
  return wrong;
}

const recordShape = z.object({
  drawId: z.string(), commitment: z.string(), seed: z.string(), places: z.number().int().min(0),
  drawn: z.array(z.object({ key: z.string(), number: z.number().int(), outcome: z.enum(DRAWN_OUTCOMES) })),
});

/** Whether something read from a file is what is published of a draw. */
export const isDrawRecord = (read: unknown): read is DrawRecord => recordShape.safeParse(read).success;
