/** What came of telling somebody who has no login. */
export const TOLD_OUTCOMES = ['TOLD', 'NOT_REACHED', 'DECLINED'] as const;
export type ToldOutcome = (typeof TOLD_OUTCOMES)[number];

/** How they were told. */
export const TOLD_HOW = ['IN_PERSON', 'BY_PHONE', 'THROUGH_FAMILY', 'IN_WRITING'] as const;
export type ToldHow = (typeof TOLD_HOW)[number];
