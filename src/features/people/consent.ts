import { done, refuse } from '../../kernel/result.ts';
import type { Tx } from '../../platform/db.ts';
import { tell } from '../../platform/events/tell.ts';
import { holdsOver } from '../places/index.ts';
import { deed, type Asking, type Machinery, type Person } from './deed.ts';
import { REGISTERS_RESIDENTS, SEES_PEOPLE } from './roles.ts';
import { wrongConsent } from './rules.ts';
import { hasConsented, insertConsent, personWithHome, revokeConsents } from './store/persons.ts';

/** A person takes back what they agreed to (撤回同意), or whoever may register residents where they live records that they did. */
export const revokeConsent = (machinery: Machinery, asking: Asking, input: { readonly personId: string }) =>
  deed(machinery, asking, 'revokeConsent', input, async (tx, me) => {
    const wrong = input.personId === me.personId ? null : await notTheirs(tx, me, input.personId);
    if (wrong) return wrong;
    if (!await revokeConsents(tx, me.realm, input.personId, me.personId)) return refuse('NO_CONSENT');
    await tellConsent(tx, me, 'revokeConsent', input.personId);
    return done({ personId: input.personId });
  });

export interface ConsentInput {
  readonly personId: string;
  readonly consent: { readonly purpose: string; readonly text: string };
}

/** Whoever may register residents where somebody lives writes down that they agreed, or agreed again after taking it back (登记同意). One consent stands at a time. */
export const recordConsent = (machinery: Machinery, asking: Asking, input: ConsentInput) =>
  deed(machinery, asking, 'recordConsent', input, async (tx, me) => {
    const wrong = await notTheirs(tx, me, input.personId) ?? wrongConsent(input.consent);
    if (wrong) return wrong;
    if (await hasConsented(tx, me.realm, input.personId)) return refuse('CONSENT_STANDS');
    await insertConsent(tx, { realm: me.realm, personId: input.personId, recordedBy: me.personId, ...input.consent });
    await tellConsent(tx, me, 'recordConsent', input.personId);
    return done({ personId: input.personId });
  });

/** Why the caller does not look after somebody's registration, or null. */
export async function notTheirs(tx: Tx, me: Person, personId: string) {
  const home = (await personWithHome(tx, me.realm, personId))?.home;
  if (!home || !holdsOver(me.roles, SEES_PEOPLE, home)) return refuse('NOT_FOUND', {}, ['input', 'personId']);
  return holdsOver(me.roles, REGISTERS_RESIDENTS, home) ? null : refuse('NOT_ALLOWED', { who: REGISTERS_RESIDENTS });
}

const tellConsent = (tx: Tx, me: Person, step: string, personId: string) => tell(tx, [{
  realm: me.realm, table: 'CONSENT', step, subjectType: 'Person', subjectId: personId, actorPerson: me.personId, actorKind: me.kind, after: { personIds: [personId] },
}]);
