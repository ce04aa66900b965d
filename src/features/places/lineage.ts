import type { HeldRole } from '../../platform/actor.ts';
import type { Level } from './levels.ts';

/** The columns of a division by which its place in the tree is known. */
export interface Place {
  readonly id: string;
  readonly level: Level;
  readonly countyId: string | null;
  readonly streetId: string | null;
  readonly communityId: string | null;
  readonly gridId: string | null;
  readonly buildingId: string | null;
}

/** The ids of a division and of all above it, from the top down. */
export function lineageOf(place: Place): string[] {
  const above = [place.countyId, place.streetId, place.communityId, place.gridId, place.buildingId, place.id];
  return [...new Set(above.filter((id) => id !== null))];
}

/** True when one of the roles is among `wanted` and is held over the division or over one above it. */
export const holdsOver = (roles: readonly HeldRole[], wanted: readonly string[], place: Place): boolean => {
  const lineage = lineageOf(place);
  return roles.some((held) => held.divisionId !== null && wanted.includes(held.role) && lineage.includes(held.divisionId));
};

/** The divisions over which one of `wanted` is held: what lies in or below them is in reach. */
export const reachOf = (roles: readonly HeldRole[], wanted: readonly string[]): string[] =>
  [...new Set(roles.flatMap((held) => (held.divisionId !== null && wanted.includes(held.role) ? [held.divisionId] : [])))];
