/** May create, change and close the organisations of a division and all below it. */
export const KEEPS_ORGANISATIONS = ['OPERATOR', 'STREET_LEADER', 'DISPATCHER', 'COMMUNITY_WORKER'] as const;
