import { and, asc, count, desc, eq, gt, inArray, isNull, lt, or, sql, type SQL } from 'drizzle-orm';
import { newId } from '../../kernel/ids.ts';
import type { Actor } from '../../platform/actor.ts';
import { moment } from '../../platform/columns.ts';
import type { Executor, Tx } from '../../platform/db.ts';
import { divisions } from '../places/tables.ts';
import { reachOf, withinAny } from '../places/index.ts';
import { SEES_PEOPLE } from './roles.ts';
import type { ContactInput } from './rules.ts';
import { contactReadings, partyMembers, personContacts, persons, volunteers } from './tables.ts';
import type { CreatedHow, FreeWindow, Readable, ReachedBy } from './words.ts';

export type PersonRow = typeof persons.$inferSelect;
export type VolunteerRow = typeof volunteers.$inferSelect;

/** Condition over `persons` left joined with `divisions` (their home): the person himself, or somebody who looks after the place. */
export const visibleTo = (actor: Actor): SQL => and(eq(persons.realm, actor.realm), or(
  actor.personId === null ? undefined : eq(persons.id, actor.personId), withinAny(reachOf(actor.roles, SEES_PEOPLE))))!;

const home = and(eq(divisions.realm, persons.realm), eq(divisions.id, persons.homeDivisionId));

/** The contact of a person as it is written. */
const contactValues = (input: ContactInput) => ({
  name: input.name.trim(), phone: input.phone?.trim() || null, address: input.address?.trim() || null,
  latitude: input.latitude ?? null, longitude: input.longitude ?? null,
});

export interface NewPerson {
  readonly realm: string;
  readonly id: string;
  readonly homeDivisionId: string | null;
  readonly reachedBy: ReachedBy;
  readonly guideId: string | null;
  readonly createdHow: CreatedHow;
  readonly createdBy: string | null;
  readonly contact: ContactInput;
}

/** A person with contact, two rows. */
export async function insertPerson(tx: Tx, { contact, ...person }: NewPerson): Promise<void> {
  await tx.insert(persons).values(person);
  await tx.insert(personContacts).values({ realm: person.realm, personId: person.id, ...contactValues(contact) });
}

/**
 * A person, contact and account in one statement, if the account is not linked yet and the realm exists; false otherwise.
 * Two askings at once make one person: the account's key decides.
 */
export async function insertWithAccount(tx: Tx, person: NewPerson, account: { issuer: string; subject: string }): Promise<boolean> {
  const contact = contactValues(person.contact);
  const made = await tx.execute(sql`
    with account as (insert into accounts (realm, issuer, subject, person_id)
        select r.realm, ${account.issuer}, ${account.subject}, ${person.id}::uuid from realms r where r.realm = ${person.realm}
        on conflict do nothing returning realm, person_id),
      person as (insert into persons (realm, id, home_division_id, reached_by, guide_id, created_how, created_by)
        select realm, person_id, ${person.homeDivisionId}::uuid, ${person.reachedBy}, ${person.guideId}::uuid, ${person.createdHow}, ${person.createdBy}::uuid from account)
    insert into person_contacts (realm, person_id, name, phone, address, latitude, longitude)
    select realm, person_id, ${contact.name}, ${contact.phone}, ${contact.address}, ${contact.latitude}::float8, ${contact.longitude}::float8 from account
    returning person_id`);
  return made.length === 1;
}

export async function updateContact(tx: Tx, realm: string, personId: string, contact: ContactInput): Promise<void> {
  await tx.update(personContacts).set({ ...contactValues(contact), updatedAt: sql`business_now()` })
    .where(and(eq(personContacts.realm, realm), eq(personContacts.personId, personId)));
}

export async function updateHome(tx: Tx, realm: string, personId: string, homeDivisionId: string): Promise<void> {
  await tx.update(persons).set({ homeDivisionId }).where(and(eq(persons.realm, realm), eq(persons.id, personId)));
}

/** False: there is a living registration. */
export async function insertVolunteer(
  tx: Tx, realm: string, personId: string, data: { skills: readonly string[]; areaDivisionIds: readonly string[]; freeHours: readonly FreeWindow[] },
): Promise<boolean> {
  const rows = await tx.insert(volunteers).values({ realm, id: newId(), personId, skills: [...data.skills], areaDivisionIds: [...data.areaDivisionIds], freeHours: [...data.freeHours] })
    .onConflictDoNothing().returning({ id: volunteers.id });
  return rows.length === 1;
}

/** False: there is no living registration. */
export async function updateVolunteer(
  tx: Tx, realm: string, personId: string,
  data: { skills: readonly string[]; areaDivisionIds: readonly string[]; freeHours: readonly FreeWindow[] } | 'END',
): Promise<boolean> {
  const rows = await tx.update(volunteers)
    .set(data === 'END' ? { endedAt: sql`business_now()` } : { skills: [...data.skills], areaDivisionIds: [...data.areaDivisionIds], freeHours: [...data.freeHours] })
    .where(and(eq(volunteers.realm, realm), eq(volunteers.personId, personId), isNull(volunteers.endedAt))).returning({ id: volunteers.id });
  return rows.length === 1;
}

/** False: there is a living record. */
export async function insertPartyMember(tx: Tx, row: { realm: string; personId: string; branch: string | null; recordedBy: string }): Promise<boolean> {
  return (await tx.insert(partyMembers).values({ id: newId(), ...row }).onConflictDoNothing().returning({ id: partyMembers.id })).length === 1;
}

