import { and, eq, gt, inArray, lte, ne, sql, type SQL } from 'drizzle-orm';
import type { Outcome } from '../../../kernel/result.ts';
import type { Executor, Tx } from '../../../platform/db.ts';
import type { SqlTelling } from '../../../platform/events/tell.ts';
import { telling } from '../../../platform/events/tell.ts';
import { AskAgain, violated } from '../../../platform/faults.ts';
import type { Keyed } from '../../../platform/keys/once.ts';
import { DRAWN_OUTCOMES, type DrawnOutcome } from '../words.ts';
import { drawEntries, draws } from '../tables.ts';
import { ENTRY_STEPS } from '../../../draw-steps.ts';
import type { AlongWritten } from '../../orders/index.ts';
import type { SecretDraw } from './draws.ts';

export type EntryRow = typeof drawEntries.$inferSelect;
const e = drawEntries;

/** Entries by id, of one person alone. */
export const entriesById = (db: Executor, realm: string, personId: string | null, ids: readonly string[]): Promise<EntryRow[]> =>
  (personId === null ? Promise.resolve([]) : db.select().from(e).where(and(eq(e.realm, realm), eq(e.personId, personId), inArray(e.id, [...ids]))));

/** A person's last entry in each draw. */
export const lastEntries = (db: Executor, realm: string, personId: string, drawIds: readonly string[]): Promise<EntryRow[]> =>
  db.selectDistinctOn([e.drawId]).from(e).where(and(eq(e.realm, realm), eq(e.personId, personId), inArray(e.drawId, [...drawIds]))).orderBy(e.drawId, sql`${e.state} = 'WITHDRAWN', ${e.enteredAt} desc, ${e.id} desc`);

/** How many have entered each draw, without those who withdrew. */
export const countEntries = (db: Executor, realm: string, drawIds: readonly string[]): Promise<{ drawId: string; n: number }[]> =>
  db.select({ drawId: e.drawId, n: sql<number>`count(*)::int` }).from(e).where(and(eq(e.realm, realm), inArray(e.drawId, [...drawIds]), ne(e.state, 'WITHDRAWN'))).groupBy(e.drawId);

/** What is told of a draw that is over: keys in the order in which they were drawn, never persons. */
export interface DrawnKey { readonly key: string; readonly number: number; readonly outcome: DrawnOutcome }
export const drawnKeys = async (db: Executor, realm: string, drawId: string, limit: number, after: number): Promise<DrawnKey[]> =>
  (await db.select({ key: e.key, number: e.number, outcome: e.state }).from(e)
    .where(and(eq(e.realm, realm), eq(e.drawId, drawId), inArray(e.state, [...DRAWN_OUTCOMES]), gt(e.number, after))).orderBy(e.number).limit(limit)) as DrawnKey[];

/** The person's entry that stands, and whether another one has this key, as SQL values of type json over `me` (the asker). */
export const entryJson = (realm: string, drawId: string | null, key: string | null): SQL => sql`json_build_object(
  'entry', (select json_build_object('id', x.id, 'state', x.state) from draw_entries x where x.realm = ${realm} and x.draw_id = ${drawId}::uuid and x.person_id = me.id and x.state <> 'WITHDRAWN'),
  'keyTaken', exists (select from draw_entries x where x.realm = ${realm} and x.draw_id = ${drawId}::uuid and x.key = ${key}::uuid and x.state <> 'WITHDRAWN'))`;

export interface Entering {
  readonly realm: string;
  readonly id: string;
  readonly drawId: string;
  readonly personId: string;
  readonly key: string;
  readonly telling: SqlTelling;
  readonly keyed: Keyed;
  readonly outcome: Outcome<unknown>;
}

/**
 * Writes an entry if this very statement comes within the window: entry, event and the key's outcome. False: it came too late, nothing is
 * written. The draw is held (`holdDraw`), so that what is written is also drawn.
 */
