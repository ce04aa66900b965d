import { sql } from 'drizzle-orm';
import type { Executor } from '../db.ts';
import { askKept } from '../steady.ts';
import { compare, decodeCursor, encodeCursor } from './cursor.ts';
import { RESYNC, type Event, type Page, type Position, type Resync } from './event.ts';
import { horizon } from './horizon.ts';
import { decimal, grouped, inPromisedOrder, type Placed } from './order.ts';
import { EVENT_FIELDS, eventOf, eventRow, type EventRow } from './rows.ts';

/** From where to read on in a realm. */
export interface Asked {
  readonly realm: string;
  readonly at: Position;
}

/** What stands between two positions of a realm. */
export interface Span {
  readonly realm: string;
  readonly from: Position;
  readonly to: Position;
  /** In the promised order. */
  readonly placed: readonly Placed[];
  /** There may be more at once. */
  readonly full: boolean;
  /** The epoch in force. */
  readonly epoch: number;
  /** `from` is ahead of this database, or of another life of it. */
  readonly broken: boolean;
  /** Some events after `from` may have been put away. */
  readonly forgotten: boolean;
  /** Of the epoch in force: from where on nothing was. */
  readonly keptAfter: string;
}

export const DEFAULT_LIMIT = 200;

/**
 * The next events of several realms, in one statement. A span holds whole transactions: at most `limit` events, and then the rest of the
 * last one's transaction. It never shows a revision before a lower one of the same order: an event whose lower revisions stand behind
 * the span's end waits and is read, from before the span's beginning, with the last of them. So `to` is exact: reading on from it misses
 * nothing and repeats nothing, wherever spans end. With `from: 'ALL'` nothing is forgotten: events that were put away are read, too.
 */
export async function readSpans(db: Executor, asked: readonly Asked[], limit = DEFAULT_LIMIT, { from: kept = 'KEPT' }: { from?: 'KEPT' | 'ALL' } = {}): Promise<Span[]> {
  if (asked.length === 0) return [];
  const events = sql.raw(kept === 'ALL' ? 'all_events' : 'events');
  const from = JSON.stringify(asked.map(({ realm, at }) => ({ realm, epoch: at.epoch, xid: at.xid })));
  // Bounds are written out, few of them, so that the plan that is kept knows them.
  const [rowsAtMost, most] = [limit, 2 ** Math.ceil(Math.log2(asked.length))].map((n) => sql.raw(String(n)));
  // The limits and offsets beyond the page's own keep the planner to one index probe for each realm, order and revision, whatever it believes about sizes.
  const rows = await askKept<Row>(db, sql`
    with asked as materialized (
      select a.realm, a.epoch, a.xid::xid8 as xid, f.epoch as current, f.kept_after, ${horizon(sql`a.epoch`, sql`f.epoch`)} as horizon
      from (select * from jsonb_to_recordset(${from}::text::jsonb) as g(realm text, epoch int, xid text) limit ${most}) a,
        (select * from feed_epoch limit 1) f),
    found as materialized (
      select e.* from asked a cross join lateral (
        select * from ${events} where realm = a.realm and epoch = a.epoch and xid > a.xid and xid < a.horizon
        order by xid fetch first ${rowsAtMost} rows with ties) e),
    ends as materialized (select realm, max(xid) as xid, count(*) >= ${rowsAtMost} as full from found group by realm),
    runs as materialized (
      select realm, epoch, coalesce(order_id, subject_id) as run, min(revision) as lowest from found where revision is not null group by 1, 2, 3),
    stops as materialized (
      select r.*, a.xid as seen, (
        select min(later.revision) from ${events} later
        where later.realm = r.realm and coalesce(later.order_id, later.subject_id) = r.run and later.epoch = r.epoch and later.xid > e.xid
      ) as stop
      from runs r join ends e using (realm) join asked a using (realm)),
    shown as (
      select * from found where revision is null
      union all
      select e.* from stops s cross join lateral (
        select * from ${events}
        where realm = s.realm and coalesce(order_id, subject_id) = s.run and epoch = s.epoch and revision >= s.lowest
          and (s.stop is null or revision < s.stop) and (xid > s.seen or revision > s.lowest) offset 0) e)
    select a.realm as of, a.current, a.kept_after::text, a.horizon::text, coalesce(ends.full, false) as full, ends.xid::text as last,
      a.epoch > a.current or a.xid >= a.horizon as broken, ${kept === 'KEPT'}::boolean and a.epoch = a.current and a.xid < a.kept_after as forgotten,
      ${EVENT_FIELDS}
    from asked a left join ends on ends.realm = a.realm left join shown s on s.realm = a.realm`, rowOf);
  const byRealm = grouped(rows, (row) => row.of);
  return asked.map(({ realm, at }) => span(realm, at, byRealm.get(realm) ?? []));
}

