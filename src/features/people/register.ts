import { newId } from '../../kernel/ids.ts';
import { done, refuse } from '../../kernel/result.ts';
import { holdsOver, livingDivision } from '../places/index.ts';
import { deed, type Asking, type Machinery } from './deed.ts';
import { REGISTERS_RESIDENTS } from './roles.ts';
import { wrongConsent, wrongContact, type ContactInput } from './rules.ts';
import { insertConsent, insertPerson } from './store/persons.ts';


export interface RegisterInput extends ContactInput {
  readonly homeCode: string;
  readonly consent: { readonly purpose: string; readonly text: string };
}

/** Registers a resident who has no app, with what they agreed to; the one who registers becomes their guide. */
export const registerResident = (machinery: Machinery, asking: Asking, input: RegisterInput) =>
  deed(machinery, asking, 'registerResident', input, async (tx, me) => {
    const wrong = wrongContact(input) ?? wrongConsent(input.consent);
    if (wrong) return wrong;
    const home = await livingDivision(tx, me.realm, input.homeCode);
    if (!home) return refuse('NOT_FOUND', {}, ['input', 'homeCode']);
    if (!holdsOver(me.roles, REGISTERS_RESIDENTS, home)) return refuse('NOT_ALLOWED', { who: REGISTERS_RESIDENTS });
    const id = newId();
    await insertPerson(tx, {
      realm: me.realm, id, homeDivisionId: home.id, reachedBy: 'OFFICER', guideId: me.personId, createdHow: 'REGISTERED', createdBy: me.personId, contact: input,
    });
    await insertConsent(tx, { realm: me.realm, personId: id, recordedBy: me.personId, ...input.consent });
    return done({ personId: id });
  });
