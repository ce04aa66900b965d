/** What somebody may mute: everything, or what is about one item, one team or one order. */
export const MUTED = ['EVERYTHING', 'ITEM', 'TEAM', 'ORDER'] as const;
export type Muted = (typeof MUTED)[number];

/** Why news is not pushed; it stays in the inbox all the same. */
export const KEPT_WHY = ['READ', 'MUTED', 'OVER', 'TOO_OLD', 'NO_CHANNEL'] as const;
export type KeptWhy = (typeof KEPT_WHY)[number];

/** What was decided about news: pushed by itself, within a digest, or kept for the inbox alone. */
export const DECIDED = ['PUSHED', 'IN_DIGEST', 'KEPT'] as const;
export type Decided = (typeof DECIDED)[number];

export const PUSH_KINDS = ['NEWS', 'DIGEST'] as const;
export type PushKind = (typeof PUSH_KINDS)[number];

/** Where one message to one subscription stands. DEAD: tried in vain until the limit; an operator may have it tried again. DROPPED: there is no use in it any more. */
export const PUSH_STATES = ['WAITING', 'SENT', 'DEAD', 'DROPPED'] as const;
export type PushState = (typeof PUSH_STATES)[number];

export const DROPPED_WHY = ['READ', 'TOO_LATE', 'SUBSCRIPTION_ENDED'] as const;
export type DroppedWhy = (typeof DROPPED_WHY)[number];

/** Why a subscription is over: removed by its person, gone as its channel said, or the same address was subscribed anew by somebody else. */
export const ENDED_WHY = ['REMOVED', 'GONE', 'REPLACED'] as const;
export type EndedWhy = (typeof ENDED_WHY)[number];

export const MOST_SUBSCRIPTIONS = 10;
export const MOST_MUTES = 100;
export const MOST_A_DAY = 100;
export const MOST_DIGESTS = 6;
