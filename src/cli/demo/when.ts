/** A moment: some hours into a day counted from today's midnight in the realm's zone, or so many minutes before the present. */
export type When = { readonly day: number; readonly hour: number } | { readonly ago: number };

export const on = (day: number, hour: number): When => ({ day, hour });
export const ago = (minutes: number): When => ({ ago: minutes });

/** Matters that come to an end on a day are over by this hour. */
export const EVENING = 20;
