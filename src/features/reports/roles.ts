import type { Actor } from '../../platform/actor.ts';

/** Roles over a street (or county) that see the figures of everything in it. */
export const OVERSEERS = ['DISPATCHER', 'STREET_LEADER', 'AUDITOR', 'OPERATOR'] as const;

/** Of what somebody may see the figures. */
export interface Reach {
  /** The whole realm. */
  readonly all: boolean;
  readonly streetIds: readonly string[];
  readonly communityIds: readonly string[];
  /** Their own grids, of which small numbers are hidden. */
  readonly gridIds: readonly string[];
  readonly organisationIds: readonly string[];
}

/** The center sees its street, a county everything, a community its own, a grid's officer and head that grid, who speaks for a unit what that unit serves. Nobody else sees any. Pure. */
export function reachOf({ roles }: Pick<Actor, 'roles'>): Reach {
  const over = (wanted: readonly string[], ...levels: readonly string[]): string[] =>
    roles.flatMap(({ role, level, divisionId }) => (divisionId !== null && level !== null && wanted.includes(role) && levels.includes(level) ? [divisionId] : []));
  return {
    all: over(OVERSEERS, 'COUNTY').length > 0, streetIds: over(OVERSEERS, 'STREET'), communityIds: over(['COMMUNITY_WORKER'], 'COMMUNITY'), gridIds: over(['GRID_OFFICER', 'GRID_HEAD'], 'GRID'),
    organisationIds: roles.flatMap(({ role, organisationId }) => (role === 'REPRESENTATIVE' && organisationId !== null ? [organisationId] : [])),
  };
}

export const seesNothing = ({ all, streetIds, communityIds, gridIds, organisationIds }: Reach): boolean => !all && streetIds.length + communityIds.length + gridIds.length + organisationIds.length === 0;

/** Where a report looks, with the divisions above. */
export interface Spot { readonly streetId: string | null; readonly communityId: string | null; readonly gridId: string | null }

/**
 * With what reach a report is read, and whether small numbers are hidden in it. Whoever looks after more than a grid reads with that; who looks after a grid alone, or asks for a grid
 * that nothing else of theirs covers, reads their own grids, and never both in one sum: what the one may see would tell what the other may not. Pure.
 */
export function readingAs(reach: Reach, spot: Spot | null): { readonly reach: Reach; readonly hides: boolean } {
  const wide: Reach = { ...reach, gridIds: [] };
  const own = { reach: { all: false, streetIds: [], communityIds: [], gridIds: spot?.gridId == null ? reach.gridIds : reach.gridIds.filter((id) => id === spot.gridId), organisationIds: [] }, hides: true };
  if (spot?.gridId == null) return seesNothing(wide) ? own : { reach: wide, hides: false };
  const covered = reach.all || (spot.streetId !== null && reach.streetIds.includes(spot.streetId)) || (spot.communityId !== null && reach.communityIds.includes(spot.communityId));
  return covered || own.reach.gridIds.length === 0 ? { reach: wide, hides: false } : own;
}
