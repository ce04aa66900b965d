/** How a membership ends: the one who asked took it back or left, the captain refused or removed. */
export const ENDINGS = ['LEFT', 'REFUSED', 'REMOVED'] as const;
export type Ending = (typeof ENDINGS)[number];
