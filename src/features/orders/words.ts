/** How a person (or a unit) stands to an order. Rights come from these, from appointments and from standing. */
export const RELATIONS = ['REQUESTER', 'SERVED', 'PLACER', 'LEAD', 'CREW', 'ALONE', 'RATER'] as const;
export type Relation = (typeof RELATIONS)[number];

/** Those between whom an order is talked over (各方): each reads words until the table of personal data says otherwise. */
export const PARTIES = ['REQUESTER', 'CREW', 'BROKERS', 'HOLDING', 'CENTER'] as const;
export type Party = (typeof PARTIES)[number];

/** Who serves an order of this item. */
export const SERVES = ['CREW', 'LEAD_ONLY', 'PROVIDER'] as const;
export type Serves = (typeof SERVES)[number];

/** How a community ends an order without a finished crew (settle). */
export const OUTCOMES = ['DONE_OTHERWISE', 'BY_OTHERS', 'NO_HELP_WANTED', 'OUT_OF_SCOPE', 'PARTLY_DONE'] as const;
export type SettleOutcome = (typeof OUTCOMES)[number];

/** Where an order came from. */
export const SOURCES = ['APP', 'ON_BEHALF', 'IMPORT'] as const;
export type Source = (typeof SOURCES)[number];

/** Attempts before an unresolved order stays with the street leader. */
export const LAST_ATTEMPT = 3;
/** Returns after which only the street leader dispatches, and nobody returns. */
export const MOST_RETURNS = 3;
/** Wrong start codes after which the community may start without it. */
export const MOST_CODE_FAILURES = 3;
