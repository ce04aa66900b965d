import type { Actor } from '../../platform/actor.ts';

/** Whether somebody reads the calendar and the record of a team: its captain, and who belongs to it. */
export const readsTeam = (actor: Actor, teamId: string): boolean => actor.teamIds.includes(teamId);
