import { newId } from '../../kernel/ids.ts';
import { badInput, done, refuse } from '../../kernel/result.ts';
import type { Tx } from '../../platform/db.ts';
import { tell } from '../../platform/events/tell.ts';
import { organisationsById } from '../organisations/index.ts';
import { deed, type Asking, type Machinery, type Person } from '../people/index.ts';
import { holdsOver, lineageOf, livingDivision, livingDivisions, type Division } from '../places/index.ts';
import { KEEPS_TEAMS } from './roles.ts';
import { endTeamRow, insertTeam, replaceScope, teamWithPlace } from './store.ts';

export interface TeamInput {
  readonly name: string;
  /** The division under which it is registered. */
  readonly divisionCode: string;
  readonly organisationId?: string | null;
  /** Where it helps; none: the division under which it is registered. */
  readonly divisionCodes: readonly string[];
  /** What it helps with; none: everything. */
  readonly itemCodes: readonly string[];
}

const LONGEST_NAME = 60;
const MOST = 50;

/** Whoever looks after a division founds a team there; its captain is appointed next. */
export const createTeam = (machinery: Machinery, asking: Asking, input: TeamInput) =>
  deed(machinery, asking, 'createTeam', input, async (tx, me) => {
    if (input.name.trim() === '' || input.name.length > LONGEST_NAME) return badInput(`name: 1 to ${LONGEST_NAME}`, `名称：1 至 ${LONGEST_NAME} 字`, ['input', 'name']);
    const place = await livingDivision(tx, me.realm, input.divisionCode);
    if (!place) return refuse('NOT_FOUND', {}, ['input', 'divisionCode']);
    if (!holdsOver(me.roles, KEEPS_TEAMS, place)) return refuse('NOT_ALLOWED', { who: KEEPS_TEAMS });
    if (input.organisationId) {
      const [organisation] = await organisationsById(tx, me.realm, [input.organisationId]);
      if (!organisation) return refuse('NOT_FOUND', {}, ['input', 'organisationId']);
      if (organisation.endedAt) return refuse('ORGANISATION_ENDED', {}, ['input', 'organisationId']);
    }
    const scope = await scopeOf(tx, me, place, { ...input, divisionCodes: input.divisionCodes.length > 0 ? input.divisionCodes : [place.code] });
    if (!scope.ok) return scope;
    const id = newId();
    await insertTeam(tx, { realm: me.realm, id, name: input.name.trim(), divisionId: place.id, organisationId: input.organisationId ?? null });
    await replaceScope(tx, me.realm, id, scope.value.divisionIds, scope.value.itemCodes);
    return done({ teamId: id });
  });

/** The captain, or who keeps teams there, says anew where and with what the team helps. */
export const setTeamScope = (
  machinery: Machinery, asking: Asking, input: { readonly teamId: string; readonly divisionCodes: readonly string[]; readonly itemCodes: readonly string[] },
) => deed(machinery, asking, 'setTeamScope', input, async (tx, me) => {
  const found = await teamWithPlace(tx, me.realm, input.teamId);
  if (!found) return refuse('NOT_FOUND', {}, ['input', 'teamId']);
  const captain = me.roles.some((held) => held.role === 'CAPTAIN' && held.teamId === input.teamId);
  if (!captain && !holdsOver(me.roles, KEEPS_TEAMS, found.place)) return refuse('NOT_ALLOWED', { who: ['CAPTAIN', ...KEEPS_TEAMS] });
  if (input.divisionCodes.length === 0) return badInput(`divisionCodes: 1 to ${MOST}`, `治理单元：1 至 ${MOST} 个`, ['input', 'divisionCodes']);
  if (found.team.endedAt) return refuse('TEAM_ENDED', {}, ['input', 'teamId']);
  const scope = await scopeOf(tx, me, found.place, input);
  if (!scope.ok) return scope;
  await replaceScope(tx, me.realm, input.teamId, scope.value.divisionIds, scope.value.itemCodes);
  return done({ teamId: input.teamId });
});

/** Whoever keeps teams there ends a team (解散队伍): its captain and members lose their rights at once; seats that they hold stay theirs. */
export const endTeam = (machinery: Machinery, asking: Asking, input: { readonly teamId: string }) =>
  deed(machinery, asking, 'endTeam', input, async (tx, me) => {
    const found = await teamWithPlace(tx, me.realm, input.teamId);
    if (!found) return refuse('NOT_FOUND', {}, ['input', 'teamId']);
    if (!holdsOver(me.roles, KEEPS_TEAMS, found.place)) return refuse('NOT_ALLOWED', { who: KEEPS_TEAMS });
    if (!await endTeamRow(tx, me.realm, input.teamId, me.personId)) return refuse('TEAM_ENDED', {}, ['input', 'teamId']);
    await tell(tx, [{
      realm: me.realm, table: 'TEAM', step: 'endTeam', subjectType: 'Team', subjectId: input.teamId, actorPerson: me.personId, actorKind: me.kind,
      after: { streetId: found.place.streetId, communityId: found.place.communityId, gridId: found.place.gridId, divisionId: found.place.id },
    }]);
    return done({ teamId: input.teamId });
  });

/** Divisions must lie below where the team is registered, or below what the asker looks after. */
async function scopeOf(tx: Tx, me: Person, registered: Division, input: { readonly divisionCodes: readonly string[]; readonly itemCodes: readonly string[] }) {
  if (input.divisionCodes.length > MOST) return badInput(`divisionCodes: 1 to ${MOST}`, `治理单元：1 至 ${MOST} 个`, ['input', 'divisionCodes']);
  if (input.itemCodes.length > MOST || input.itemCodes.some((code) => !/^[\w.-]{1,40}$/.test(code))) return badInput(`itemCodes: at most ${MOST}`, `清单分项：最多 ${MOST} 个`, ['input', 'itemCodes']);
  const divisions = await livingDivisions(tx, me.realm, input.divisionCodes);
  if (divisions.length !== new Set(input.divisionCodes).size) return refuse('NOT_FOUND', {}, ['input', 'divisionCodes']);
  const beyond = divisions.filter((division) => !lineageOf(division).includes(registered.id) && !holdsOver(me.roles, KEEPS_TEAMS, division));
  if (beyond.length > 0) return refuse('OUT_OF_REACH', { codes: beyond.map(({ code }) => code) }, ['input', 'divisionCodes']);
  return done({ divisionIds: divisions.map(({ id }) => id), itemCodes: [...new Set(input.itemCodes)] });
}
