import { and, eq, gt, inArray, isNull, lte, or, sql } from 'drizzle-orm';
import { newId } from '../../../kernel/ids.ts';
import type { Executor, Tx } from '../../../platform/db.ts';
import { partyMembers, volunteers } from '../tables.ts';
import type { FreeWindow } from '../words.ts';

export type VolunteerRow = typeof volunteers.$inferSelect;
export type PartyMemberRow = typeof partyMembers.$inferSelect;

/** What a volunteer says of themselves, divisions by id. */
export interface VolunteerData {
  readonly skills: readonly string[];
  readonly areaDivisionIds: readonly string[];
  readonly freeHours: readonly FreeWindow[];
}

/** False: there is a living registration. */
export async function insertVolunteer(
  tx: Tx, realm: string, personId: string, data: VolunteerData,
): Promise<boolean> {
  const rows = await tx.insert(volunteers).values({ realm, id: newId(), personId, skills: [...data.skills], areaDivisionIds: [...data.areaDivisionIds], freeHours: [...data.freeHours] })
    .onConflictDoNothing().returning({ id: volunteers.id });
  return rows.length === 1;
}

/** False: there is no living registration. */
export async function updateVolunteer(
  tx: Tx, realm: string, personId: string,
  data: VolunteerData | 'END',
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

export async function livingVolunteers(db: Executor, realm: string, ids: readonly string[]): Promise<VolunteerRow[]> {
  return ids.length === 0 ? [] : db.select().from(volunteers)
    .where(and(eq(volunteers.realm, realm), inArray(volunteers.personId, [...ids]), isNull(volunteers.endedAt)));
}

/** Party membership in force, of persons. */
export async function livingPartyMembers(db: Executor, realm: string, ids: readonly string[]): Promise<PartyMemberRow[]> {
  const now = sql`business_now()`;
  return ids.length === 0 ? [] : db.select().from(partyMembers).where(and(eq(partyMembers.realm, realm), inArray(partyMembers.personId, [...ids]),
    lte(partyMembers.since, now), or(isNull(partyMembers.until), gt(partyMembers.until, now))));
}
