import { sql } from 'drizzle-orm';
import type { Executor } from '../../../src/platform/db.ts';
import { decodeCursor, encodeCursor } from '../../../src/platform/events/cursor.ts';
import { RESYNC, type Page, type Position, type Resync } from '../../../src/platform/events/event.ts';
import type { Asked, Span } from '../../../src/platform/events/read.ts';
import { EVENT_FIELDS, eventOf, type EventRow } from '../../../src/platform/events/rows.ts';

export * from '../../../src/platform/events/read.ts';

/** A position's number is the last id that was seen. */
export const readSpans = (db: Executor, asked: readonly Asked[], limit = 200): Promise<Span[]> => Promise.all(asked.map(async ({ realm, at }): Promise<Span> => {
  const rows = await db.execute<EventRow & Record<string, unknown>>(sql`
    select ${EVENT_FIELDS} from events s where s.realm = ${realm} and s.seq > ${at.xid}::text::bigint order by s.seq limit ${limit}::int`);
  const placed = rows.map((row) => ({ event: eventOf(row), shownWith: row.seq }));
  return { realm, from: at, to: { epoch: at.epoch, xid: placed.at(-1)?.shownWith ?? at.xid }, placed, full: rows.length === limit, epoch: at.epoch, broken: false, forgotten: false, keptAfter: '0' };
}));

export async function readAfter(db: Executor, { realm, cursor, limit }: { realm: string; cursor: string; limit?: number }): Promise<(Page & { full: boolean }) | Resync> {
  const at = decodeCursor(realm, cursor);
  if (at === RESYNC) return RESYNC;
  const [span] = await readSpans(db, [{ realm, at }], limit);
  return { realm, events: span!.placed.map(({ event }) => event), cursor: encodeCursor(realm, span!.to), full: span!.full };
}

export async function positionNow(db: Executor): Promise<Position> {
  const [row] = await db.execute<{ epoch: number; last: string }>(sql`select epoch, (select coalesce(max(seq), 0) from events)::text as last from feed_epoch`);
  return { epoch: row!.epoch, xid: row!.last };
}

export const cursorNow = async (db: Executor, realm: string): Promise<string> => encodeCursor(realm, await positionNow(db));
