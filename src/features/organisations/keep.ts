import { newId } from '../../kernel/ids.ts';
import { badInput, done, refuse } from '../../kernel/result.ts';
import type { Tx } from '../../platform/db.ts';
import { deed, type Asking, type Machinery, type Person } from '../people/index.ts';
import { holdsOver, livingDivision } from '../places/index.ts';
import { KEEPS_ORGANISATIONS } from './roles.ts';
import { changeOrganisation, insertOrganisation, organisationWithPlace } from './store.ts';
import type { OrganisationKind } from './words.ts';

export interface OrganisationInput {
  readonly kind: OrganisationKind;
  readonly name: string;
  readonly divisionCode: string;
  readonly coBuilding: boolean;
}

const LONGEST_NAME = 100;
const nameFits = (name: string): boolean => name.trim() !== '' && name.length <= LONGEST_NAME;
const badName = () => badInput(`name: 1 to ${LONGEST_NAME}`, `名称：1 至 ${LONGEST_NAME} 字`, ['input', 'name']);

/** Whoever looks after a division enters an organisation there. */
export const createOrganisation = (machinery: Machinery, asking: Asking, input: OrganisationInput) =>
  deed(machinery, asking, 'createOrganisation', input, async (tx, me) => {
    if (!nameFits(input.name)) return badName();
    const place = await livingDivision(tx, me.realm, input.divisionCode);
    if (!place) return refuse('NOT_FOUND', {}, ['input', 'divisionCode']);
    if (!holdsOver(me.roles, KEEPS_ORGANISATIONS, place)) return refuse('NOT_ALLOWED', { who: KEEPS_ORGANISATIONS });
    const id = newId();
    await insertOrganisation(tx, { realm: me.realm, id, kind: input.kind, name: input.name.trim(), divisionId: place.id, coBuilding: input.coBuilding });
    return done({ organisationId: id });
  });

/** Changes what is given; a closed organisation stays as it is. */
export const updateOrganisation = (
  machinery: Machinery, asking: Asking, input: { readonly organisationId: string; readonly kind?: OrganisationKind | null; readonly name?: string | null; readonly coBuilding?: boolean | null },
) => deed(machinery, asking, 'updateOrganisation', input, async (tx, me) => {
  if (typeof input.name === 'string' && !nameFits(input.name)) return badName();
  const allowed = await mayKeep(tx, me, input.organisationId);
  if (!allowed.ok) return allowed;
  const changed = await changeOrganisation(tx, me.realm, input.organisationId, {
    ...(input.kind ? { kind: input.kind } : {}), ...(input.name ? { name: input.name.trim() } : {}),
    ...(typeof input.coBuilding === 'boolean' ? { coBuilding: input.coBuilding } : {}),
  });
  return changed ? done({ organisationId: input.organisationId }) : refuse('ORGANISATION_ENDED');
});

/** Closes it; its representatives lose their rights at once. */
export const endOrganisation = (machinery: Machinery, asking: Asking, input: { readonly organisationId: string }) =>
  deed(machinery, asking, 'endOrganisation', input, async (tx, me) => {
    const allowed = await mayKeep(tx, me, input.organisationId);
    if (!allowed.ok) return allowed;
    return await changeOrganisation(tx, me.realm, input.organisationId, 'END') ? done({ organisationId: input.organisationId }) : refuse('ORGANISATION_ENDED');
  });

async function mayKeep(tx: Tx, me: Person, id: string) {
  const found = await organisationWithPlace(tx, me.realm, id);
  if (!found) return refuse('NOT_FOUND', {}, ['input', 'organisationId']);
  return holdsOver(me.roles, KEEPS_ORGANISATIONS, found.place) ? done(null) : refuse('NOT_ALLOWED', { who: KEEPS_ORGANISATIONS });
}
