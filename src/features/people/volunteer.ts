import { done, refuse } from '../../kernel/result.ts';
import type { Tx } from '../../platform/db.ts';
import { tell } from '../../platform/events/tell.ts';
import { divisionsByCodes } from '../places/index.ts';
import { deed, type Asking, type Machinery, type Person } from './deed.ts';
import { wrongVolunteer, type VolunteerInput } from './rules.ts';
import { insertVolunteer, updateVolunteer as changeVolunteer } from './store/standing.ts';

/** Anyone may register as a volunteer (注册志愿者), once. */
export const registerAsVolunteer = (machinery: Machinery, asking: Asking, input: VolunteerInput) =>
  deed(machinery, asking, 'registerAsVolunteer', input, async (tx, me) => {
    const data = await dataOf(tx, me, input);
    if (!data.ok) return data;
    if (!await insertVolunteer(tx, me.realm, me.personId, data.value)) return refuse('ALREADY_VOLUNTEER');
    await tellStanding(tx, me, 'registerAsVolunteer');
    return done({ personId: me.personId });
  });

/** The volunteer changes skills, area and free hours. */
export const updateVolunteer = (machinery: Machinery, asking: Asking, input: VolunteerInput) =>
  deed(machinery, asking, 'updateVolunteer', input, async (tx, me) => {
    const data = await dataOf(tx, me, input);
    if (!data.ok) return data;
    if (!await changeVolunteer(tx, me.realm, me.personId, data.value)) return refuse('NOT_VOLUNTEER');
    await tellStanding(tx, me, 'updateVolunteer');
    return done({ personId: me.personId });
  });

/** Ends the registration; seats already held stay, new ones cannot be grabbed. */
export const stopVolunteering = (machinery: Machinery, asking: Asking) =>
  deed(machinery, asking, 'stopVolunteering', {}, async (tx, me) => {
    if (!await changeVolunteer(tx, me.realm, me.personId, 'END')) return refuse('NOT_VOLUNTEER');
    await tellStanding(tx, me, 'stopVolunteering');
    return done({ personId: me.personId });
  });

async function dataOf(tx: Tx, me: Person, input: VolunteerInput) {
  const wrong = wrongVolunteer(input);
  if (wrong) return wrong;
  const areas = await divisionsByCodes(tx, me.realm, input.areaCodes);
  if (areas.length !== new Set(input.areaCodes).size) return refuse('NOT_FOUND', {}, ['input', 'areaCodes']);
  return done({ skills: [...new Set(input.skills)], areaDivisionIds: areas.map(({ id }) => id), freeHours: input.freeHours });
}

/** News for the person alone: what they may take has changed. */
export const tellStanding = (tx: Tx, me: Person, step: string, personId: string = me.personId) => tell(tx, [{
  realm: me.realm, table: 'STANDING', step, subjectType: 'Person', subjectId: personId, actorPerson: me.personId, actorKind: me.kind, after: { personIds: [personId] },
}]);
