import { sql, type SQL } from 'drizzle-orm';
import { dateOf } from '../columns.ts';
import type { Db, Tx } from '../db.ts';

/** An event on which a handler has given up. Ids, codes and numbers only. */
export interface DeadLetter {
  readonly realm: string;
  readonly handler: string;
  /** Of the event. */
  readonly seq: string;
  readonly table: string;
  readonly step: string;
  readonly subjectType: string;
  readonly subjectId: string;
  /** Business time of the event. */
  readonly at: Date;
  readonly tries: number;
  /** Class and code of the last fault. */
  readonly fault: string;
}

export interface Which {
  readonly realm?: string | undefined;
  readonly handler?: string | undefined;
  readonly seq?: string | undefined;
}

const those = ({ realm, handler, seq }: Which): SQL => sql`r.dead and ${realm === undefined ? sql`true` : sql`r.realm = ${realm}`}
  and ${handler === undefined ? sql`true` : sql`r.handler = ${handler}`} and ${seq === undefined ? sql`true` : sql`r.seq = ${seq}::text::bigint`}`;

interface Row extends Record<string, unknown>, Pick<DeadLetter, 'realm' | 'handler' | 'seq' | 'step' | 'tries' | 'fault'> { readonly table_name: string; readonly subject_type: string; readonly subject_id: string; readonly at: string }

const LETTER = sql`r.realm, r.handler, r.seq::text, e.table_name, e.step, e.subject_type, e.subject_id, e.at, r.tries, r.fault`;
const OF_EVENT = sql`join all_events e on e.realm = r.realm and e.epoch = r.epoch and e.xid = r.xid and e.seq = r.seq`;
const letterOf = ({ realm, handler, seq, table_name: table, step, subject_type: subjectType, subject_id: subjectId, at, tries, fault }: Row): DeadLetter =>
  ({ realm, handler, seq, table, step, subjectType, subjectId, at: dateOf(at), tries, fault });

/** The dead letters, oldest first, so many at the most. */
export async function deadLetters(db: Db, which: Which = {}, limit = 1_000): Promise<DeadLetter[]> {
  const rows = await db.execute<Row>(sql`select ${LETTER} from handler_retries r ${OF_EVENT} where ${those(which)} order by r.seq limit ${limit}::int`);
  return rows.map(letterOf);
}

/** Has them tried again from the first try on, at once; returns how many. */
export async function retryDeadLetters(db: Db, which: Which = {}): Promise<number> {
  const rows = await db.execute(sql`update handler_retries r set dead = false, tries = 0, next_at = machine_now() where ${those(which)} returning 1`);
  return rows.length;
}

/** Drops them for good: their handlers never handle these events. Returns what was dropped; who dropped it is for the caller to tell, in the same transaction. */
export const dropDeadLetters = async (tx: Tx, which: Which): Promise<DeadLetter[]> =>
  (await tx.execute<Row>(sql`with r as (delete from handler_retries r where ${those(which)} returning *) select ${LETTER} from r ${OF_EVENT} order by r.handler`)).map(letterOf);
