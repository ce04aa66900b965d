import { badInput, done, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../platform/actor.ts';
import { deed, type Asking, type Machinery } from '../people/index.ts';
import { runsRealm } from './roles.ts';
import { reviveDead } from './store/dead.ts';

export const MOST_RETRIED = 1_000;
/** So many are named in one deed. */
const MOST_NAMED = 100;

/** An operator has dead letters tried again, those named or the oldest; answers how many. */
export const retryPushes = (machinery: Machinery, asking: Asking, input: { readonly ids: readonly string[] | null }) =>
  deed(machinery, asking, 'retryPushes', input, async (tx, me: Actor) => {
    if (!runsRealm(me)) return refuse('NOT_ALLOWED', { who: ['OPERATOR'] });
    if (input.ids !== null && (input.ids.length < 1 || input.ids.length > MOST_NAMED)) return badInput(`pushIds: 1 to ${MOST_NAMED}`, `推送：1 至 ${MOST_NAMED} 条`, ['input', 'pushIds']);
    return done({ retried: await reviveDead(tx, me.realm, input.ids, MOST_RETRIED) });
  });
