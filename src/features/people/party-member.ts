import { badInput, done, refuse } from '../../kernel/result.ts';
import type { Tx } from '../../platform/db.ts';
import { holdsOver } from '../places/index.ts';
import { deed, type Asking, type Machinery, type Person } from './deed.ts';
import { RECORDS_PARTY_MEMBERS, SEES_PEOPLE } from './roles.ts';
import { personWithHome } from './store/persons.ts';
import { endPartyMember as end, insertPartyMember } from './store/standing.ts';
import { tellStanding } from './volunteer.ts';

/** The community of a person's home records that they are a party member (党员); nobody records themselves. */
export const recordPartyMember = (machinery: Machinery, asking: Asking, input: { readonly personId: string; readonly branch?: string | null }) =>
  deed(machinery, asking, 'recordPartyMember', input, async (tx, me) => {
    const allowed = await mayRecord(tx, me, input.personId);
    if (!allowed.ok) return allowed;
    if (input.branch && input.branch.length > 100) return badInput('branch: at most 100', '党支部：最多 100 字', ['input', 'branch']);
    if (!await insertPartyMember(tx, { realm: me.realm, personId: input.personId, branch: input.branch?.trim() || null, recordedBy: me.personId })) return refuse('ALREADY_PARTY_MEMBER');
    await tellStanding(tx, me, 'recordPartyMember', input.personId);
    return done({ personId: input.personId });
  });

/** The same people record that it ended. */
export const endPartyMember = (machinery: Machinery, asking: Asking, input: { readonly personId: string }) =>
  deed(machinery, asking, 'endPartyMember', input, async (tx, me) => {
    const allowed = await mayRecord(tx, me, input.personId);
    if (!allowed.ok) return allowed;
    if (!await end(tx, me.realm, input.personId, me.personId)) return refuse('NOT_PARTY_MEMBER');
    await tellStanding(tx, me, 'endPartyMember', input.personId);
    return done({ personId: input.personId });
  });

async function mayRecord(tx: Tx, me: Person, personId: string) {
  if (personId === me.personId) return refuse('NOT_OF_ONESELF');
  const found = await personWithHome(tx, me.realm, personId);
  if (!found?.home || !holdsOver(me.roles, SEES_PEOPLE, found.home)) return refuse('NOT_FOUND', {}, ['input', 'personId']);
  return holdsOver(me.roles, RECORDS_PARTY_MEMBERS, found.home) ? done(null) : refuse('NOT_ALLOWED', { who: RECORDS_PARTY_MEMBERS });
}
