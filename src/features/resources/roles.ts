import type { ResourceWho } from '../../resource-steps.ts';
import type { Asking, Decided, Owner, ResourceFacts } from './rules/facts.ts';

/** Speaks for the owner: the unit's representative, the community's worker (a street's leader), the team's captain, the person. */
export const speaksFor = (actor: Asking, owner: Owner): boolean => {
  if (actor.kind !== 'PERSON') return false;
  if (owner.ownerPersonId !== null) return owner.ownerPersonId === actor.personId;
  return actor.roles.some((held) =>
    (held.role === 'REPRESENTATIVE' && owner.ownerOrganisationId !== null && held.organisationId === owner.ownerOrganisationId)
    || (held.role === 'CAPTAIN' && owner.ownerTeamId !== null && held.teamId === owner.ownerTeamId)
    || ((OWNING_ROLES as readonly string[]).includes(held.role) && owner.ownerDivisionId !== null && held.divisionId === owner.ownerDivisionId));
};

/** Ids of all that the actor speaks for: units, divisions, teams and themselves. */
export function spokenFor(actor: Asking): string[] {
  if (actor.kind !== 'PERSON') return [];
  const ids = actor.roles.map(({ role, organisationId, teamId, divisionId }) =>
    (role === 'REPRESENTATIVE' ? organisationId : role === 'CAPTAIN' ? teamId : (OWNING_ROLES as readonly string[]).includes(role) ? divisionId : null));
  return [actor.personId, ...ids].filter((id) => id !== null);
}

/** The one of the four that is not null. */
export const ownerIdOf = (owner: Owner): string => (owner.ownerOrganisationId ?? owner.ownerDivisionId ?? owner.ownerTeamId ?? owner.ownerPersonId)!;

/** Roles over a division that speak for what it owns. */
export const OWNING_ROLES = ['COMMUNITY_WORKER', 'STREET_LEADER'] as const;
/** Roles over the street (or county) that list, return and pause. */
export const CENTER_ROLES = ['DISPATCHER', 'STREET_LEADER'] as const;
/** Roles over the street (or county) that see resources in every state. */
export const OVERSEERS = ['DISPATCHER', 'STREET_LEADER', 'AUDITOR', 'OPERATOR'] as const;

/** Holds one of the roles over the street, or over the county, which is everything in the realm. */
const holdsOverStreet = (actor: Asking, roles: readonly string[], streetId: string | null): boolean =>
  actor.roles.some((held) => roles.includes(held.role) && (held.level === 'COUNTY' || (streetId !== null && held.divisionId === streetId)));

/** Belongs to the center of the street it lies in (without a street, operates the realm). Nobody is the center of what is their own person's. */
export const isCenter = (actor: Asking, resource: Decided): boolean =>
  (resource.ownerPersonId === null || resource.ownerPersonId !== actor.personId)
  && (holdsOverStreet(actor, CENTER_ROLES, resource.streetId) || (resource.streetId === null && actor.roles.some((held) => held.role === 'OPERATOR')));

/** In what capacities somebody faces the resource now: the names that the table of steps uses. */
export function rolesOf({ actor, resource, birth }: Pick<ResourceFacts, 'actor' | 'resource' | 'birth'>): ReadonlySet<ResourceWho> {
  if (actor.kind === 'CLOCK') return new Set(['clock']);
  const roles = new Set<ResourceWho>();
  if (speaksFor(actor, resource)) roles.add(birth ? 'birthOwner' : 'owner');
  if (!birth && isCenter(actor, resource)) roles.add('center');
  return roles;
}

/** Reads it in every state, with place and time together, whatever its item. */
export const seesAll = (actor: Asking, resource: Decided): boolean =>
  actor.kind === 'CLOCK' || speaksFor(actor, resource) || isCenter(actor, resource) || holdsOverStreet(actor, OVERSEERS, resource.streetId)
  || (resource.streetId === null && actor.roles.some((held) => held.role === 'OPERATOR'));

/** May see that it exists: the pure face of `visibleTo`. Guests see what is listed and not sensitive, people all that is listed. */
export const maySee = ({ actor, resource, item }: Pick<ResourceFacts, 'actor' | 'resource' | 'item'>): boolean =>
  (resource.state === 'LISTED' && (actor.kind === 'PERSON' || item?.sensitive === false)) || seesAll(actor, resource);
