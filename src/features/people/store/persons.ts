import { and, asc, count, eq, gt, inArray, isNull, or, sql, type SQL } from 'drizzle-orm';
import { newId } from '../../../kernel/ids.ts';
import type { Actor } from '../../../platform/actor.ts';
import type { Executor, Tx } from '../../../platform/db.ts';
import { asList, given, steady } from '../../../platform/steady.ts';
import { byKey, together } from '../../../platform/together.ts';
import { divisions, reachOf, withinAny } from '../../places/index.ts';
import { SEES_PEOPLE } from '../roles.ts';
import type { ContactInput } from '../rules.ts';
import { consents, personContacts, persons } from '../tables.ts';
import type { CreatedHow, ReachedBy } from '../words.ts';

export type PersonRow = typeof persons.$inferSelect;

/** Condition over `persons` left joined with `divisions` (their home): the person himself, who acts for them, or somebody who looks after the place. */
export const visibleTo = (actor: Actor): SQL => and(eq(persons.realm, actor.realm), or(
  actor.personId === null ? undefined : eq(persons.id, actor.personId), actor.wardIds.length === 0 ? undefined : inArray(persons.id, [...actor.wardIds]), withinAny(reachOf(actor.roles, SEES_PEOPLE))))!;

/** Joins `divisions` as the home of `persons`. */
export const home = and(eq(divisions.realm, persons.realm), eq(divisions.id, persons.homeDivisionId));

/** The contact of a person as it is written. */
const contactValues = (input: ContactInput) => ({
  name: input.name.trim(), phone: input.phone?.trim() || null, address: input.address?.trim() || null,
  latitude: input.latitude ?? null, longitude: input.longitude ?? null, birthYear: input.birthYear ?? null,
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
    insert into person_contacts (realm, person_id, name, phone, address, latitude, longitude, birth_year)
    select realm, person_id, ${contact.name}, ${contact.phone}, ${contact.address}, ${contact.latitude}::float8, ${contact.longitude}::float8, ${contact.birthYear}::smallint from account
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

export async function insertConsent(tx: Tx, row: { realm: string; personId: string; recordedBy: string; purpose: string; text: string }): Promise<void> {
  await tx.insert(consents).values({ id: newId(), ...row });
}

/** Takes back every consent of a person that stands, and says by whom. False: none stood. */
export async function revokeConsents(tx: Tx, realm: string, personId: string, revokedBy: string): Promise<boolean> {
  const rows = await tx.update(consents).set({ revokedAt: sql`business_now()`, revokedBy })
    .where(and(eq(consents.realm, realm), eq(consents.personId, personId), isNull(consents.revokedAt))).returning({ id: consents.id });
  return rows.length > 0;
}

/** A consent of person `p` stands. */
const consentStands = (p: SQL): SQL => sql`exists (select from consents c where c.realm = ${p}.realm and c.person_id = ${p}.id and c.revoked_at is null)`;

const reached = (p: SQL, consented: SQL): SQL => sql`case when ${p}.reached_by <> 'OFFICER' then 'APP' when ${consented} then 'CONSENT' else 'NO_CONSENT' end`;

/** How person `p` is reached, of type text: APP, or through an officer, with a consent that stands (CONSENT) or without (NO_CONSENT). */
export const reachedOf = (p: SQL): SQL => reached(p, consentStands(p));

/** The same, and that the consent is not taken back until the transaction ends. Whoever is taking it back in this moment is waited for, and then it is looked at again. */
export const reachedHeld = (p: SQL): SQL => reached(p, sql`(select true from consents c where c.realm = ${p}.realm and c.person_id = ${p}.id and c.revoked_at is null limit 1 for share of c)`);

/** True when a consent of the person stands. */
export async function hasConsented(db: Executor, realm: string, personId: string): Promise<boolean> {
  return (await standingConsents(db, realm, [personId])).length === 1;
}

/** Since when persons have agreed, by person; who took it back or never did is left out. */
export async function standingConsents(db: Executor, realm: string, ids: readonly string[]): Promise<{ personId: string; since: Date }[]> {
  return ids.length === 0 ? [] : db.select({ personId: consents.personId, since: sql`min(${consents.at})`.mapWith(consents.at) }).from(consents)
    .where(and(eq(consents.realm, realm), inArray(consents.personId, [...ids]), isNull(consents.revokedAt))).groupBy(consents.personId);
}

interface Named { readonly personId: string; readonly name: string; readonly phone: string | null }
const named = steady<Named>(
  sql`select c.person_id, c.name, c.phone from person_contacts c where c.realm = ${given('realm')} and c.person_id = any(${given('ids')}::uuid[])`,
  ([personId, name, phone]) => ({ personId, name, phone }) as Named);

/** Names and numbers as written, by person: mask them before they leave the server, or record the reading. */
export const namesOf = together((db, realm, ids) => named(db, { realm, ids: asList(ids) }), byKey(({ personId }: Named) => personId));

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
