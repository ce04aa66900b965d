import { appointing, type Role } from '../../appointing.ts';
import type { Actor } from '../../platform/actor.ts';

/** Over what a role is to be held, as a client names it: exactly one of the three. */
export interface ScopeInput {
  readonly divisionCode?: string | null;
  readonly organisationId?: string | null;
  readonly teamId?: string | null;
}

/** True when exactly the kind of scope is named that the role is held over. */
export function scopeFits(role: Role, scope: ScopeInput): boolean {
  const named = [scope.divisionCode ? 'DIVISION' : null, scope.organisationId ? 'ORGANISATION' : null, scope.teamId ? 'TEAM' : null].filter((kind) => kind !== null);
  return named.length === 1 && named[0] === appointing(role).scope;
}

/** What the role is held over, for the refusal: levels of a division, or ORGANISATION, TEAM. */
export const wantedScope = (role: Role): readonly string[] => {
  const { scope, levels } = appointing(role);
  return scope === 'DIVISION' ? levels : [scope];
};

/** Why a period cannot be, or null. */
export function wrongPeriod(now: Date, since: Date | null, until: Date | null): 'PERIOD_WRONG' | null {
  if (since && since < now) return 'PERIOD_WRONG';
  return until && until <= (since ?? now) ? 'PERIOD_WRONG' : null;
}

/** Offices (公职): whoever holds one answers for orders, and by name to those who look over a street. */
export const OFFICES: readonly Role[] = ['OPERATOR', 'AUDITOR', 'STREET_LEADER', 'DISPATCHER', 'COMMUNITY_WORKER', 'GRID_OFFICER', 'GRID_HEAD'];

const OVERSEERS: readonly Role[] = ['OPERATOR', 'AUDITOR', 'STREET_LEADER', 'DISPATCHER'];

export const knowsOfficials = ({ roles }: Pick<Actor, 'roles'>): boolean => roles.some(({ role }) => OVERSEERS.includes(role as Role));
