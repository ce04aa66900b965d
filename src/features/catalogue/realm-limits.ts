import { badInput, done, refuse } from '../../kernel/result.ts';
import { tell } from '../../platform/events/tell.ts';
import { deed, type Asking, type Machinery } from '../people/index.ts';
import { badSettings, divisionByCode, lockSettings, putSettings, readRealm, settingsAfter } from '../places/index.ts';
import { edits } from './roles.ts';
import { wrongLimit } from './rules/content.ts';
import type { Limits } from './rules/limits.ts';

/** So many limits a realm may set of its own. */
const MOST_LIMITS = 200;

/** An operator of the whole realm says which time limits differ from the tables of steps; those that were said before and are not said now are the tables' again. What runs already goes on. */
export const setRealmLimits = (machinery: Machinery, asking: Asking, limits: Limits) =>
  deed(machinery, asking, 'setRealmLimits', limits, async (tx, me) => {
    const [realm, outermost] = [await readRealm(tx, me.realm), await divisionByCode(tx, me.realm, me.realm)];
    if (!realm || !outermost || !edits(me.roles, realm.kind)) return refuse('NOT_ALLOWED', { who: ['OPERATOR'] });
    if (Object.keys(limits).length > MOST_LIMITS) return badInput(`limits: at most ${MOST_LIMITS}`, `时限：最多 ${MOST_LIMITS} 项`, ['input', 'limits']);
    const wrong = wrongLimit(limits);
    if (wrong !== null) return badInput(`limits: ${wrong} must be a limit of the tables of steps, and last from a minute to a year`, `时限：${wrong} 须为步骤表中已有的时限，且在一分钟至一年之间`, ['input', 'limits', String(Object.keys(limits).indexOf(wrong))]);
    const after = settingsAfter(await lockSettings(tx, me.realm), { limits: { ...limits } });
    if ('wrong' in after) return badSettings(after.wrong);
    if (after.changed.length === 0) return refuse('SETTINGS_UNCHANGED');
    await putSettings(tx, me.realm, after.stored);
    await tell(tx, [{
      realm: me.realm, table: 'REALM', step: 'setRealmLimits', subjectType: 'Division', subjectId: outermost.id, actorPerson: me.personId, actorKind: me.kind,
      after: { divisionId: outermost.id }, facts: { changed: after.changed },
    }]);
    return done({ realm: me.realm });
  });
