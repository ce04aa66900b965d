/** Who said that a seat is confirmed: its holder, or the clock a day before the start. */
export const CONFIRMERS = ['HOLDER', 'CLOCK'] as const;
export type Confirmer = (typeof CONFIRMERS)[number];

/** What a time of cooling off comes from. */
export const COOLING_CAUSES = ['NO_SHOWS', 'READ_AND_GAVE_BACK'] as const;
export type CoolingCause = (typeof COOLING_CAUSES)[number];

/** Who took a step of a seat, as its history says it: its holder, somebody else, or the clock. */
export const SEAT_ACTORS = ['HOLDER', 'ANOTHER', 'CLOCK'] as const;
export type SeatActor = (typeof SEAT_ACTORS)[number];
