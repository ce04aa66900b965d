import { badInput, done, refuse } from '../../kernel/result.ts';
import type { Tx } from '../../platform/db.ts';
import { tell } from '../../platform/events/tell.ts';
import { deed, type Asking, type Machinery, type Person } from '../people/index.ts';
import { admit, endMembership, insertMembership, keepTeam, livingMembership, membershipById, teamWithPlace, visibleMembers } from './store.ts';

/** A registered volunteer asks to join; the captain answers. */
export const askToJoinTeam = (machinery: Machinery, asking: Asking, input: { readonly teamId: string }) =>
  deed(machinery, asking, 'askToJoinTeam', input, async (tx, me) => {
    if (!await teamWithPlace(tx, me.realm, input.teamId)) return refuse('NOT_FOUND', {}, ['input', 'teamId']);
    if (!await keepTeam(tx, me.realm, input.teamId)) return refuse('TEAM_ENDED', {}, ['input', 'teamId']);
    if (!me.volunteer) return refuse('NOT_VOLUNTEER');
    const id = await insertMembership(tx, me.realm, input.teamId, me.personId);
    if (id === null) return refuse('ALREADY_IN_TEAM');
    await tellMember(tx, me, 'askToJoinTeam', id, input.teamId, me.personId);
    return done({ membershipId: id });
  });

/** The captain takes in one who asked. */
export const admitMember = (machinery: Machinery, asking: Asking, input: { readonly membershipId: string }) =>
  deed(machinery, asking, 'admitMember', input, async (tx, me) => {
    const found = await asCaptain(tx, me, input.membershipId);
    if (!found.ok) return found;
    if (!await admit(tx, me.realm, input.membershipId, me.personId)) return refuse('NOT_WAITING');
    await tellMember(tx, me, 'admitMember', input.membershipId, found.value.teamId, found.value.personId);
    return done({ membershipId: input.membershipId });
  });

/** The captain turns down one who asked. */
export const refuseMember = (machinery: Machinery, asking: Asking, input: { readonly membershipId: string; readonly reason?: string | null }) =>
  deed(machinery, asking, 'refuseMember', input, async (tx, me) => {
    const found = await asCaptain(tx, me, input.membershipId);
    if (!found.ok) return found;
    if (tooLong(input.reason)) return badReason();
    if (!await endMembership(tx, me.realm, input.membershipId, { endedBy: me.personId, ending: 'REFUSED', reason: input.reason?.trim() || null })) return refuse('NOT_WAITING');
    await tellMember(tx, me, 'refuseMember', input.membershipId, found.value.teamId, found.value.personId);
    return done({ membershipId: input.membershipId });
  });

/** A member leaves, or takes the request back. */
export const leaveTeam = (machinery: Machinery, asking: Asking, input: { readonly teamId: string }) =>
  deed(machinery, asking, 'leaveTeam', input, async (tx, me) => {
    if (!await teamWithPlace(tx, me.realm, input.teamId)) return refuse('NOT_FOUND', {}, ['input', 'teamId']);
    const own = await livingMembership(tx, me.realm, input.teamId, me.personId);
    if (!own || !await endMembership(tx, me.realm, own.id, { endedBy: me.personId, ending: 'LEFT' })) return refuse('NOT_IN_TEAM');
    await tellMember(tx, me, 'leaveTeam', own.id, input.teamId, me.personId);
    return done({ membershipId: own.id });
  });

/** The captain removes a member and says why. */
export const removeMember = (machinery: Machinery, asking: Asking, input: { readonly membershipId: string; readonly reason: string }) =>
  deed(machinery, asking, 'removeMember', input, async (tx, me) => {
    const found = await asCaptain(tx, me, input.membershipId);
    if (!found.ok) return found;
    if (input.reason.trim() === '' || tooLong(input.reason)) return badReason();
    if (!await endMembership(tx, me.realm, input.membershipId, { endedBy: me.personId, ending: 'REMOVED', reason: input.reason.trim() })) return refuse('NOT_IN_TEAM');
    await tellMember(tx, me, 'removeMember', input.membershipId, found.value.teamId, found.value.personId);
    return done({ membershipId: input.membershipId });
  });

const LONGEST_REASON = 500;
const tooLong = (reason: string | null | undefined): boolean => (reason ?? '').length > LONGEST_REASON;
const badReason = () => badInput(`reason: 1 to ${LONGEST_REASON}`, `理由：1 至 ${LONGEST_REASON} 字`, ['input', 'reason']);

/** The membership, if the asker leads its team; who may see it and does not lead is told so, for others it does not exist. */
async function asCaptain(tx: Tx, me: Person, membershipId: string) {
  const membership = await membershipById(tx, me.realm, membershipId);
  if (membership && me.roles.some((held) => held.role === 'CAPTAIN' && held.teamId === membership.teamId)) return done({ teamId: membership.teamId, personId: membership.personId });
  const [seen] = await visibleMembers(tx, me, [membershipId]);
  return seen ? refuse('NOT_ALLOWED', { who: ['CAPTAIN'] }) : refuse('NOT_FOUND', {}, ['input', 'membershipId']);
}

const tellMember = (tx: Tx, me: Person, step: string, id: string, teamId: string, personId: string) => tell(tx, [{
  realm: me.realm, table: 'TEAM_MEMBER', step, subjectType: 'TeamMember', subjectId: id, actorPerson: me.personId, actorKind: me.kind,
  after: { personIds: [personId] }, facts: { teamId },
}]);
