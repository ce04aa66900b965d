import type { DivisionUse } from '../../division-uses.ts';
import { done, refuse } from '../../kernel/result.ts';
import type { Tx } from '../../platform/db.ts';
import { tell } from '../../platform/events/tell.ts';
import type { Platform } from '../../platform/platform.ts';
import { deed, type Asking } from '../people/index.ts';
import { endDivisionRow, holdsOver, lockDivision, type Division } from '../places/index.ts';
import { usesOf } from './store/uses.ts';

/** What a higher room has in a division that is about to be given up, asked under the division's lock. */
export type LookInDivision = (tx: Tx, division: Division) => Promise<readonly DivisionUse[]>;

const ENDS_DIVISIONS = ['OPERATOR'] as const;
const handed = new WeakMap<Platform, readonly LookInDivision[]>();

/** Hands in what the rooms above look for; called once where the rooms are composed. */
export const handInLooks = (platform: Platform, looks: readonly LookInDivision[]): void => { handed.set(platform, looks); };

/**
 * An operator gives a division up (撤销治理单元) in which nothing is left: refused, naming what is there, as long as anybody lives, holds an
 * office or helps there, or an order is not at rest. Its row stays for what refers to it; nothing can be put into it, also not in the same moment.
 */
export const endDivision = (platform: Platform, asking: Asking, input: { readonly divisionCode: string }) =>
  deed(platform, asking, 'endDivision', input, async (tx, me) => {
    const path = ['input', 'divisionCode'];
    const place = await lockDivision(tx, me.realm, input.divisionCode);
    if (!place) return refuse('NOT_FOUND', {}, path);
    if (!holdsOver(me.roles, ENDS_DIVISIONS, place)) return refuse('NOT_ALLOWED', { who: ENDS_DIVISIONS });
    if (place.parentId === null) return refuse('DIVISION_IS_REALM', {}, path);
    if (place.endedAt) return refuse('ALREADY_ENDED', {}, path);
    const looks = handed.get(platform);
    if (!looks) throw new Error('what higher rooms have in a division was not handed in');
    const uses = await usesOf(tx, place);
    for (const look of looks) uses.push(...await look(tx, place));
    if (uses.length > 0) return refuse('DIVISION_IN_USE', { uses }, path);
    await endDivisionRow(tx, me.realm, place.id);
    await tell(tx, [{
      realm: me.realm, table: 'DIVISION', step: 'endDivision', subjectType: 'Division', subjectId: place.id, actorPerson: me.personId, actorKind: me.kind,
      after: { streetId: place.streetId, communityId: place.communityId, gridId: place.gridId, buildingId: place.buildingId, divisionId: place.id },
    }]);
    return done({ divisionId: place.id });
  });
