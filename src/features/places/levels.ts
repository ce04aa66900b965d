/** Levels of the tree from the top down; any may be left out between two others, none may stand above a higher one. */
export const LEVELS = ['COUNTY', 'STREET', 'COMMUNITY', 'GRID', 'BUILDING', 'STAIRWELL'] as const;
export type Level = (typeof LEVELS)[number];

/** What the outermost division of a realm can be. */
export const REALM_KINDS = ['STREET', 'COUNTY'] as const;
export type RealmKind = (typeof REALM_KINDS)[number];

/** A grid looks after residents, or after business buildings and 九小场所. */
export const GRID_KINDS = ['RESIDENT', 'DEDICATED'] as const;
export type GridKind = (typeof GRID_KINDS)[number];

/** True when a division of `level` may lie directly below one of `parent`. */
export const mayLieBelow = (level: Level, parent: Level): boolean => LEVELS.indexOf(level) > LEVELS.indexOf(parent);
