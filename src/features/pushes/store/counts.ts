import { sql, type SQL } from 'drizzle-orm';
import { dateOf } from '../../../platform/columns.ts';
import type { Executor } from '../../../platform/db.ts';

/** How a channel of a realm stands. Numbers and codes only: nothing here says for whom anything is. */
export interface ChannelCount {
  readonly realm: string;
  readonly channel: string;
  /** Living subscriptions. */
  readonly subscriptions: number;
  readonly waiting: number;
  /** When the oldest that waits was noted, by machine time. */
  readonly oldest: Date | null;
  readonly dead: number;
  /** Within a day. */
  readonly sent: number;
  readonly dropped: number;
  /** Of what waits after a fault, and of what is dead: the last fault, and how often. */
  readonly faults: readonly { readonly fault: string; readonly times: number }[];
}

/** News of a realm about which nothing is decided yet. */
export interface NewsCount {
  readonly realm: string;
  /** To be decided now. */
  readonly due: number;
  /** When quiet hours, a service or a budget are over. */
  readonly later: number;
  readonly digest: number;
}

const of = (realm: string | undefined): SQL => (realm === undefined ? sql`true` : sql`realm = ${realm}`);

export async function countByChannel(db: Executor, realm?: string): Promise<ChannelCount[]> {
  const rows = await db.execute<Omit<ChannelCount, 'oldest'> & { oldest: string | null } & Record<string, unknown>>(sql`
    with there as (select realm, channel, (count(*) filter (where ended_at is null))::int as subscriptions from push_subscriptions where ${of(realm)} group by 1, 2),
    waits as (select realm, channel, count(*)::int as waiting, min(noted_at) as oldest from pushes where state = 'WAITING' and ${of(realm)} group by 1, 2),
    given_up as (select realm, channel, count(*)::int as dead from pushes where state = 'DEAD' and ${of(realm)} group by 1, 2),
    lately as (
      select realm, channel, (count(*) filter (where state = 'SENT'))::int as sent, (count(*) filter (where state = 'DROPPED'))::int as dropped
      from pushes where ended_at > machine_now() - interval '1 day' and ${of(realm)} group by 1, 2),
    met as (select realm, channel, fault, count(*)::int as times from pushes where state in ('WAITING', 'DEAD') and fault is not null and ${of(realm)} group by 1, 2, 3),
    faulty as (select realm, channel, json_agg(json_build_object('fault', fault, 'times', times) order by times desc, fault) as faults from met group by 1, 2)
    select realm, channel, subscriptions, coalesce(waiting, 0) as waiting, oldest, coalesce(dead, 0) as dead, coalesce(sent, 0) as sent, coalesce(dropped, 0) as dropped, coalesce(faults, '[]') as faults
    from there left join waits using (realm, channel) left join given_up using (realm, channel) left join lately using (realm, channel) left join faulty using (realm, channel)
    order by realm, channel`);
  return rows.map(({ oldest, ...row }) => ({ ...row, oldest: oldest === null ? null : dateOf(oldest) }));
}

export async function countNews(db: Executor, realm?: string): Promise<NewsCount[]> {
  return [...await db.execute<NewsCount & Record<string, unknown>>(sql`
    select realm, (count(*) filter (where due_at <= now))::int as due, (count(*) filter (where due_at > now and not digest))::int as later, (count(*) filter (where due_at > now and digest))::int as digest
    from push_news, (select business_now() as now offset 0) c where decided is null and ${of(realm)} group by realm order by realm`)];
}
