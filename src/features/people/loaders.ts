import { Loader } from '../../platform/loader.ts';
import type { Reading } from '../../platform/platform.ts';
import { reachOf } from '../places/index.ts';
import { maskName, maskPhone } from './masking.ts';
import { READS_CONTACTS } from './roles.ts';
import { readContacts, type Contact } from './store/contacts.ts';
import { guardiansOf } from './store/guardians.ts';
import { namesOf, standingConsents, visiblePersons, type PersonRow } from './store/persons.ts';
import { livingPartyMembers, livingVolunteers, type PartyMemberRow, type VolunteerRow } from './store/standing.ts';

const [PERSONS, NAMES, CONTACTS, VOLUNTEERS, PARTY, CONSENTS, GUARDIANS] = [{}, {}, {}, {}, {}, {}, {}];

/** One statement a batch; null for what is not there or may not be seen. */
function loaderOf<T>(reading: Reading, key: object, idOf: (row: T) => string, read: (ids: readonly string[]) => Promise<readonly T[]>): Loader<string, T | null> {
  return reading.memo(key, () => new Loader<string, T | null>(async (ids) => {
    const rows = new Map((await read(ids)).map((row) => [idOf(row), row]));
    return ids.map((id) => rows.get(id) ?? null);
  }));
}

/** Persons whom the reader may see. */
export const personLoader = (reading: Reading): Loader<string, PersonRow | null> =>
  loaderOf(reading, PERSONS, (row) => row.id, (ids) => visiblePersons(reading.platform.db, reading.actor, ids));

/** What is shown of a person to whoever is shown the person at all. */
export interface Shown {
  /** One's own in full, others masked. */
  readonly name: string;
  readonly maskedPhone: string | null;
}

/** Masked name and number, by person; no right is asked for, and nothing is recorded. */
export const shownLoader = (reading: Reading): Loader<string, Shown> =>
  reading.memo(NAMES, () => new Loader<string, Shown>(async (ids) => {
    const { platform, actor } = reading;
    const rows = await namesOf(platform.db, actor.realm, ids);
    return ids.map((id) => {
      const row = rows.get(id);
      return { name: row && id === actor.personId ? row.name : maskName(row?.name ?? ''), maskedPhone: row?.phone ? maskPhone(row.phone) : null };
    });
  }));

/** Contacts in full: one's own, and of people who live where the reader is community worker or grid officer; those are recorded as they are read. */
export const contactLoader = (reading: Reading): Loader<string, Contact | null> =>
  loaderOf(reading, CONTACTS, (row) => row.personId, async (ids) => {
    const { platform, actor, operation } = reading;
    if (actor.personId === null) return [];
    return readContacts(platform.db, { realm: actor.realm, personId: actor.personId, operation }, reachOf(actor.roles, READS_CONTACTS), ids);
  });

/** Living registrations, by person; check the right to see them first. */
export const volunteerLoader = (reading: Reading): Loader<string, VolunteerRow | null> =>
  loaderOf(reading, VOLUNTEERS, (row) => row.personId, (ids) => livingVolunteers(reading.platform.db, reading.actor.realm, ids));

/** Since when a person agreed, by person; check the right to see it first. */
export const consentLoader = (reading: Reading): Loader<string, { readonly personId: string; readonly since: Date } | null> =>
  loaderOf(reading, CONSENTS, (row) => row.personId, (ids) => standingConsents(reading.platform.db, reading.actor.realm, ids));

/** Ids of who may act for a person now, by person; check the right to see it first. */
export const guardianLoader = (reading: Reading): Loader<string, readonly string[]> =>
  reading.memo(GUARDIANS, () => new Loader<string, readonly string[]>(async (ids) => {
    const rows = await guardiansOf(reading.platform.db, reading.actor.realm, ids);
    return ids.map((id) => rows.filter(({ wardId }) => wardId === id).map(({ guardianId }) => guardianId));
  }));

/** Party membership in force, by person; check the right to see it first. */
export const partyMemberLoader = (reading: Reading): Loader<string, PartyMemberRow | null> =>
  loaderOf(reading, PARTY, (row) => row.personId, (ids) => livingPartyMembers(reading.platform.db, reading.actor.realm, ids));
