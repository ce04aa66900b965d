import { sql, type SQL } from 'drizzle-orm';
import { newId } from '../../../kernel/ids.ts';
import type { Executor } from '../../../platform/db.ts';
import type { Event } from '../../../platform/events/event.ts';
import type { Addressee } from './addressees.ts';

/** News of an ask or a booking belongs to no order's feed, and still says which order it is about; whoever may not see that order is not shown it. */
const aboutOrder = ({ orderId, facts }: Event): string | null => orderId ?? [facts['orderId'], facts['bookedOrderId']].find((id) => typeof id === 'string') ?? null;
/** A booking counts its own, and by an order's entries and their revisions it is known what somebody was told already. */
const revisionOf = ({ subjectType, revision }: Event): number | null => (subjectType === 'Booking' ? null : revision);

const entryOf = (event: Event, { personId, aboutPersonId, audience }: Addressee): object => ({
  realm: event.realm, id: newId(), person_id: personId, about_person_id: aboutPersonId, audience, table_name: event.table, step: event.step, subject_type: event.subjectType,
  subject_id: event.subjectId, order_id: aboutOrder(event), revision: revisionOf(event), event_seq: event.seq, at: event.at,
});

/** What a higher room writes in the statement that delivers entries: an SQL statement that reads `realm`, `id` and `person_id` of those that are new from `delivered`. */
export type BesideEntries = (delivered: SQL) => SQL;

/** Writes the entries of events, with one statement; those that are there already stay as they are, and nothing is written beside them. */
export async function deliver(db: Executor, told: readonly { readonly event: Event; readonly addressees: readonly Addressee[] }[], beside?: BesideEntries): Promise<void> {
  const entries = told.flatMap(({ event, addressees }) => addressees.map((addressee) => entryOf(event, addressee)));
  if (entries.length === 0) return;
  await db.execute(sql`
    with delivered as (insert into inbox_entries (realm, id, person_id, about_person_id, audience, table_name, step, subject_type, subject_id, order_id, revision, event_seq, at)
    select * from json_to_recordset(${JSON.stringify(entries)}::text::json) as e(realm text, id uuid, person_id uuid, about_person_id uuid, audience text, table_name text, step text,
      subject_type text, subject_id uuid, order_id uuid, revision int, event_seq bigint, at timestamptz)
    on conflict do nothing returning realm, id, person_id)${beside ? sql`, beside as (${beside(sql`delivered`)})` : sql``}
    select 1`);
}
