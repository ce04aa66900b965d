import { and, asc, eq, gt, sql } from 'drizzle-orm';
import { dateOf } from '../../../platform/columns.ts';
import type { Executor, Tx } from '../../../platform/db.ts';
import type { Span } from '../rules.ts';
import { daysOff } from '../tables.ts';

interface Owner { readonly realm: string; readonly personId: string }

/** Holds somebody's registration as a volunteer, so that their days off are written by one at a time; the time now. Null: they are none. */
export async function holdVolunteer(tx: Tx, { realm, personId }: Owner): Promise<Date | null> {
  const [row] = await tx.execute<{ now: string }>(sql`select business_now() as now from volunteers v where v.realm = ${realm} and v.person_id = ${personId}::uuid and v.ended_at is null for update of v`);
  return row ? dateOf(row.now) : null;
}

/** These are the days off from now on, instead of those before. Under the registration's lock. */
export async function replaceDaysOff(tx: Tx, { realm, personId }: Owner, spans: readonly Span[]): Promise<void> {
  await tx.delete(daysOff).where(and(eq(daysOff.realm, realm), eq(daysOff.personId, personId)));
  if (spans.length > 0) await tx.insert(daysOff).values(spans.map((span) => ({ realm, personId, ...span })));
}

/** What is not over yet, the first first. */
export const daysOffOf = (db: Executor, { realm, personId }: Owner): Promise<Span[]> =>
  db.select({ from: daysOff.from, until: daysOff.until }).from(daysOff)
    .where(and(eq(daysOff.realm, realm), eq(daysOff.personId, personId), gt(daysOff.until, sql`business_now()`))).orderBy(asc(daysOff.from));
