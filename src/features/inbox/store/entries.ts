import { and, count, desc, eq, inArray, isNotNull, isNull, lt, or, sql, type SQL } from 'drizzle-orm';
import type { Actor } from '../../../platform/actor.ts';
import { dateOf } from '../../../platform/columns.ts';
import type { Executor } from '../../../platform/db.ts';
import { inboxEntries } from '../tables.ts';
import type { ToldHow, ToldOutcome } from '../words.ts';

export type Entry = typeof inboxEntries.$inferSelect;
type Owner = Pick<Actor, 'realm' | 'personId'>;

export interface EntryFilter {
  /** Not read yet, or the others. */
  readonly unread?: boolean | null;
  /** Asks whether somebody without a login was told, and nobody has said so yet. */
  readonly untold?: boolean | null;
}

const e = inboxEntries;
/** Nobody reads the inbox of another. */
const mine = ({ realm, personId }: Owner): SQL => and(eq(e.realm, realm), personId === null ? sql`false` : eq(e.personId, personId))!;
const untold = and(isNotNull(e.aboutPersonId), isNull(e.toldOutcome))!;

const listed = (owner: Owner, filter: EntryFilter): SQL => and(mine(owner),
  filter.unread == null ? undefined : filter.unread ? isNull(e.readAt) : isNotNull(e.readAt),
  filter.untold == null ? undefined : filter.untold ? untold : sql`not (${untold})`)!;

/** A page, the newest first. */
export const entryPage = (db: Executor, owner: Owner, filter: EntryFilter, limit: number, after: { at: Date; id: string } | null): Promise<Entry[]> =>
  db.select().from(e).where(and(listed(owner, filter), after === null ? undefined : or(lt(e.at, after.at), and(eq(e.at, after.at), lt(e.id, after.id)))))
    .orderBy(desc(e.at), desc(e.id)).limit(limit);

export async function countEntries(db: Executor, owner: Owner, filter: EntryFilter): Promise<number> {
  return (await db.select({ n: count() }).from(e).where(listed(owner, filter)))[0]?.n ?? 0;
}

export const entriesById = (db: Executor, owner: Owner, ids: readonly string[]): Promise<Entry[]> =>
  (ids.length === 0 ? Promise.resolve([]) : db.select().from(e).where(and(mine(owner), inArray(e.id, [...ids]))));

/** Marks one's own entries as read; the first time stands. Returns how many of the ids are one's own. */
export async function markRead(db: Executor, owner: Owner, ids: readonly string[]): Promise<number> {
  const rows = await db.update(e).set({ readAt: sql`coalesce(${e.readAt}, business_now())` }).where(and(mine(owner), inArray(e.id, [...ids]))).returning({ id: e.id });
  return rows.length;
}

export interface Told {
  readonly by: string;
  readonly outcome: ToldOutcome;
  readonly how: ToldHow | null;
  readonly at: Date;
}

/**
 * Records what came of telling, for everybody who was asked to tell this person of this event; who has been told stays told.
 * False: somebody else had told them in the meantime.
 */
export async function putTold(db: Executor, entry: Entry, { by, outcome, how, at }: Told): Promise<boolean> {
  const rows = await db.update(e).set({ toldAt: at, toldBy: by, toldOutcome: outcome, toldHow: how })
    .where(and(eq(e.realm, entry.realm), eq(e.eventSeq, entry.eventSeq), eq(e.aboutPersonId, entry.aboutPersonId!), sql`${e.toldOutcome} is distinct from 'TOLD'`))
    .returning({ id: e.id });
  return rows.length > 0;
}

/** Business time. */
export async function nowOf(db: Executor): Promise<Date> {
  const [row] = await db.execute<{ now: string }>(sql`select business_now() as now`);
  return dateOf(row!.now);
}
