import { sql, type SQL } from 'drizzle-orm';
import { asList } from '../../../platform/steady.ts';
import type { Executor } from '../../../platform/db.ts';
import type { DroppedWhy, PushKind } from '../words.ts';

/** A push that this node has for itself until its lease runs out. */
export interface Leased {
  readonly realm: string;
  readonly id: string;
  readonly subscriptionId: string;
  readonly channel: string;
  readonly lane: string;
  readonly kind: PushKind;
  readonly entryId: string | null;
  readonly code: string | null;
  readonly news: number;
  readonly urgent: boolean;
  readonly tries: number;
  readonly secondsToLive: number;
  readonly address: string;
  readonly keys: Readonly<Record<string, string>>;
  /** Why there is no use in it any more; null: send it. */
  readonly useless: DroppedWhy | null;
}

export interface Asked {
  readonly token: string;
  readonly channels: readonly string[];
  /** So many in all, and of each lane, unless `free` says fewer. */
  readonly most: number;
  readonly aLane: number;
  readonly free: readonly { readonly lane: string; readonly free: number }[];
  readonly leaseSeconds: number;
}

interface Row extends Record<string, unknown> {
  realm: string; id: string; subscription_id: string; channel: string; lane: string; kind: PushKind; entry_id: string | null; code: string | null; news: number; urgent: boolean;
  tries: number; seconds: number; address: string; keys: Record<string, string>; useless: DroppedWhy | null;
}

/**
 * Leases what is due by machine time, the longest waiting of each lane first, so that a lane with a long queue delays no other. Nodes share by
 * SKIP LOCKED; a push whose node died is handed out again when the lease has run out. Each handing out counts as a try, so what kills a node does
 * not kill it for ever.
 */
export async function leaseDue(db: Executor, { token, channels, most, aLane, free, leaseSeconds }: Asked): Promise<Leased[]> {
  const rows = await db.execute<Row>(sql`
    with recursive lanes as (
      (select lane, channel from pushes where state = 'WAITING' order by lane limit 1)
      union all
      select n.lane, n.channel from lanes l cross join lateral (select p.lane, p.channel from pushes p where p.state = 'WAITING' and p.lane > l.lane order by p.lane limit 1) n),
    room as (select l.lane, coalesce(f.free, ${aLane}::int) as free from lanes l left join json_to_recordset(${JSON.stringify(free)}::text::json) as f(lane text, free int) using (lane)
      where l.channel = any(${asList(channels)}::text[])),
    due as materialized (select d.realm, d.id from room cross join lateral (
      select p.realm, p.id, p.next_at from pushes p where p.state = 'WAITING' and p.lane = room.lane and p.next_at <= machine_now() order by p.next_at limit room.free for update skip locked) d
      order by d.next_at limit ${most}::int)
    update pushes p set lease = ${token}::uuid, next_at = machine_now() + make_interval(secs => ${leaseSeconds}::double precision), tries = p.tries + 1
    from due d, push_subscriptions s where p.realm = d.realm and p.id = d.id and s.realm = p.realm and s.id = p.subscription_id
    returning p.realm, p.id, p.subscription_id, p.channel, p.lane, p.kind, p.entry_id, p.code, p.news, p.urgent, p.tries, s.address, s.keys,
      greatest(1, floor(extract(epoch from p.expires_at - machine_now())))::int as seconds,
      case when s.ended_at is not null then 'SUBSCRIPTION_ENDED' when p.expires_at <= machine_now() then 'TOO_LATE'
        when exists (select from inbox_entries i where i.realm = p.realm and i.id = p.entry_id and i.read_at is not null) then 'READ' end as useless`);
  return rows.map(({ subscription_id: subscriptionId, entry_id: entryId, seconds, ...row }) => ({ ...row, subscriptionId, entryId, secondsToLive: seconds }));
}

const one = ({ realm, id }: Pick<Leased, 'realm' | 'id'>): SQL => sql`realm = ${realm} and id = ${id}::uuid and state = 'WAITING'`;

/** It was sent: that stands, whoever has the lease by now. */
export const markSent = (db: Executor, push: Leased): Promise<unknown> =>
  db.execute(sql`update pushes set state = 'SENT', ended_at = machine_now(), lease = null, fault = null where ${one(push)}`);

export const markDropped = (db: Executor, push: Leased, why: DroppedWhy): Promise<unknown> =>
  db.execute(sql`update pushes set state = 'DROPPED', why = ${why}, ended_at = machine_now(), lease = null where ${one(push)}`);

/** It failed: tried again in so many seconds, or (null) a dead letter. Nothing happens if another node has it now. */
export const markFailed = (db: Executor, push: Leased, token: string, fault: string, inSeconds: number | null): Promise<unknown> =>
  db.execute(inSeconds === null
    ? sql`update pushes set state = 'DEAD', ended_at = machine_now(), lease = null, fault = ${fault} where ${one(push)} and lease = ${token}::uuid`
    : sql`update pushes set next_at = machine_now() + make_interval(secs => ${inSeconds}::double precision), lease = null, fault = ${fault} where ${one(push)} and lease = ${token}::uuid`);

/** The node stops before it could send: as if it had never had it. */
export const giveBack = (db: Executor, push: Leased, token: string): Promise<unknown> =>
  db.execute(sql`update pushes set next_at = machine_now(), lease = null, tries = tries - 1 where ${one(push)} and lease = ${token}::uuid`);

/** Its address is no more: the subscription ends, and with it all that waits for it. */
export const endGone = (db: Executor, { realm, subscriptionId }: Pick<Leased, 'realm' | 'subscriptionId'>): Promise<unknown> => db.execute(sql`
  with gone as (update push_subscriptions set ended_at = business_now(), ended_why = 'GONE' where realm = ${realm} and id = ${subscriptionId}::uuid and ended_at is null)
  update pushes set state = 'DROPPED', why = 'SUBSCRIPTION_ENDED', ended_at = machine_now(), lease = null where realm = ${realm} and subscription_id = ${subscriptionId}::uuid and state = 'WAITING'`);

/** Removes what ended, and decisions, of more than so many days ago, in portions that commit by themselves; dead letters stay as long. Returns how many pushes. */
export async function putAwayPushes(db: Executor, { days = 30, portion = 1_000 }: { days?: number; portion?: number } = {}): Promise<number> {
  const removeFrom = (table: SQL, column: SQL, now: SQL): Promise<unknown[]> => db.execute(sql`
    delete from ${table} where ctid = any(array(select ctid from ${table} where ${column} < ${now} - make_interval(days => ${days}::int) limit ${portion}::int for update skip locked)) returning 1`);
  let removed = 0;
  for (let rows: unknown[] = [1]; rows.length > 0; removed += rows.length) rows = await removeFrom(sql`pushes`, sql`ended_at`, sql`machine_now()`);
  for (let rows: unknown[] = [1]; rows.length > 0;) rows = await removeFrom(sql`push_news`, sql`decided_at`, sql`business_now()`);
  return removed;
}
