import { and, eq, inArray, sql } from 'drizzle-orm';
import { dateOf } from '../../../platform/columns.ts';
import type { Executor, Tx } from '../../../platform/db.ts';
import { rowsOf } from '../../../platform/rows.ts';
import { given, steady } from '../../../platform/steady.ts';
import type { Party } from '../../orders/index.ts';
import { orderNotes } from '../tables.ts';
import { MOST_NOTES, MOST_NOTES_OF_ONE } from '../words.ts';

export type NoteRow = typeof orderNotes.$inferSelect;

type NewNote = Omit<NoteRow, 'number' | 'nth' | 'at'>;

const MOST_TRIES = 50;
const array = (parties: readonly Party[]) => sql`${`{${parties.join(',')}}`}::text[]`;

/**
 * Appends a note without locking its order: the number is the next one in the statement's sight, and if somebody else took it in the same moment
 * the constraint says so and the next is tried. So however many write at once, none goes beyond the bounds. Null: there is no room.
 */
export async function appendNote(tx: Tx, { realm, id, orderId, personId, party, audience, words }: NewNote): Promise<Date | null> {
  const mine = sql`max(n.nth) filter (where n.person_id = ${personId}::uuid)`;
  for (let tries = 1; tries <= MOST_TRIES; tries++) {
    const [row] = await tx.execute<{ at: string | null; full: boolean }>(sql`
      with next as (select coalesce(max(n.number), 0) + 1 as number, coalesce(${mine}, 0) + 1 as nth from order_notes n where n.realm = ${realm} and n.order_id = ${orderId}::uuid),
      added as (insert into order_notes (realm, id, order_id, number, person_id, nth, party, audience, words, at)
        select ${realm}, ${id}::uuid, ${orderId}::uuid, next.number, ${personId}::uuid, next.nth, ${party}, ${array(audience)}, ${words}, business_now()
        from next where next.number <= ${MOST_NOTES} and next.nth <= ${MOST_NOTES_OF_ONE} on conflict do nothing returning at)
      select (select at from added) as at, next.number > ${MOST_NOTES} or next.nth > ${MOST_NOTES_OF_ONE} as full from next`);
    if (row!.at !== null) return dateOf(row!.at);
    if (row!.full) return null;
  }
  throw new Error('the next number of a note was taken by others again and again');
}

/** One page that is wanted of an order's notes: the newest first, of a number below `before`, of those that these parties read. */
export interface Wanted { readonly orderId: string; readonly parties: readonly Party[]; readonly before: number | null; readonly limit: number }

const n = rowsOf(orderNotes, 'n');
const BEFORE_ALL = 32_767;
const pages = steady<{ key: number; row: NoteRow }>(sql`
  select a.key, ${n.columns} from json_to_recordset(${given('wanted')}::text::json) as a(key int, order_id uuid, parties text[], before int, most int)
  cross join lateral (select * from order_notes x where x.realm = ${given('realm')} and x.order_id = a.order_id and x.number < a.before and x.audience && a.parties
    order by x.number desc limit a.most) n`, (values) => ({ key: values[0] as number, row: n.read(values, 1) }));

/** Pages of the notes of many orders, in the order asked; one statement for all. */
export async function notePages(db: Executor, realm: string, wanted: readonly Wanted[]): Promise<NoteRow[][]> {
  const asked = wanted.map(({ orderId, parties, before, limit }, key) => ({ key, order_id: orderId, parties, before: before ?? BEFORE_ALL, most: limit }));
  const found = wanted.map((): NoteRow[] => []);
  for (const { key, row } of await pages(db, { realm, wanted: JSON.stringify(asked) })) found[key]!.push(row);
  return found.map((rows) => rows.sort((a, b) => b.number - a.number));
}

/** How many notes of an order these parties read. */
export async function countNotes(db: Executor, realm: string, orderId: string, parties: readonly Party[]): Promise<number> {
  const [row] = await db.execute<{ n: number }>(sql`select count(*)::int as n from order_notes where realm = ${realm} and order_id = ${orderId}::uuid and audience && ${array(parties)}`);
  return row!.n;
}

/** Notes by id, whoever may read them: the caller decides that. */
export const notesById = (db: Executor, realm: string, ids: readonly string[]): Promise<NoteRow[]> =>
  (ids.length === 0 ? Promise.resolve([]) : db.select().from(orderNotes).where(and(eq(orderNotes.realm, realm), inArray(orderNotes.id, [...ids]))));
