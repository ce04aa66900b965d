import { and, eq, isNull, sql } from 'drizzle-orm';
import { dateOf } from '../../../platform/columns.ts';
import type { Executor, Tx } from '../../../platform/db.ts';
import { calendarLinks } from '../tables.ts';

const L = calendarLinks;
interface Owner { readonly realm: string; readonly personId: string }
const of = ({ realm, personId }: Owner) => and(eq(L.realm, realm), eq(L.personId, personId));

/** This is the person's link from now on, instead of the one before. */
export async function putLink(tx: Tx, { realm, personId }: Owner, hash: Buffer): Promise<void> {
  const now = sql`business_now()`;
  await tx.insert(L).values({ realm, personId, hash, since: now }).onConflictDoUpdate({ target: [L.realm, L.personId], set: { hash, since: now, revokedAt: null } });
}

/** False: there is none that stands. */
export async function revokeLink(tx: Tx, owner: Owner): Promise<boolean> {
  return (await tx.update(L).set({ revokedAt: sql`business_now()` }).where(and(of(owner), isNull(L.revokedAt))).returning({ personId: L.personId })).length === 1;
}

/** Since when somebody's link stands, and since when it does not any more, with the hash of what opens it; null: there never was one. */
export async function linkOf(db: Executor, owner: Owner): Promise<{ readonly since: Date; readonly revokedAt: Date | null; readonly hash: Buffer } | null> {
  return (await db.select({ since: L.since, revokedAt: L.revokedAt, hash: L.hash }).from(L).where(of(owner)))[0] ?? null;
}

/** Whose calendar a link opens now, with the realm's time; null: nobody's. */
export async function whoseLink(db: Executor, realm: string, hash: Buffer): Promise<{ readonly personId: string; readonly now: Date } | null> {
  const [row] = await db.execute<{ person_id: string; now: string }>(sql`select l.person_id, business_now() as now from calendar_links l
    where l.realm = ${realm} and l.hash = ${hash} and l.revoked_at is null`);
  return row ? { personId: row.person_id, now: dateOf(row.now) } : null;
}
