import { sql, type SQL } from 'drizzle-orm';
import { LIVING_BOOKINGS, type BookingState } from '../../../booking-steps.ts';
import { dateOf, moment } from '../../../platform/columns.ts';
import type { Executor } from '../../../platform/db.ts';
import { BINDING_SEATS, type SeatState } from '../../../seat-steps.ts';
import type { DiaryKind } from '../words.ts';

/** A time that somebody has promised, and for which order. */
export interface DiaryRow {
  readonly kind: DiaryKind;
  /** Of the seat or booking. */
  readonly id: string;
  readonly orderId: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly state: SeatState | BookingState;
}

/** Whose entries, and of when: what touches the time from `from` (null: now) until `until` (null: a month later), `days` (left out: 92) at most. */
export interface Window { readonly realm: string; readonly personId: string; readonly from: Date | null; readonly until: Date | null; readonly days?: number }

export const MOST_DAYS = 92;

const list = (words: readonly string[]): SQL => sql.raw(words.map((word) => `'${word}'`).join(', '));
/** No booking is longer: so far back it is looked for what is still going on. */
const LONGEST = sql.raw(`interval '31 days'`);

/** Seats and bookings of a person in a window: rows `d`. By `seats_elsewhere` and `bookings_of_owner`. */
function entries({ realm, personId, from, until, days = MOST_DAYS }: Window): SQL {
  const start = from === null ? sql`business_now()` : moment(from);
  const end = until === null ? sql`${start} + interval '31 days'` : sql`greatest(${start}, least(${moment(until)}, ${start} + ${sql.raw(`interval '${days} days'`)}))`;
  return sql`(
    select 'SEAT' as kind, s.id, s.order_id, lower(s.during) as starts_at, upper(s.during) as ends_at, s.state from seats s
      where s.realm = ${realm} and s.person_id = ${personId}::uuid and s.state in (${list(BINDING_SEATS)}) and s.during && tstzrange(${start}, ${end})
    union all select 'BOOKING', b.id, b.order_id, b.starts_at, t.ends_at, b.state from bookings b join resource_periods t on t.realm = b.realm and t.resource_id = b.resource_id and t.starts_at = b.starts_at
      where b.realm = ${realm} and b.owner_id = ${personId}::uuid and b.state in (${list(LIVING_BOOKINGS)})
        and b.starts_at >= ${start} - ${LONGEST} and b.starts_at < ${end} and t.ends_at > ${start}) d`;
}

type Read = { kind: DiaryKind; id: string; order_id: string; starts_at: string; ends_at: string; state: DiaryRow['state'] };
const rowOf = ({ kind, id, order_id: orderId, starts_at: startsAt, ends_at: endsAt, state }: Read): DiaryRow => ({ kind, id, orderId, startsAt: dateOf(startsAt), endsAt: dateOf(endsAt), state });

/** A page by begin and id, after such a pair. One statement. */
export async function diaryPage(db: Executor, window: Window, limit: number, after: { readonly at: Date; readonly id: string } | null): Promise<DiaryRow[]> {
  const beyond = after === null ? sql`` : sql`where (d.starts_at, d.id) > (${moment(after.at)}, ${after.id}::uuid)`;
  return (await db.execute<Read>(sql`select d.* from ${entries(window)} ${beyond} order by d.starts_at, d.id limit ${limit}`)).map(rowOf);
}

export async function countDiary(db: Executor, window: Window): Promise<number> {
  const [row] = await db.execute<{ n: number }>(sql`select count(*)::int as n from ${entries(window)}`);
  return row!.n;
}

/** What a calendar program is shown of an entry: what is done, where and when; nothing of anybody, and of what is sensitive neither what nor where. */
export interface PlainEntry extends DiaryRow { readonly number: number; readonly zh: string | null; readonly en: string | null; readonly community: string | null; readonly changedAt: Date; readonly revision: number }

/** The entries of a window as a calendar program is shown them, the first first. One statement. */
export async function plainEntries(db: Executor, window: Window, limit: number): Promise<PlainEntry[]> {
  const rows = await db.execute<Read & { number: string; zh: string | null; en: string | null; community: string | null; changed_at: string; revision: number }>(sql`
    select d.*, o.number, i.zh, i.en, v.name as community, o.state_since as changed_at, o.revision
    from (select d.* from ${entries(window)} order by d.starts_at, d.id limit ${limit}) d
      join orders o on o.realm = ${window.realm} and o.id = d.order_id
      left join catalogue_items i on i.realm = o.realm and i.version = o.catalogue_version and i.code = o.item_code and not o.sensitive
      left join divisions v on v.realm = o.realm and v.id = o.community_id and not o.sensitive
    order by d.starts_at, d.id`);
  return rows.map(({ number, zh, en, community, changed_at: changedAt, revision, ...row }) => ({ ...rowOf(row), number: Number(number), zh, en, community, changedAt: dateOf(changedAt), revision }));
}
