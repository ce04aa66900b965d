import { done, refuse } from '../../kernel/result.ts';
import { tell } from '../../platform/events/tell.ts';
import { holdsOver } from '../places/index.ts';
import { deed, type Asking, type Machinery } from './deed.ts';
import { REGISTERS_RESIDENTS, SEES_PEOPLE } from './roles.ts';
import { personWithHome, revokeConsents } from './store/persons.ts';

/** A person takes back what they agreed to (撤回同意), or whoever may register residents where they live records that they did. */
export const revokeConsent = (machinery: Machinery, asking: Asking, input: { readonly personId: string }) =>
  deed(machinery, asking, 'revokeConsent', input, async (tx, me) => {
    const found = await personWithHome(tx, me.realm, input.personId);
    const self = input.personId === me.personId;
    if (!found || (!self && !(found.home && holdsOver(me.roles, SEES_PEOPLE, found.home)))) return refuse('NOT_FOUND', {}, ['input', 'personId']);
    if (!self && !holdsOver(me.roles, REGISTERS_RESIDENTS, found.home!)) return refuse('NOT_ALLOWED', { who: REGISTERS_RESIDENTS });
    if (!await revokeConsents(tx, me.realm, input.personId, me.personId)) return refuse('NO_CONSENT');
    await tell(tx, [{
      realm: me.realm, table: 'CONSENT', step: 'revokeConsent', subjectType: 'Person', subjectId: input.personId, actorPerson: me.personId, actorKind: me.kind,
      after: { personIds: [input.personId] },
    }]);
    return done({ personId: input.personId });
  });
