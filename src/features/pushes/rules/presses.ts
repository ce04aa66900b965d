import type { SeatAudience } from '../../../seat-steps.ts';

/**
 * In what capacity a marked step of a table (`presses`) touches somebody's own next hours. Whoever only looks on (broker, center, street
 * leader) hears of it like of anything else.
 */
const TAKES_PART: readonly SeatAudience[] = ['requester', 'holder', 'lead', 'crew', 'provider', 'holding'];

/** Whether news of a step presses whoever is told of it in a capacity. */
export const pressesWhom = (row: { readonly presses?: true } | undefined, audience: string): boolean =>
  row?.presses === true && (TAKES_PART as readonly string[]).includes(audience);
