/** Bounds of the notes on one order: of all, of one person, and the characters of each. */
export const MOST_NOTES = 400;
export const MOST_NOTES_OF_ONE = 60;
export const LONGEST_NOTE = 1_000;
