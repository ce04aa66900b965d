import { done, refuse } from '../../kernel/result.ts';
import { tell } from '../../platform/events/tell.ts';
import { deed, type Asking, type Machinery } from '../people/index.ts';
import { badSettings, divisionByCode, lockSettings, putSettings, settingsAfter, type SettingsChange } from '../places/index.ts';

/** An operator of the whole realm changes what it decides for itself; what is not named stays. It holds from the next step on. */
export const changeRealmSettings = (machinery: Machinery, asking: Asking, change: SettingsChange) =>
  deed(machinery, asking, 'changeRealmSettings', change, async (tx, me) => {
    const outermost = await divisionByCode(tx, me.realm, me.realm);
    if (!outermost || !me.roles.some(({ role, divisionId }) => role === 'OPERATOR' && divisionId === outermost.id)) return refuse('NOT_ALLOWED', { who: ['OPERATOR'] });
    const after = settingsAfter(await lockSettings(tx, me.realm), change);
    if ('wrong' in after) return badSettings(after.wrong);
    if (after.changed.length === 0) return refuse('SETTINGS_UNCHANGED');
    await putSettings(tx, me.realm, after.stored);
    await tell(tx, [{
      realm: me.realm, table: 'REALM', step: 'changeRealmSettings', subjectType: 'Division', subjectId: outermost.id, actorPerson: me.personId, actorKind: me.kind,
      after: { divisionId: outermost.id }, facts: { changed: after.changed },
    }]);
    return done({ realm: me.realm });
  });
