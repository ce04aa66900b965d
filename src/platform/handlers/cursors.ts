import { sql } from 'drizzle-orm';
import type { Db, Executor } from '../db.ts';
import type { Position } from '../events/event.ts';
import { horizon } from '../events/horizon.ts';
import { executeKept } from '../steady.ts';

/** One handler in one realm, worked on by the node that holds the token. */
export interface Leased {
  readonly realm: string;
  readonly handler: string;
  readonly token: string;
}

/** A realm in which a handler has something to read. */
export interface Work {
  readonly realm: string;
  readonly handler: string;
}

/** Where handlers have events before them, found with a few index probes for each realm and handler; without `leasedToo` only where nobody is at it. */
export async function findWork(db: Db, handlers: readonly string[], { leasedToo = false } = {}): Promise<Work[]> {
  return [...await executeKept<{ realm: string; handler: string }>(db, sql`
    with recursive realms as (
      (select realm from all_events order by realm limit 1)
      union all
      select (select e.realm from all_events e where e.realm > r.realm order by e.realm limit 1) from realms r where r.realm is not null)
    select r.realm, h.handler from realms r
    cross join jsonb_array_elements_text(${JSON.stringify(handlers)}::text::jsonb) as h(handler) cross join feed_epoch f
    left join handler_cursors c on c.realm = r.realm and c.handler = h.handler
    where r.realm is not null and (${leasedToo}::boolean or c.leased_until is null or c.leased_until <= machine_now())
      and (exists (
        select from old_events e where e.realm = r.realm and (e.epoch, e.xid) > (coalesce(c.epoch, 0), coalesce(c.xid, '0'::xid8)))
      or (
        select e.xid < ${horizon(sql`e.epoch`, sql`f.epoch`)} from events e
        where e.realm = r.realm and (e.epoch, e.xid) > (coalesce(c.epoch, 0), coalesce(c.xid, '0'::xid8))
        order by e.epoch, e.xid limit 1))
    order by 1, 2`)];
}

/** Takes the lease if it is free. Returns where the handler stands and what it has handled beyond. */
export async function lease(db: Db, { realm, handler, token }: Leased, seconds: number): Promise<{ at: Position; handled: Set<string> } | null> {
  const [row] = await executeKept<{ epoch: number; xid: string; handled: string[] }>(db, sql`
    insert into handler_cursors as c (realm, handler, epoch, xid, lease, leased_until)
    values (${realm}, ${handler}, 1, '0'::xid8, ${token}::uuid, machine_now() + make_interval(secs => ${seconds}::int))
    on conflict on constraint handler_cursors_pk do update set lease = excluded.lease, leased_until = excluded.leased_until
      where c.leased_until is null or c.leased_until <= machine_now()
    returning epoch, xid::text, array_to_json(handled::text[]) as handled`);
  return row ? { at: { epoch: row.epoch, xid: row.xid }, handled: new Set(row.handled) } : null;
}

/** Notes within the event's transaction that it is handled, and renews the lease. False when another node has it now: then nothing may be done. */
export async function noteHandled(tx: Executor, { realm, handler, token }: Leased, seq: string, seconds: number): Promise<boolean> {
  return (await tx.execute(sql`
    update handler_cursors set handled = array_append(handled, ${seq}::text::bigint), leased_until = machine_now() + make_interval(secs => ${seconds}::int)
    where realm = ${realm} and handler = ${handler} and lease = ${token}::uuid and not (${seq}::text::bigint = any(handled)) returning 1`)).length === 1;
}

/** Moves on over a page, of which `seqs` were handled. False when another node has the lease now. */
export async function moveOn(db: Executor, { realm, handler, token }: Leased, to: Position, seqs: readonly string[], seconds: number): Promise<boolean> {
  return (await executeKept(db, sql`
    update handler_cursors set epoch = ${to.epoch}::int, xid = ${to.xid}::text::xid8, leased_until = machine_now() + make_interval(secs => ${seconds}::int),
      handled = array(select unnest(handled) except select jsonb_array_elements_text(${JSON.stringify(seqs)}::text::jsonb)::bigint)
    where realm = ${realm} and handler = ${handler} and lease = ${token}::uuid returning 1`)).length === 1;
}

/** Gives the lease back; over pages of which nothing was handled (`passed`) the cursor moves on with it. Nothing, when another node has it now. */
export async function release(db: Db, { realm, handler, token }: Leased, passed: Position | null): Promise<void> {
  await executeKept(db, sql`
    update handler_cursors set lease = null, leased_until = null, epoch = coalesce(${passed?.epoch ?? null}::int, epoch), xid = coalesce(${passed?.xid ?? null}::text::xid8, xid)
    where realm = ${realm} and handler = ${handler} and lease = ${token}::uuid`);
}
