/** Who said that a seat is confirmed: its holder, or the clock a day before the start. */
export const CONFIRMERS = ['HOLDER', 'CLOCK'] as const;
export type Confirmer = (typeof CONFIRMERS)[number];
