import { done, refuse } from '../../kernel/result.ts';
import type { Tx } from '../../platform/db.ts';
import { tell } from '../../platform/events/tell.ts';
import { notTheirs } from './consent.ts';
import { deed, type Asking, type Machinery, type Person } from './deed.ts';
import { wrongConsent } from './rules.ts';
import { endGuardianship, insertGuardianship, MOST_GUARDIANS, MOST_WARDS } from './store/guardians.ts';
import { personWithHome } from './store/persons.ts';

export interface GuardianInput {
  /** Whom it is for. */
  readonly personId: string;
  readonly guardianId: string;
}

/** Whoever may register residents where somebody lives writes down that they let another act for them (登记监护人或代办人). Nobody records themselves. */
export const recordGuardian = (machinery: Machinery, asking: Asking, input: GuardianInput & { readonly consent: { readonly purpose: string; readonly text: string } }) =>
  deed(machinery, asking, 'recordGuardian', input, async (tx, me) => {
    const { personId, guardianId, consent } = input;
    const wrong = await notTheirs(tx, me, personId) ?? wrongConsent(consent);
    if (wrong) return wrong;
    if (guardianId === me.personId) return refuse('NOT_OF_ONESELF', {}, ['input', 'guardianId']);
    if (guardianId === personId || !await personWithHome(tx, me.realm, guardianId)) return refuse('NOT_FOUND', {}, ['input', 'guardianId']);
    const made = await insertGuardianship(tx, { realm: me.realm, wardId: personId, guardianId, recordedBy: me.personId, ...consent });
    if (made !== 'DONE') return made === 'TAKEN' ? refuse('GUARDIAN_STANDS') : refuse('TOO_MANY_WARDS', { most: MOST_WARDS, guardians: MOST_GUARDIANS }, ['input', 'guardianId']);
    await tellGuardian(tx, me, 'recordGuardian', input);
    return done({ personId });
  });

/** The person, the guardian, or whoever may register residents where the person lives ends it: nothing more is done or read by it from this moment on (撤销). */
export const revokeGuardian = (machinery: Machinery, asking: Asking, input: GuardianInput) =>
  deed(machinery, asking, 'revokeGuardian', input, async (tx, me) => {
    const { personId, guardianId } = input;
    const wrong = [personId, guardianId].includes(me.personId) ? null : await notTheirs(tx, me, personId);
    if (wrong) return wrong;
    if (!await endGuardianship(tx, { realm: me.realm, wardId: personId, guardianId }, me.personId)) return refuse('NO_GUARDIAN', {}, ['input', 'guardianId']);
    await tellGuardian(tx, me, 'revokeGuardian', input);
    return done({ personId });
  });

const tellGuardian = (tx: Tx, me: Person, step: string, { personId, guardianId }: GuardianInput) => tell(tx, [{
  realm: me.realm, table: 'GUARDIAN', step, subjectType: 'Person', subjectId: personId, actorPerson: me.personId, actorKind: me.kind,
  after: { personIds: [personId, guardianId] }, facts: { guardianId },
}]);
