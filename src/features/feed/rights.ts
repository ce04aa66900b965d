import type { Reading } from '../../platform/platform.ts';
import { orderLoader } from '../orders/index.ts';
import { divisionLoader, lineageOf } from '../places/index.ts';
import { teamScopeLoader } from '../teams/index.ts';
import type { Scope, Sight } from './rules.ts';

/** Whether the reader may watch this now: members their team, office holders what lies below their office, representatives their unit, everybody what they see. */
export async function mayWatch(reading: Reading, scope: Scope): Promise<boolean> {
  const { actor } = reading;
  switch (scope.kind) {
    case 'TEAM': return actor.teamIds.includes(scope.id);
    case 'ORGANISATION': return actor.roles.some(({ role, organisationId }) => role === 'REPRESENTATIVE' && organisationId === scope.id);
    case 'ORDER': return (await orderLoader(reading).load(scope.id)) !== null;
    case 'MINE': return actor.personId !== null;
    case 'OPEN': return true;
    default: {
      const division = await divisionLoader(reading).load(scope.id);
      if (division === null) return false;
      const lineage = lineageOf(division);
      return actor.roles.some(({ divisionId }) => divisionId !== null && lineage.includes(divisionId));
    }
  }
}

/** What matching must know, as it is now. */
export async function sightOf(reading: Reading, scope: Scope): Promise<Sight> {
  const { personId, partyMember } = reading.actor;
  const team = scope.kind === 'TEAM' ? await teamScopeLoader(reading).load(scope.id) : { divisionIds: [], itemCodes: [] };
  return { personId, partyMember, ...team };
}
