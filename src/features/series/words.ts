/** Why a series is paused: somebody said so, or an order of it may not be placed. */
export const PAUSES = ['BY_HAND', 'NO_CONSENT', 'NOBODY_ACTS', 'ITEM_GONE', 'PLACE_GONE', 'NOT_PLACEABLE'] as const;
export type Pause = (typeof PAUSES)[number];

/** The pause for the refusal that the order met; everything that has no line is NOT_PLACEABLE. */
export const PAUSE_FOR: Readonly<Record<string, Pause>> = {
  CONSENT_NEEDED: 'NO_CONSENT', NOT_ALLOWED: 'NOBODY_ACTS', ITEM_NOT_FOUND: 'ITEM_GONE', RESOURCE_NEEDED: 'ITEM_GONE', SEATS_WRONG: 'ITEM_GONE', DIVISION_NOT_FOUND: 'PLACE_GONE', MAY_NOT_HOLD: 'PLACE_GONE',
};

/** What a series says of one of its occurrences. */
export const MARKS = ['SKIPPED', 'MOVED', 'PLACED'] as const;
export type Mark = (typeof MARKS)[number];

/** Living series of one requester. */
export const MOST_SERIES = 20;
/** People who are asked first. */
export const MOST_PREFERRED = 10;
/** How far an occurrence may be moved, in days. */
export const MOST_MOVED_DAYS = 60;
/** How long a series runs at most, in days. */
export const LONGEST_DAYS = 732;
/** How long the requester's words are, in characters. */
export const LONGEST_WORDS = 2_000;
