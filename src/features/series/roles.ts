import type { Actor } from '../../platform/actor.ts';
import type { SeriesWho } from '../../series-steps.ts';
import type { SeriesFacts } from './facts.ts';

/** Roles that look after a division's residents and order for them: by the column of the series in which that division stands. */
export const OFFICES = {
  gridId: ['GRID_OFFICER', 'PAIR', 'GRID_HEAD'],
  communityId: ['COMMUNITY_WORKER'],
  buildingId: ['BUILDING_HEAD'],
} as const;
export type OfficeColumn = keyof typeof OFFICES;
export const OFFICE_COLUMNS = Object.keys(OFFICES) as OfficeColumn[];

/** Divisions over which the actor holds such an office. */
export const officesOf = (actor: Actor, column: OfficeColumn): string[] =>
  actor.roles.flatMap(({ role, divisionId }) => (divisionId !== null && (OFFICES[column] as readonly string[]).includes(role) ? [divisionId] : []));

/**
 * Looks after the place of the series, as whoever orders on behalf must. A building head, who sees nothing of what is sensitive, does not for
 * such a series, unless they began it. Pure; `visibleTo` in the store is its SQL face.
 */
export const looksAfter = (actor: Actor, { sensitive, placerId, ...series }: SeriesFacts['series']): boolean => OFFICE_COLUMNS.some((column) =>
  series[column] !== null && officesOf(actor, column).includes(series[column]) && (column !== 'buildingId' || !sensitive || placerId === actor.personId));

/** In what capacities somebody faces the series now: the names that the table of steps uses. Pure. */
export function rolesOf({ actor, series }: Pick<SeriesFacts, 'actor' | 'series'>): ReadonlySet<SeriesWho> {
  if (actor.kind === 'CLOCK') return new Set(['clock']);
  const roles = new Set<SeriesWho>();
  if (actor.personId === null) return roles;
  if (series.requesterId === actor.personId) roles.add('requester');
  if (actor.wardIds.includes(series.requesterId)) roles.add('guardian');
  if (looksAfter(actor, series)) roles.add('onBehalf');
  return roles;
}
