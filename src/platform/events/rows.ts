import { sql } from 'drizzle-orm';
import { dateOf } from '../columns.ts';
import type { Executor } from '../db.ts';
import type { Event, Facts, Routing } from './event.ts';

/** An event as hand-written SQL returns it when it selects `EVENT_FIELDS`. */
export interface EventRow {
  realm: string; epoch: number; xid: string; seq: string; table_name: string; step: string; subject_type: string; subject_id: string;
  order_id: string | null; revision: number | null; at: string; actor_person: string | null; actor_kind: string;
  before: Routing | null; after: Routing | null; facts: Facts;
}

/** What to select of `events s`, or of `all_events s`. */
export const EVENT_FIELDS = sql.raw(`s.realm, s.epoch, s.xid::text, s.seq::text, s.table_name, s.step, s.subject_type, s.subject_id, s.order_id,
  s.revision, s.at, s.actor_person, s.actor_kind, s.before, s.after, s.facts`);

/** The same from values in the order of `EVENT_FIELDS`. */
export const eventRow = ([realm, epoch, xid, seq, table, step, subjectType, subjectId, orderId, revision, at, actorPerson, actorKind, before, after, facts]: readonly unknown[]): EventRow => ({
  realm, epoch, xid, seq, table_name: table, step, subject_type: subjectType, subject_id: subjectId, order_id: orderId, revision, at, actor_person: actorPerson,
  actor_kind: actorKind, before, after, facts,
}) as EventRow;

export const eventOf = (row: EventRow): Event => ({
  realm: row.realm, epoch: row.epoch, xid: row.xid, seq: row.seq, table: row.table_name, step: row.step, subjectType: row.subject_type,
  subjectId: row.subject_id, orderId: row.order_id, revision: row.revision, at: dateOf(row.at), actorPerson: row.actor_person,
  actorKind: row.actor_kind, before: row.before, after: row.after, facts: row.facts,
});

/** One event by its key, put away or not; null when there is none. */
export async function readEvent(db: Executor, { realm, epoch, xid, seq }: Pick<Event, 'realm' | 'epoch' | 'xid' | 'seq'>): Promise<Event | null> {
  const [row] = await db.execute<EventRow & Record<string, unknown>>(sql`
    select ${EVENT_FIELDS} from all_events s
    where s.realm = ${realm} and s.epoch = ${epoch}::int and s.xid = ${xid}::text::xid8 and s.seq = ${seq}::text::bigint`);
  return row ? eventOf(row) : null;
}