export async function putEntry(tx: Tx, { realm, id, drawId, personId, key, telling: told, keyed, outcome }: Entering): Promise<boolean> {
  try {
    const rows = await tx.execute(sql`
      with entry as (insert into draw_entries (realm, id, draw_id, person_id, key, state, entered_at)
        select d.realm, ${id}::uuid, d.id, ${personId}::uuid, ${key}::uuid, 'ENTERED', c.now from (select business_now() as now offset 0) c, draws d
        where d.realm = ${realm} and d.id = ${drawId}::uuid and d.state = 'ANNOUNCED' and c.now <= d.closes_at returning id),
      keyed as (${keyed.into(outcome, sql`entry`)})
      ${telling([told], sql`entry`)} returning seq`);
    return rows.length === 1;
  } catch (error) {
    if (violated(error)?.startsWith('draw_entries_')) throw new AskAgain(error);
    throw error;
  }
}

/** Takes an entry back, if this very statement comes within the window or the draw waits. False: too late. */
export async function takeBack(tx: Tx, { realm, id, held, telling: told, keyed, outcome }: Pick<Entering, 'realm' | 'id' | 'telling' | 'keyed' | 'outcome'> & { readonly held: boolean }): Promise<boolean> {
  const rows = await tx.execute(sql`
    with entry as (update draw_entries x set state = 'WITHDRAWN', ended_at = c.now from (select business_now() as now offset 0) c, draws d
      where x.realm = ${realm} and x.id = ${id}::uuid and x.state = 'ENTERED' and d.realm = x.realm and d.id = x.draw_id and d.state = 'ANNOUNCED'
        and (${held}::boolean or c.now <= d.closes_at) returning x.id),
    keyed as (${keyed.into(outcome, sql`entry`)})
    ${telling([told], sql`entry`)} returning seq`);
  return rows.length === 1;
}

/** The entries that count: those that stand and whose row's time lies within the window. */
export const counting = (tx: Tx, draw: SecretDraw): Promise<EntryRow[]> =>
  tx.select().from(e).where(and(eq(e.realm, draw.realm), eq(e.drawId, draw.id), eq(e.state, 'ENTERED'), lte(e.enteredAt, draw.closesAt)));

/** What came of each entry, all by one statement that is part of the draw's. */
export const resulting = (draw: SecretDraw, now: Date, results: readonly { readonly id: string; readonly state: DrawnOutcome; readonly number: number; readonly why: string | null }[]): SQL => sql`
  update draw_entries x set state = r.state, number = r.number, why = r.why, ended_at = ${now.toISOString()}::timestamptz
  from json_to_recordset(${JSON.stringify(results)}::text::json) as r (id uuid, state text, number int, why text)
  where x.realm = ${draw.realm} and x.draw_id = ${draw.id}::uuid and x.id = r.id and x.state = 'ENTERED'`;

/** Calls off every entry that stands, as part of a step's statement, and tells whoever it was of. */
export const callingOff = (tx: Tx, draw: SecretDraw, now: Date, about: Pick<SqlTelling, 'step' | 'revision' | 'actorPerson' | 'actorKind'>): Required<Pick<AlongWritten, 'write' | 'told'>> => {
  const personIds = sql`jsonb_build_object('personIds', jsonb_build_array(w.person_id))`;
  return {
    write: tx.update(e).set({ state: 'CALLED_OFF', endedAt: now }).where(and(eq(e.realm, draw.realm), eq(e.drawId, draw.id), eq(e.state, 'ENTERED'))).returning({ id: e.id, personId: e.personId }).getSQL(),
    told: {
      ...about, realm: draw.realm, table: ENTRY_STEPS.name, subjectType: 'DrawEntry', subjectId: sql`w.id`, at: now,
      before: personIds, after: personIds, facts: { drawId: draw.id, orderId: draw.orderId, state: 'CALLED_OFF' },
    },
  };
};

/** The draw of an entry of one's own. */
export async function drawOfEntry(db: Executor, realm: string, personId: string | null, entryId: string): Promise<{ orderId: string } | null> {
  if (personId === null) return null;
  const [row] = await db.select({ orderId: draws.orderId }).from(e).innerJoin(draws, and(eq(draws.realm, e.realm), eq(draws.id, e.drawId)))
    .where(and(eq(e.realm, realm), eq(e.personId, personId), eq(e.id, entryId)));
  return row ?? null;
}
