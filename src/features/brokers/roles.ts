/** Roles over a division that are shown where brokers are missing. */
export const SEES_GAPS = ['OPERATOR', 'AUDITOR', 'STREET_LEADER', 'DISPATCHER', 'COMMUNITY_WORKER'] as const;
