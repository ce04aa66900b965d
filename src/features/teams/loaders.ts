import { Loader } from '../../platform/loader.ts';
import type { Reading } from '../../platform/platform.ts';
import { maskName, namesOf, recordReading } from '../people/index.ts';
import { scopesOf, teamsById, visibleMembers, type Membership, type Team } from './store.ts';

const [TEAMS, SCOPES, MEMBERS, NAMES] = [{}, {}, {}, {}];

/** Teams by id; they are public. One statement a batch. */
export const teamLoader = (reading: Reading): Loader<string, Team | null> =>
  reading.memo(TEAMS, () => new Loader(async (ids) => {
    const rows = new Map((await teamsById(reading.platform.db, reading.actor.realm, ids)).map((row) => [row.id, row]));
    return ids.map((id) => rows.get(id) ?? null);
  }));

/** Where and with what teams help, by team. */
export const teamScopeLoader = (reading: Reading): Loader<string, { readonly divisionIds: readonly string[]; readonly itemCodes: readonly string[] }> =>
  reading.memo(SCOPES, () => new Loader(async (ids) => {
    const rows = new Map((await scopesOf(reading.platform.db, reading.actor.realm, ids)).map((row) => [row.teamId, row]));
    return ids.map((id) => rows.get(id) ?? { divisionIds: [], itemCodes: [] });
  }));

/** Memberships that the reader may see, by id. */
export const memberLoader = (reading: Reading): Loader<string, Membership | null> =>
  reading.memo(MEMBERS, () => new Loader(async (ids) => {
    const rows = new Map((await visibleMembers(reading.platform.db, reading.actor, ids)).map((row) => [row.id, row]));
    return ids.map((id) => rows.get(id) ?? null);
  }));

/** Names of members: in full for oneself and for the captain of a living membership, whose reading is recorded first; masked for others. */
export const memberNameLoader = (reading: Reading): Loader<Membership, string> =>
  reading.memo(NAMES, () => new Loader(async (members) => {
    const { platform: { db }, actor, operation } = reading;
    const names = await namesOf(db, actor.realm, members.map(({ personId }) => personId));
    const led = new Set(actor.roles.flatMap(({ role, teamId }) => (role === 'CAPTAIN' && teamId !== null ? [teamId] : [])));
    const full = (member: Membership): boolean => member.personId === actor.personId || (member.endedAt === null && led.has(member.teamId));
    if (actor.personId !== null) {
      const { realm, personId: readerId } = actor;
      await recordReading(db, members.filter(full).map(({ personId }) => ({ realm, readerId, personId, what: ['NAME'], operation })));
    }
    return members.map((member) => (full(member) ? names.get(member.personId)?.name ?? '' : maskName(names.get(member.personId)?.name ?? '')));
  }));
