/** What came of an entry whose key was drawn. */
export const DRAWN_OUTCOMES = ['SEATED', 'QUEUED', 'PASSED_OVER'] as const;
export type DrawnOutcome = (typeof DRAWN_OUTCOMES)[number];
