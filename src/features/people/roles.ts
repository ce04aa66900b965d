/** Roles over a division by which its people are looked after; each holds over everything below. */

/** May see that a person lives there, with a masked name. */
export const SEES_PEOPLE = ['OPERATOR', 'AUDITOR', 'STREET_LEADER', 'DISPATCHER', 'COMMUNITY_WORKER', 'GRID_HEAD', 'GRID_OFFICER', 'PAIR', 'BUILDING_HEAD', 'STAIRWELL_HEAD'] as const;

/** May read name, telephone number and door in full; each reading is recorded. */
export const READS_CONTACTS = ['COMMUNITY_WORKER', 'GRID_OFFICER'] as const;

/** May register a resident who has no app, and change what was registered. */
export const REGISTERS_RESIDENTS = ['STREET_LEADER', 'COMMUNITY_WORKER', 'GRID_HEAD', 'GRID_OFFICER', 'BUILDING_HEAD', 'STAIRWELL_HEAD'] as const;

/** May record who is a party member, and that it ended. */
export const RECORDS_PARTY_MEMBERS = ['OPERATOR', 'STREET_LEADER', 'COMMUNITY_WORKER'] as const;
