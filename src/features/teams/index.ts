export { memberLoader, teamLoader, teamScopeLoader } from './loaders.ts';
export { admitMember, askToJoinTeam, leaveTeam, refuseMember, removeMember } from './members.ts';
export { KEEPS_TEAMS } from './roles.ts';
export { createTeam, endTeam, setTeamScope } from './scope.ts';
export { insertMembers, teamWithPlace, type Team } from './store.ts';
/** For joins in the stores of upper rooms. */
export { teams } from './tables.ts';
