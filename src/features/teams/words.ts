/** How a membership ends: the one who asked took it back or left, the captain refused or removed, the team itself ended. */
export const ENDINGS = ['LEFT', 'REFUSED', 'REMOVED', 'TEAM_ENDED'] as const;
export type Ending = (typeof ENDINGS)[number];
