/** May found teams in a division and all below it, and set where and with what they help. */
export const KEEPS_TEAMS = ['OPERATOR', 'STREET_LEADER', 'COMMUNITY_WORKER'] as const;

/** May see who asked and who is a member of the teams of a division and all below it. */
export const SEES_MEMBERS = ['OPERATOR', 'AUDITOR', 'STREET_LEADER', 'DISPATCHER', 'COMMUNITY_WORKER'] as const;
