import { and, count, desc, eq, isNull, sql } from 'drizzle-orm';
import { dateOf } from '../../../platform/columns.ts';
import type { Executor, Tx } from '../../../platform/db.ts';
import { serviceRecords } from '../tables.ts';

export type RecordRow = typeof serviceRecords.$inferSelect;
const R = serviceRecords;
interface Owner { readonly realm: string; readonly personId: string }

/** Holds somebody, so that their records are counted and written by one at a time; the time now, and how many stand. */
export async function holdRecords(tx: Tx, { realm, personId }: Owner): Promise<{ readonly now: Date; readonly standing: number }> {
  const [row] = await tx.execute<{ now: string }>(sql`select business_now() as now from persons p where p.realm = ${realm} and p.id = ${personId}::uuid for no key update`);
  const [found] = await tx.select({ n: count() }).from(R).where(and(eq(R.realm, realm), eq(R.personId, personId), isNull(R.withdrawnAt)));
  return { now: dateOf(row!.now), standing: found!.n };
}

export const insertRecord = async (tx: Tx, row: Omit<RecordRow, 'withdrawnAt'>): Promise<void> => { await tx.insert(R).values(row); };

/** False: it is not theirs, or was withdrawn already. */
export async function withdrawRecord(tx: Tx, { realm, personId }: Owner, number: string): Promise<'DONE' | 'ENDED' | 'NONE'> {
  const mine = and(eq(R.realm, realm), eq(R.number, number), eq(R.personId, personId));
  const rows = await tx.update(R).set({ withdrawnAt: sql`business_now()` }).where(and(mine, isNull(R.withdrawnAt))).returning({ number: R.number });
  if (rows.length === 1) return 'DONE';
  return (await tx.select({ number: R.number }).from(R).where(mine)).length === 1 ? 'ENDED' : 'NONE';
}

/** Those of a person that stand, the newest first. */
export const standingRecords = (db: Executor, { realm, personId }: Owner): Promise<RecordRow[]> =>
  db.select().from(R).where(and(eq(R.realm, realm), eq(R.personId, personId), isNull(R.withdrawnAt))).orderBy(desc(R.issuedAt), desc(R.number));

export async function recordByNumber(db: Executor, realm: string, number: string): Promise<RecordRow | null> {
  return (await db.select().from(R).where(and(eq(R.realm, realm), eq(R.number, number))))[0] ?? null;
}
