import { done, refuse } from '../../kernel/result.ts';
import { livingDivision } from '../places/index.ts';
import { deed, type Asking, type Machinery } from './deed.ts';
import { wrongContact, type ContactInput } from './rules.ts';
import { updateContact, updateHome } from './store/persons.ts';

/** Replaces one's own contact; with `homeCode` one moves there. Orders already placed keep what they were placed with. */
export const updateMyContact = (machinery: Machinery, asking: Asking, input: ContactInput & { readonly homeCode?: string | null }) =>
  deed(machinery, asking, 'updateMyContact', input, async (tx, me) => {
    const wrong = wrongContact(input);
    if (wrong) return wrong;
    if (input.homeCode) {
      const home = await livingDivision(tx, me.realm, input.homeCode);
      if (!home) return refuse('NOT_FOUND', {}, ['input', 'homeCode']);
      await updateHome(tx, me.realm, me.personId, home.id);
    }
    await updateContact(tx, me.realm, me.personId, input);
    return done({ personId: me.personId });
  });
