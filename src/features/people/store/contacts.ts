import { and, count, desc, eq, lt, or, sql } from 'drizzle-orm';
import { newId } from '../../../kernel/ids.ts';
import { moment } from '../../../platform/columns.ts';
import type { Executor } from '../../../platform/db.ts';
import { withinAny } from '../../places/index.ts';
import { contactReadings } from '../tables.ts';
import type { Readable } from '../words.ts';
import { home, reachedOf } from './persons.ts';

export interface Contact {
  readonly personId: string;
  readonly name: string;
  readonly phone: string | null;
  readonly address: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly birthYear: number | null;
}

/**
 * Contacts in full of the persons whose home lies in `reach`, and of the reader himself; the others are left out, and so is who has no app
 * and took their consent back.
 * One statement reads them and records each reading of another's data.
 */
export async function readContacts(
  db: Executor, reader: { realm: string; personId: string; operation: string }, reach: readonly string[], ids: readonly string[],
): Promise<Contact[]> {
  const wanted = JSON.stringify(ids.map((person) => ({ person, reading: newId() })));
  const what: readonly Readable[] = ['NAME', 'PHONE', 'ADDRESS', 'BIRTH_YEAR'];
  const rows = await db.execute<{ person_id: string; name: string; phone: string | null; address: string | null; latitude: number | null; longitude: number | null; birth_year: number | null }>(sql`
    with wanted as (select * from json_to_recordset(${wanted}::text::json) as w(person uuid, reading uuid)),
      found as (select c.*, w.reading from wanted w
        join persons on persons.realm = ${reader.realm} and persons.id = w.person
        join person_contacts c on c.realm = persons.realm and c.person_id = persons.id
        left join divisions on ${home}
        where persons.id = ${reader.personId}::uuid or (${withinAny(reach)} and ${reachedOf(sql`persons`)} <> 'NO_CONSENT')),
      recorded as (insert into contact_readings (realm, id, reader_id, person_id, what, operation)
        select realm, reading, ${reader.personId}::uuid, person_id, ${`{${what.join(',')}}`}::text[], ${reader.operation} from found where person_id <> ${reader.personId}::uuid)
    select person_id, name, phone, address, latitude, longitude, birth_year from found`);
  return rows.map(({ person_id: personId, birth_year: birthYear, ...rest }) => ({ personId, birthYear, ...rest }));
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