/** The next page after a cursor, or RESYNC when it cannot be continued. An empty page's cursor still moves on. */
export async function readAfter(
  db: Executor, { realm, cursor, limit }: { realm: string; cursor: string; limit?: number },
): Promise<(Page & { full: boolean }) | Resync> {
  const at = decodeCursor(realm, cursor);
  if (at === RESYNC) return RESYNC;
  const [read] = await readSpans(db, [{ realm, at }], limit);
  if (!read || !continues(read)) return RESYNC;
  return { ...pageOf(read), full: read.full };
}

/** The position before which nothing can appear any more: read it before (or with) the state that it goes with. */
export async function positionNow(db: Executor): Promise<Position> {
  const [row] = await db.execute<{ epoch: number; horizon: string }>(
    sql`select epoch, ${horizon(sql`epoch`, sql`epoch`)}::text as horizon from feed_epoch`);
  if (!row) throw new Error('the table feed_epoch is empty');
  return { epoch: row.epoch, xid: before(row.horizon) };
}

/** The cursor that goes with a state read after it: following from it misses nothing that the state does not show. */
export const cursorNow = async (db: Executor, realm: string): Promise<string> => encodeCursor(realm, await positionNow(db));

/** False when nobody who stood at the span's beginning can go on from there without having missed something. */
export const continues = (read: Span): boolean => !read.broken && !read.forgotten && read.epoch === read.from.epoch;

/** What a span shows after a position within it, to whoever has seen everything up to there. */
export function pageOf(read: Span, after: Position = read.from): Page {
  if (after.xid !== read.from.xid) return cut(read, after.xid);
  const known = wholes.get(read) ?? cut(read, after.xid);
  wholes.set(read, known);
  return known;
}

/** Whoever stands where a span begins is shown the very same page, however many they are. */
const wholes = new WeakMap<Span, Page>();

function cut({ realm, placed, to }: Span, after: string): Page {
  const unseen = placed.filter(({ shownWith }) => decimal(shownWith, after) > 0);
  return { realm, events: unseen.map(({ event }) => event), cursor: encodeCursor(realm, to) };
}

/** Of some of a span's events those that it shows after a position within it, in their order. */
export function unseen(read: Span, after: Position, some: readonly Event[]): readonly Event[] {
  if (compare(after, read.from) <= 0) return some;
  if (compare(after, read.to) >= 0) return [];
  const shown = new Set(pageOf(read, after).events);
  return some.filter((event) => shown.has(event));
}

function span(realm: string, from: Position, rows: readonly Row[]): Span {
  const [first] = rows;
  if (!first) throw new Error('the table feed_epoch is empty');
  const { current: epoch, full, broken, forgotten, kept_after: keptAfter } = first;
  const last = full ? first.last! : before(first.horizon);
  const placed = inPromisedOrder(rows.filter(isEvent).map(eventOf));
  return { realm, from, to: broken ? from : { epoch: from.epoch, xid: last }, placed, full, epoch, broken, forgotten, keptAfter };
}

const before = (xid: string): string => String(BigInt(xid) - 1n);

type Row = Omit<EventRow, 'realm'> & {
  of: string; current: number; kept_after: string; horizon: string; full: boolean; last: string | null; broken: boolean; forgotten: boolean; realm: string | null;
};

const rowOf = ([of, current, keptAfter, horizonXid, full, last, broken, forgotten, ...event]: readonly unknown[]): Row =>
  ({ of, current, kept_after: keptAfter, horizon: horizonXid, full, last, broken, forgotten, ...eventRow(event) }) as Row;
const isEvent = (row: Row): row is Row & EventRow => row.realm !== null;
