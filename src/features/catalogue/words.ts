/** A version is drafted, becomes the list of the street, and gives way to the next. A draft that another one replaces is superseded unpublished. */
export const VERSION_STATES = ['DRAFT', 'PUBLISHED', 'SUPERSEDED'] as const;
export type VersionState = (typeof VERSION_STATES)[number];

/** What units, communities, teams and people offer (我有的), or what residents ask for (我需要的). Each item is one of them. */
export const ITEM_KINDS = ['RESOURCE', 'NEED'] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];

/** Who serves an order of an item: a lead and helpers; a lead alone; the unit that offers the resource, without seats. */
export const SERVED_BY = ['CREW', 'LEAD_ONLY', 'PROVIDER'] as const;
export type ServedBy = (typeof SERVED_BY)[number];

/** How an item differs between two versions. */
export const CHANGES = ['ADDED', 'CHANGED', 'REMOVED'] as const;
export type ChangeKind = (typeof CHANGES)[number];
