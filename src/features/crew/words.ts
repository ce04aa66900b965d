/** Who said that a seat is confirmed: its holder, or the clock a day before the start. */
export const CONFIRMERS = ['HOLDER', 'CLOCK'] as const;
export type Confirmer = (typeof CONFIRMERS)[number];

/** What a time of cooling off comes from. */
export const COOLING_CAUSES = ['NO_SHOWS', 'READ_AND_GAVE_BACK'] as const;
export type CoolingCause = (typeof COOLING_CAUSES)[number];
