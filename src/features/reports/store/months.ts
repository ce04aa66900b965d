import { and, eq, sql } from 'drizzle-orm';
import type { Executor } from '../../../platform/db.ts';
import type { PublicTables } from '../rules/hiding.ts';
import { publicMonths } from '../tables.ts';

const M = publicMonths;

/** What was told of a month; null: nothing yet. */
export async function toldOf(db: Executor, realm: string, month: string): Promise<PublicTables | null> {
  return (await db.select({ told: M.told }).from(M).where(and(eq(M.realm, realm), eq(M.month, month))))[0]?.told ?? null;
}

/** Tells it, unless it was told in this moment; answers what stands. */
export async function tellMonth(db: Executor, realm: string, month: string, told: PublicTables): Promise<PublicTables> {
  await db.insert(M).values({ realm, month, at: sql`business_now()`, told }).onConflictDoNothing();
  return (await toldOf(db, realm, month))!;
}
