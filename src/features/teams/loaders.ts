import DataLoader from 'dataloader';
import type { Reading } from '../../platform/platform.ts';
import { scopesOf, teamsById, visibleMembers, type Membership, type Team } from './store.ts';

const [TEAMS, SCOPES, MEMBERS] = [{}, {}, {}];

/** Teams by id; they are public. One statement a batch. */
export const teamLoader = (reading: Reading): DataLoader<string, Team | null> =>
  reading.memo(TEAMS, () => new DataLoader(async (ids) => {
    const rows = new Map((await teamsById(reading.platform.db, reading.actor.realm, ids)).map((row) => [row.id, row]));
    return ids.map((id) => rows.get(id) ?? null);
  }));

/** Where and with what teams help, by team. */
export const teamScopeLoader = (reading: Reading): DataLoader<string, { readonly divisionIds: readonly string[]; readonly itemCodes: readonly string[] }> =>
  reading.memo(SCOPES, () => new DataLoader(async (ids) => {
    const rows = new Map((await scopesOf(reading.platform.db, reading.actor.realm, ids)).map((row) => [row.teamId, row]));
    return ids.map((id) => rows.get(id) ?? { divisionIds: [], itemCodes: [] });
  }));

/** Memberships that the reader may see, by id. */
export const memberLoader = (reading: Reading): DataLoader<string, Membership | null> =>
  reading.memo(MEMBERS, () => new DataLoader(async (ids) => {
    const rows = new Map((await visibleMembers(reading.platform.db, reading.actor, ids)).map((row) => [row.id, row]));
    return ids.map((id) => rows.get(id) ?? null);
  }));
