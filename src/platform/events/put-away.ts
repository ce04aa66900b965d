import { sql } from 'drizzle-orm';
import type { Logger } from 'pino';
import type { Db } from '../db.ts';
import { regularly } from '../regularly.ts';
import { horizon } from './horizon.ts';
import type { Position } from './event.ts';

export interface PutAway {
  readonly db: Db;
  /** How long an event can be resumed over, at least; machine time. */
  readonly days: number;
  /** Names of all handlers: what one of them has not passed yet stays. */
  readonly handlers: readonly string[];
  /** Events a transaction. */
  readonly portion?: number;
  /** Between two portions: others have the disk and the horizon. */
  readonly pauseMs?: number;
  readonly signal?: AbortSignal;
}

/** Where to go on within a realm. */
interface Place extends Position { readonly seq: string }

/**
 * Moves events that ended at least so many days ago from `events` to `old_events`, in portions that commit by themselves; several nodes may
 * do it at once, and no writer waits for it. Returns how many were moved.
 *
 * Exact for whoever resumes: the boundary is raised and committed before the first event behind it moves, and a page is read in one
 * snapshot, so a reader sees either an event or the boundary that says it may be gone. An event stays while it has not been shown to
 * everybody who may go on: while it waits for a lower revision beyond the boundary, while a handler has not passed it, while a failed one is tried again.
 */
export async function putEventsAway({ db, days, handlers, portion = 1_000, pauseMs = 20, signal }: PutAway): Promise<number> {
  await mark(db);
  // Sorted as numbers: a bare `xid` would be the text that is selected, and 999 stand above 1000.
  const [boundary] = await db.execute<{ epoch: number; xid: string }>(sql`
    select m.epoch, m.xid::text from feed_marks m where m.at <= machine_now() - make_interval(secs => ${days * 86_400}::double precision)
    order by m.epoch desc, m.xid desc limit 1`);
  if (!boundary) return 0;
  await db.execute(sql`
    update feed_epoch set kept_after = ${boundary.xid}::text::xid8 where epoch = ${boundary.epoch}::int and kept_after < ${boundary.xid}::text::xid8`);
  await db.execute(sql`delete from feed_marks where (epoch, xid) < (${boundary.epoch}::int, ${boundary.xid}::text::xid8)`);
  let moved = 0;
  for (const realm of await realmsOf(db)) {
    for (let after: Place | null = { epoch: 0, xid: '0', seq: '0' }; after && !signal?.aborted;) {
      const { count, last } = await movePortion(db, { realm, boundary, handlers, portion, after });
      moved += count;
      after = count < portion ? null : last;
      if (after) await new Promise((go) => setTimeout(go, pauseMs));
    }
  }
  return moved;
}

const EVERY_MS = 600_000;

/** Puts old events away every ten minutes, until it is stopped. */
export const openEventsPutAway = ({ log, everyMs = EVERY_MS, ...given }: PutAway & { readonly log: Logger; readonly everyMs?: number }): { start(): void; stop(): Promise<void> } =>
  regularly({ log, everyMs, failed: 'old events cannot be put away; trying again', work: (signal) => putEventsAway({ ...given, signal }) });

/** Notes what has ended by now. */
async function mark(db: Db): Promise<void> {
  await db.execute(sql`
    insert into feed_marks (epoch, xid, at) select epoch, (${horizon(sql`epoch`, sql`epoch`)}::text::numeric - 1)::text::xid8, machine_now() from feed_epoch
    on conflict do nothing`);
}

/** Realms that have events, by an index probe for each. */
async function realmsOf(db: Db): Promise<string[]> {
  const rows = await db.execute<{ realm: string }>(sql`
    with recursive realms as (
      (select realm from events order by realm limit 1)
      union all
      select (select e.realm from events e where e.realm > r.realm order by e.realm limit 1) from realms r where r.realm is not null)
    select realm from realms where realm is not null`);
  return rows.map(({ realm }) => realm);
}

interface Portion {
  readonly realm: string;
  readonly boundary: Position;
  readonly handlers: readonly string[];
  readonly portion: number;
  readonly after: Place;
}

async function movePortion(db: Db, { realm, boundary, handlers, portion, after }: Portion): Promise<{ count: number; last: Place | null }> {
  // The offset keeps the planner from looking for revisions before it knows the event.
  const [moved] = await db.execute<{ count: number; last: Place | null }>(sql`
    with bound as materialized (
      select epoch, xid from (
        select ${boundary.epoch}::int as epoch, ${boundary.xid}::text::xid8 as xid
        union all
        select coalesce(c.epoch, 0), coalesce(c.xid, '0'::xid8) from jsonb_array_elements_text(${JSON.stringify(handlers)}::text::jsonb) h(name)
          left join handler_cursors c on c.realm = ${realm} and c.handler = h.name) b
      order by epoch, xid limit 1),
    due as materialized (
      select e.ctid from events e
      where e.realm = ${realm} and (e.epoch, e.xid, e.seq) > (${after.epoch}::int, ${after.xid}::text::xid8, ${after.seq}::text::bigint)
        and (e.epoch, e.xid) <= (select epoch, xid from bound)
        and not exists (select from handler_retries r where r.realm = e.realm and r.seq = e.seq and not r.dead)
        and not exists (
          select from events lower where e.revision is not null and lower.realm = e.realm and coalesce(lower.order_id, lower.subject_id) = coalesce(e.order_id, e.subject_id)
            and lower.revision < e.revision and lower.epoch = e.epoch and (lower.epoch, lower.xid) > (select epoch, xid from bound))
      order by e.epoch, e.xid, e.seq limit ${portion}::int for update of e skip locked),
    gone as (delete from events where ctid = any(array(select ctid from due)) returning *),
    kept as (
      insert into old_events (realm, epoch, xid, seq, table_name, step, subject_type, subject_id, order_id, revision, at, actor_person, actor_kind, before, after, facts)
      select realm, epoch, xid, seq, table_name, step, subject_type, subject_id, order_id, revision, at, actor_person, actor_kind, before, after, facts from gone
      returning epoch, xid, seq)
    select count(*)::int as count,
      (select json_build_object('epoch', k.epoch, 'xid', k.xid::text, 'seq', k.seq::text) from kept k order by k.epoch desc, k.xid desc, k.seq desc limit 1) as last from kept`);
  return moved ?? { count: 0, last: null };
}
