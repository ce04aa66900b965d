import { eq, inArray, or, sql, type SQL } from 'drizzle-orm';
import type { Actor } from '../../../platform/actor.ts';
import { isPublicItem } from '../../catalogue/index.ts';
import { OVERSEERS, OWNING_ROLES } from '../roles.ts';
import { resources } from '../tables.ts';

/** What the actor may see, as a condition on `resources`: the SQL face of `maySee`. Every read takes it; what it hides is not found, by the same statement. */
export function visibleTo(actor: Actor): SQL {
  const ids = (of: 'divisionId' | 'organisationId' | 'teamId', roles: readonly string[]): string[] =>
    actor.roles.flatMap((held) => (roles.includes(held.role) ? held[of] ?? [] : []));
  if (actor.kind === 'CLOCK') return sql`true`;
  if (actor.personId === null) return sql`(${resources.state} = 'LISTED' and ${isPublicItem(resources.realm, resources.itemCode)})`;
  if (actor.roles.some((held) => held.level === 'COUNTY' && (OVERSEERS as readonly string[]).includes(held.role))) return sql`true`;
  return or(
    eq(resources.state, 'LISTED'),
    eq(resources.ownerPersonId, actor.personId),
    among(resources.ownerOrganisationId, ids('organisationId', ['REPRESENTATIVE'])),
    among(resources.ownerTeamId, ids('teamId', ['CAPTAIN'])),
    among(resources.ownerDivisionId, ids('divisionId', OWNING_ROLES)),
    among(resources.streetId, ids('divisionId', OVERSEERS)),
    actor.roles.some((held) => held.role === 'OPERATOR') ? sql`${resources.streetId} is null` : undefined,
  )!;
}

const among = (column: Parameters<typeof inArray>[0] & object, ids: string[]): SQL | undefined => (ids.length > 0 ? inArray(column as typeof resources.streetId, ids) : undefined);
