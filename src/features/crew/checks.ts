import type { Refusal } from '../../kernel/result.ts';
import type { SeatStep, SeatWho } from '../../seat-steps.ts';

/** What a step of a seat is told beside the seat. */
export interface SeatInput {
  readonly reason?: string | null;
  readonly hours?: number | null;
}

const MOST_WORDS = 2_000;
const MOST_HOURS = 24;

const refuse = (code: string, path: string, args: Refusal['args'] = {}): Refusal => ({ code, args, path: ['input', path] });

/** What is wrong with what a step was told, after the table allowed it. Pure. */
export function wrongIn(step: SeatStep, { reason, hours }: SeatInput, as: SeatWho): Refusal | null {
  if ((step === 'extend' || step === 'passOn' || (step === 'giveBack' && as !== 'holder')) && !reason?.trim()) return refuse('WORDS_NEEDED', 'reason');
  if ((reason ?? '').length > MOST_WORDS) return refuse('WORDS_TOO_LONG', 'reason', { most: MOST_WORDS });
  if (step === 'correctHours' || step === 'undoNoShow') {
    const right = typeof hours === 'number' && hours >= 0 && hours <= MOST_HOURS;
    if (!right) return refuse('HOURS_WRONG', 'hours', { most: MOST_HOURS });
  }
  return null;
}
