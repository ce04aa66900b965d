import { newId } from '../../kernel/ids.ts';
import { done, refuse } from '../../kernel/result.ts';
import { once } from '../../platform/keys/once.ts';
import { livingDivision, readRealm } from '../places/index.ts';
import type { Asking, Machinery } from './deed.ts';
import { wrongContact, type ContactInput } from './rules.ts';
import { insertWithAccount } from './store/persons.ts';

export interface JoinInput extends ContactInput {
  /** Code of the division where they live; null: somewhere in the realm. */
  readonly homeCode?: string | null;
}

/** Makes whoever is signed in and not yet linked a resident of the token's realm, once however often it is asked. */
export const joinAsResident = (machinery: Machinery, asking: Asking, input: JoinInput) =>
  once(machinery, { actor: asking.actor, mutation: 'joinAsResident', key: asking.key, input }, async (tx) => {
    const { caller, realm } = asking.actor;
    if (caller === null) return refuse('SIGN_IN_FIRST');
    const wrong = wrongContact(input);
    if (wrong) return wrong;
    if (!await readRealm(tx, realm)) return refuse('REALM_UNKNOWN');
    const home = await livingDivision(tx, realm, input.homeCode ?? realm);
    if (!home) return refuse('NOT_FOUND', {}, ['input', 'homeCode']);
    const id = newId();
    const made = await insertWithAccount(tx, {
      realm, id, homeDivisionId: home.id, reachedBy: 'APP', guideId: null, createdHow: 'JOINED', createdBy: null, contact: input,
    }, caller);
    return made ? done({ personId: id }) : refuse('ALREADY_JOINED');
  });
