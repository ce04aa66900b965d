export { memberLoader, teamLoader, teamScopeLoader } from './loaders.ts';
export { admitMember, askToJoinTeam, leaveTeam, refuseMember, removeMember } from './members.ts';
export { KEEPS_TEAMS, SEES_MEMBERS } from './roles.ts';
export { createTeam, setTeamScope, type TeamInput } from './scope.ts';
export { teamsById, teamWithPlace, type Membership, type Team } from './store.ts';
/** For joins in the stores of upper rooms. */
export { teamDivisions, teamItems, teamMembers, teams } from './tables.ts';
