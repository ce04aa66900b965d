import { newId } from '../../kernel/ids.ts';
import { decide } from '../../kernel/lifecycle.ts';
import { done, refuse, refused, type Outcome } from '../../kernel/result.ts';
import { guestOf, type Caller } from '../../platform/actor.ts';
import type { Tx } from '../../platform/db.ts';
import { once, type Keyed } from '../../platform/keys/once.ts';
import type { Platform } from '../../platform/platform.ts';
import { RESOURCE_STEPS } from '../../resource-steps.ts';
import type { Moved } from './move.ts';
import { record } from './record.ts';
import { rolesOf } from './roles.ts';
import type { Owner } from './rules/facts.ts';
import { RESOURCE_RULES } from './rules/steps.ts';
import { putInto, readFor, type ResourceSaid } from './said.ts';
import { readAlong } from './store/facts.ts';
import { projectNamed } from './store/named.ts';
import type { ResourceRow } from './store/rows.ts';

/** Whose it shall be: exactly one. */
export type OwnerInput =
  | { readonly organisationId: string } | { readonly divisionId: string } | { readonly teamId: string } | { readonly myself: true };

/** A resource as it is first written down. */
export type DraftInput = ResourceSaid & { readonly owner: OwnerInput } & Required<Pick<ResourceSaid, 'itemCode' | 'title' | 'what' | 'divisionId'>>;

/** A unit, community, team or person writes down what it can offer; nobody else sees it yet but the center. */
export async function draft(platform: Platform, caller: Caller, input: DraftInput, key: string): Promise<Outcome<Moved>> {
  const ask = { actor: guestOf(caller.realm, caller), mutation: 'draftResource', key, input };
  const outcome = await once(platform, ask, (tx, keyed) => draftWithin(platform, tx, caller, input, keyed));
  platform.hub.hint();
  return outcome;
}

async function draftWithin(platform: Platform, tx: Tx, caller: Caller, input: DraftInput, keyed: Keyed): Promise<Outcome<Moved>> {
  const named = readFor({ ...input, forWhom: {}, projectId: null }, input, null);
  const along = await readAlong(tx, caller.realm, { caller }, { ...named, project: projectNamed(platform, caller.realm, named) });
  const { actor, now } = along;
  if (actor.personId === null) return refuse(along.known ? 'NOT_JOINED' : 'SIGN_IN_FIRST');
  const blank = blankRow(caller.realm, actor.personId, input, now);
  const facts = { now, actor, resource: blank, birth: true, item: along.item, livingBookings: 0, cancelsBookings: false };
  const decision = decide(RESOURCE_STEPS, RESOURCE_RULES, 'draft', { state: null, roles: rolesOf(facts), facts });
  if (!decision.allowed) return refused(decision);
  const row = putInto(blank, input, along);
  if ('ok' in row) return row;
  const outcome = done({ id: row.id, revision: row.revision });
  await record(tx, { step: 'draft', before: null, after: row, along, words: null, as: decision.as, keyed, outcome });
  return outcome;
}

const NOBODY: Owner = { ownerOrganisationId: null, ownerDivisionId: null, ownerTeamId: null, ownerPersonId: null };

function ownerOf(owner: OwnerInput, me: string): Owner {
  if ('organisationId' in owner) return { ...NOBODY, ownerOrganisationId: owner.organisationId };
  if ('divisionId' in owner) return { ...NOBODY, ownerDivisionId: owner.divisionId };
  if ('teamId' in owner) return { ...NOBODY, ownerTeamId: owner.teamId };
  return { ...NOBODY, ownerPersonId: me };
}

const blankRow = (realm: string, me: string, { owner, itemCode, title, what, divisionId }: DraftInput, now: Date): ResourceRow => ({
  realm, id: newId(), ...ownerOf(owner, me), itemCode, title, what, divisionId, countyId: null, streetId: null, communityId: null, gridId: null, place: null,
  forWhom: {}, periodKind: null, rule: null, days: null, every: null, phase: null, startTime: null, minutes: null, capacity: null, confirmsBookings: false, projectId: null, validFrom: now, validUntil: null,
  state: 'DRAFT', stateSince: now, revision: 1, draftedBy: me, draftedAt: now,
});
