import { done, refuse, refused } from '../../kernel/result.ts';
import { deed, type Asking, type Machinery } from '../people/index.ts';
import { decideAsk } from './rules.ts';
import { lockAsk, putDeclined } from './store/declining.ts';

/** Whoever was asked says "not this time" (这次不方便): no reason, no mark, and they are not asked again for this attempt. The same key gives the same outcome. */
export const declineAsk = (machinery: Machinery, asking: Asking, input: { readonly id: string }) =>
  deed(machinery, asking, 'declineAsk', input, async (tx, me) => {
    const ask = await lockAsk(tx, me.realm, me.personId, input.id);
    if (ask === null) return refuse('NOT_FOUND', { what: 'Ask' }, ['input', 'askId']);
    const decision = decideAsk('decline', new Set(['asked']), ask.state);
    if (!decision.allowed) return refused(decision);
    await putDeclined(tx, ask);
    return done({ id: ask.id });
  });
