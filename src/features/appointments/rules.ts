import { appointing, type Role } from '../../appointing.ts';

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