/** False: there is no living record. */
export async function endPartyMember(tx: Tx, realm: string, personId: string, endedBy: string): Promise<boolean> {
  const rows = await tx.update(partyMembers).set({ until: sql`business_now()`, endedBy })
    .where(and(eq(partyMembers.realm, realm), eq(partyMembers.personId, personId), isNull(partyMembers.until))).returning({ id: partyMembers.id });
  return rows.length === 1;
}

/** A person with the place of their home, whoever asks; for use cases, which decide by the place. */
export async function personWithHome(db: Executor, realm: string, id: string) {
  const [row] = await db.select({ person: persons, home: divisions }).from(persons).leftJoin(divisions, home)
    .where(and(eq(persons.realm, realm), eq(persons.id, id)));
  return row ?? null;
}

/** Persons whom the actor may see, by id. */
export async function visiblePersons(db: Executor, actor: Actor, ids: readonly string[]): Promise<PersonRow[]> {
  if (ids.length === 0) return [];
  const rows = await db.select({ person: persons }).from(persons).leftJoin(divisions, home).where(and(visibleTo(actor), inArray(persons.id, [...ids])));
  return rows.map(({ person }) => person);
}

/** Names as written, to be masked before they leave the server. */
export async function namesOf(db: Executor, realm: string, ids: readonly string[]): Promise<{ personId: string; name: string }[]> {
  return ids.length === 0 ? [] : db.select({ personId: personContacts.personId, name: personContacts.name }).from(personContacts)
    .where(and(eq(personContacts.realm, realm), inArray(personContacts.personId, [...ids])));
}

export async function livingVolunteers(db: Executor, realm: string, ids: readonly string[]): Promise<VolunteerRow[]> {
  return ids.length === 0 ? [] : db.select().from(volunteers)
    .where(and(eq(volunteers.realm, realm), inArray(volunteers.personId, [...ids]), isNull(volunteers.endedAt)));
}

export interface PersonFilter {
  /** In or below this division. */
  readonly under?: SQL;
  readonly reachedBy?: ReachedBy;
}

const listed = (actor: Actor, filter: PersonFilter): SQL => and(visibleTo(actor), filter.under, filter.reachedBy ? eq(persons.reachedBy, filter.reachedBy) : undefined)!;

/** A page of the persons whom the actor may see, in the order of their ids, which says nothing. */
export async function personPage(db: Executor, actor: Actor, filter: PersonFilter, limit: number, afterId: string | null): Promise<PersonRow[]> {
  const rows = await db.select({ person: persons }).from(persons).leftJoin(divisions, home)
    .where(and(listed(actor, filter), afterId === null ? undefined : gt(persons.id, afterId))).orderBy(asc(persons.id)).limit(limit);
  return rows.map(({ person }) => person);
}

export async function countPersons(db: Executor, actor: Actor, filter: PersonFilter): Promise<number> {
  return (await db.select({ n: count() }).from(persons).leftJoin(divisions, home).where(listed(actor, filter)))[0]?.n ?? 0;
}

export interface Contact {
  readonly personId: string;
  readonly name: string;
  readonly phone: string | null;
  readonly address: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
}

/**
 * Contacts in full of the persons whose home lies in `reach`, and of the reader himself; the others are left out.
 * One statement reads them and records each reading of another's data.
 */
export async function readContacts(
  db: Executor, reader: { realm: string; personId: string; operation: string }, reach: readonly string[], ids: readonly string[],
): Promise<Contact[]> {
  const wanted = JSON.stringify(ids.map((person) => ({ person, reading: newId() })));
  const what: readonly Readable[] = ['NAME', 'PHONE', 'ADDRESS'];
  const rows = await db.execute<{ person_id: string; name: string; phone: string | null; address: string | null; latitude: number | null; longitude: number | null }>(sql`
    with wanted as (select * from json_to_recordset(${wanted}::text::json) as w(person uuid, reading uuid)),
      found as (select c.*, w.reading from wanted w
        join persons on persons.realm = ${reader.realm} and persons.id = w.person
        join person_contacts c on c.realm = persons.realm and c.person_id = persons.id
        left join divisions on ${home}
        where persons.id = ${reader.personId}::uuid or ${withinAny(reach)}),
      recorded as (insert into contact_readings (realm, id, reader_id, person_id, what, operation)
        select realm, reading, ${reader.personId}::uuid, person_id, ${`{${what.join(',')}}`}::text[], ${reader.operation} from found where person_id <> ${reader.personId}::uuid)
    select person_id, name, phone, address, latitude, longitude from found`);
  return rows.map(({ person_id: personId, ...rest }) => ({ personId, ...rest }));
}

export type ReadingRow = typeof contactReadings.$inferSelect;

/** A page of the readings of one person's data, newest first, after a moment and id. */
export async function readingPage(db: Executor, realm: string, personId: string, limit: number, after: { at: Date; id: string } | null): Promise<ReadingRow[]> {
  return db.select().from(contactReadings).where(and(
    eq(contactReadings.realm, realm), eq(contactReadings.personId, personId),
    after === null ? undefined : or(lt(contactReadings.at, moment(after.at)), and(eq(contactReadings.at, moment(after.at)), lt(contactReadings.id, after.id))),
  )).orderBy(desc(contactReadings.at), desc(contactReadings.id)).limit(limit);
}

export async function countReadings(db: Executor, realm: string, personId: string): Promise<number> {
  return (await db.select({ n: count() }).from(contactReadings).where(and(eq(contactReadings.realm, realm), eq(contactReadings.personId, personId))))[0]?.n ?? 0;
}

export async function insertReadings(db: Executor, rows: readonly Omit<typeof contactReadings.$inferInsert, 'id' | 'at'>[]): Promise<void> {
  if (rows.length > 0) await db.insert(contactReadings).values(rows.map((row) => ({ ...row, id: newId() })));
}

