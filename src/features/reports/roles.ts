import type { Actor } from '../../platform/actor.ts';

/** Roles over a street (or county) that see the figures of everything in it. */
export const OVERSEERS = ['DISPATCHER', 'STREET_LEADER', 'AUDITOR', 'OPERATOR'] as const;

/** Of what somebody may see the figures. */
export interface Reach {
  /** The whole realm. */
  readonly all: boolean;
  readonly streetIds: readonly string[];
  readonly communityIds: readonly string[];
  readonly organisationIds: readonly string[];
}

/** The center sees its street, a county everything, a community its own, who speaks for a unit what that unit serves. Nobody else sees any. Pure. */
export function reachOf({ roles }: Pick<Actor, 'roles'>): Reach {
  const over = (wanted: readonly string[], ...levels: readonly string[]): string[] =>
    roles.flatMap(({ role, level, divisionId }) => (divisionId !== null && level !== null && wanted.includes(role) && levels.includes(level) ? [divisionId] : []));
  return {
    all: over(OVERSEERS, 'COUNTY').length > 0, streetIds: over(OVERSEERS, 'STREET'), communityIds: over(['COMMUNITY_WORKER'], 'COMMUNITY'),
    organisationIds: roles.flatMap(({ role, organisationId }) => (role === 'REPRESENTATIVE' && organisationId !== null ? [organisationId] : [])),
  };
}

export const seesNothing = ({ all, streetIds, communityIds, organisationIds }: Reach): boolean => !all && streetIds.length + communityIds.length + organisationIds.length === 0;
