import { and, asc, count, eq, gt, isNull, or, sql } from 'drizzle-orm';
import { dateOf } from '../../../platform/columns.ts';
import type { Executor, Tx } from '../../../platform/db.ts';
import type { ChosenPreferences } from '../rules/chosen.ts';
import { pushMutes, pushPreferences } from '../tables.ts';
import type { Muted } from '../words.ts';

export type MuteRow = typeof pushMutes.$inferSelect;
interface Owner { readonly realm: string; readonly personId: string }

const m = pushMutes;
const mine = ({ realm, personId }: Owner) => and(eq(m.realm, realm), eq(m.personId, personId));
const inForce = or(isNull(m.until), gt(m.until, sql`business_now()`));

export async function chosenOf(db: Executor, { realm, personId }: Owner): Promise<ChosenPreferences> {
  return (await db.select({ chosen: pushPreferences.chosen }).from(pushPreferences).where(and(eq(pushPreferences.realm, realm), eq(pushPreferences.personId, personId))))[0]?.chosen ?? {};
}

export const putChosen = (tx: Tx, owner: Owner, chosen: ChosenPreferences): Promise<unknown> =>
  tx.insert(pushPreferences).values({ ...owner, chosen }).onConflictDoUpdate({ target: [pushPreferences.realm, pushPreferences.personId], set: { chosen } });

/** Those in force, the oldest first. */
export const mutesOf = (db: Executor, owner: Owner): Promise<MuteRow[]> => db.select().from(m).where(and(mine(owner), inForce)).orderBy(asc(m.since), asc(m.what), asc(m.of));

export async function countMutes(db: Executor, owner: Owner): Promise<number> {
  return (await db.select({ n: count() }).from(m).where(and(mine(owner), inForce)))[0]?.n ?? 0;
}

/** Mutes until a moment (null: until it is taken back); what was muted already is muted until then. Forgets mutes of the person that are over. */
export async function putMute(tx: Tx, owner: Owner, mute: { readonly what: Muted; readonly of: string; readonly until: Date | null }): Promise<void> {
  await tx.delete(m).where(and(mine(owner), sql`${m.until} <= business_now()`));
  await tx.insert(m).values({ ...owner, ...mute }).onConflictDoUpdate({ target: [m.realm, m.personId, m.what, m.of], set: { until: mute.until, since: sql`business_now()` } });
}

export const removeMute = (tx: Tx, owner: Owner, { what, of }: { readonly what: Muted; readonly of: string }): Promise<unknown> =>
  tx.delete(m).where(and(mine(owner), eq(m.what, what), eq(m.of, of)));

/** Whether a mute names something that there is: an item of any catalogue, a team, an order (that its owner may see, as they must have heard of it). */
export async function isThere(db: Executor, { realm, personId }: Owner, { what, of }: { readonly what: Muted; readonly of: string }): Promise<boolean> {
  if (what === 'EVERYTHING') return true;
  const [row] = await db.execute<{ there: boolean }>(what === 'ITEM' ? sql`select exists (select from catalogue_items i where i.realm = ${realm} and i.code = ${of}) as there`
    : what === 'TEAM' ? sql`select exists (select from teams t where t.realm = ${realm} and t.id = ${of}::uuid) as there`
      : sql`select exists (select from inbox_entries e where e.realm = ${realm} and e.person_id = ${personId}::uuid and e.order_id = ${of}::uuid) as there`);
  return row!.there;
}

/** News that waits to be pushed later, and how many pushes they had since `since` of business time. */
export async function tallyOf(db: Executor, { realm, personId }: Owner, since: (now: Date) => Date): Promise<{ readonly waiting: number; readonly pushed: number }> {
  const [row] = await db.execute<{ now: string; waiting: number; pushed_at: readonly string[] }>(sql`
    select c.now, (select count(*)::int from push_news n where n.realm = ${realm} and n.person_id = ${personId}::uuid and n.decided is null) as waiting,
      (select coalesce(json_agg(n.decided_at), '[]') from push_news n where n.realm = ${realm} and n.person_id = ${personId}::uuid and n.counts and n.decided_at > c.now - interval '2 days') as pushed_at
    from (select business_now() as now offset 0) c`);
  const from = since(dateOf(row!.now));
  return { waiting: row!.waiting, pushed: row!.pushed_at.filter((at) => dateOf(at) >= from).length };
}
