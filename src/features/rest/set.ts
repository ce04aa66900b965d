import { done, refuse } from '../../kernel/result.ts';
import { deed, type Asking, type Machinery } from '../people/index.ts';
import { joined, wrongSpans, type Span } from './rules.ts';
import { holdVolunteer, replaceDaysOff } from './store/days-off.ts';

/** A volunteer says anew when nobody is to ask them: from then on no ask is made in these times or for them, and pushes wait until they are over, but those that press. */
export const setDaysOff = (machinery: Machinery, asking: Asking, input: { readonly daysOff: readonly Span[] }) =>
  deed(machinery, asking, 'setDaysOff', input, async (tx, me) => {
    const now = await holdVolunteer(tx, me);
    if (now === null) return refuse('NOT_VOLUNTEER');
    const wrong = wrongSpans(input.daysOff, now);
    if (wrong) return wrong;
    await replaceDaysOff(tx, me, joined(input.daysOff));
    return done({ personId: me.personId });
  });
