import { and, asc, eq, inArray, isNull, or, sql, type SQL } from 'drizzle-orm';
import { newId } from '../../../kernel/ids.ts';
import type { Executor, Tx } from '../../../platform/db.ts';
import { guardianships, persons } from '../tables.ts';

const g = guardianships;

/** So many people one person may act for at a time, and so many may act for one. */
export const MOST_WARDS = 20;
export const MOST_GUARDIANS = 5;

/** Ids of those for whom person `me` may act now, as an SQL value of type json. */
export const wardsJson: SQL = sql`coalesce((select json_agg(w.ward_id order by w.ward_id) from guardianships w where w.realm = me.realm and w.guardian_id = me.id and w.revoked_at is null), '[]'::json)`;

/**
 * True if one person may act for another, otherwise null; and that nobody revokes it until the transaction ends. Whoever is revoking it in this
 * moment is waited for, and then it is looked at again. SQL of types text, uuid and uuid.
 */
export const actsFor = (realm: SQL, guardian: SQL, ward: SQL): SQL =>
  sql`(select true from guardianships w where w.realm = ${realm} and w.guardian_id = ${guardian} and w.ward_id = ${ward} and w.revoked_at is null for share of w)`;

interface Guardianship { readonly realm: string; readonly wardId: string; readonly guardianId: string }

/** TAKEN: it stands already; FULL: the guardian acts for many others, or many for the ward. Both persons' rows are locked before it is counted, so that no two recordings in one moment pass the limits. */
export async function insertGuardianship(tx: Tx, row: Guardianship & { readonly recordedBy: string; readonly purpose: string; readonly text: string }): Promise<'DONE' | 'TAKEN' | 'FULL'> {
  await tx.select({ id: persons.id }).from(persons).where(and(eq(persons.realm, row.realm), inArray(persons.id, [row.guardianId, row.wardId]))).orderBy(asc(persons.id)).for('no key update');
  const living = await tx.select({ wardId: g.wardId, guardianId: g.guardianId }).from(g)
    .where(and(eq(g.realm, row.realm), or(eq(g.guardianId, row.guardianId), eq(g.wardId, row.wardId)), isNull(g.revokedAt)));
  const [theirs, ofWard] = [living.filter(({ guardianId }) => guardianId === row.guardianId), living.filter(({ wardId }) => wardId === row.wardId)];
  if (theirs.some(({ wardId }) => wardId === row.wardId)) return 'TAKEN';
  if (theirs.length >= MOST_WARDS || ofWard.length >= MOST_GUARDIANS) return 'FULL';
  return (await tx.insert(g).values({ id: newId(), ...row }).onConflictDoNothing().returning({ id: g.id })).length === 1 ? 'DONE' : 'TAKEN';
}

/** Ends it now; waits for whoever acts by it in this moment. False: it did not stand. */
export async function endGuardianship(tx: Tx, { realm, wardId, guardianId }: Guardianship, revokedBy: string): Promise<boolean> {
  const rows = await tx.update(g).set({ revokedAt: sql`business_now()`, revokedBy })
    .where(and(eq(g.realm, realm), eq(g.wardId, wardId), eq(g.guardianId, guardianId), isNull(g.revokedAt))).returning({ id: g.id });
  return rows.length === 1;
}

/** Who may act for these people now, the first recorded first; one statement. */
export const guardiansOf = (db: Executor, realm: string, wardIds: readonly string[]): Promise<{ wardId: string; guardianId: string }[]> =>
  (wardIds.length === 0 ? Promise.resolve([]) : db.select({ wardId: g.wardId, guardianId: g.guardianId }).from(g)
    .where(and(eq(g.realm, realm), inArray(g.wardId, [...wardIds]), isNull(g.revokedAt))).orderBy(asc(g.since), asc(g.id)));
