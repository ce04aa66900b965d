import { sql, type SQL } from 'drizzle-orm';
import { clockOf, guestOf, type Actor, type Caller } from '../../../platform/actor.ts';
import { dateOf } from '../../../platform/columns.ts';
import type { Executor } from '../../../platform/db.ts';
import { actorOf, callerJson, type Standing } from '../../appointments/index.ts';
import { itemJson } from '../../catalogue/index.ts';
import type { Asker } from '../../orders/index.ts';
import { actsFor, reachedOf } from '../../people/index.ts';
import { settingsOf, type RealmSettings } from '../../places/index.ts';
import type { Marked, SeriesRow } from '../facts.ts';
import type { Limits } from '../lifecycle.ts';
import { ids } from './visible.ts';

/** What a decision about a series looks at besides its row. */
export interface Along {
  readonly consented: boolean;
  readonly item: { readonly servedBy: string; readonly limits: Limits } | null;
  readonly marks: readonly Marked[];
  /** Ids of those who are asked first. */
  readonly preferred: readonly string[];
}

export interface ReadAlong {
  readonly now: Date;
  readonly actor: Actor;
  readonly timeZone: string;
  readonly settings: RealmSettings;
  readonly by: ReadonlyMap<string, Along>;
  /** What was asked along still holds; nothing asked does. */
  readonly stands: boolean;
}

interface Row extends Record<string, unknown> {
  now: string; standing: Standing | null; settings: unknown; time_zone: string | null; stands: boolean; guarded: true | null;
  series: { id: string; consented: boolean; item: Along['item']; marks: { date: string; mark: Marked['mark']; starts_at: string; ends_at: string; order_id: string | null }[]; preferred: string[] }[];
}

/** Marks of occurrences that are still to come, and of the last two days. */
const MARKS = sql.raw(`(select coalesce(json_agg(m order by m.starts_at), '[]'::json) from series_occurrences m
  where m.realm = z.realm and m.series_id = z.id and (m.starts_at > c.now - interval '2 days' or m.date >= (c.now - interval '2 days')::date))`);

/**
 * All that decisions about these series look at, by one statement. `holding`: somebody is about to take a step, so whoever acts for the requester is asked
 * once more, and keeps that right until the transaction ends.
 */
export async function readAlong(db: Executor, realm: string, asker: Asker, rows: readonly Pick<SeriesRow, 'id' | 'requesterId'>[], { stands = sql`true`, holding = false }: { readonly stands?: SQL | undefined; readonly holding?: boolean } = {}): Promise<ReadAlong> {
  const standing = 'caller' in asker ? callerJson(asker.caller) : sql`null::json`;
  const [row] = await db.execute<Row>(sql`
    with c as materialized (select business_now() as now), me as (select ${standing} as standing)
    select c.now, me.standing, r.settings, r.time_zone, ${stands} as stands,
      ${holding && 'caller' in asker ? actsFor(sql`${realm}`, sql`(me.standing->>'personId')::uuid`, sql`${rows[0]?.requesterId ?? null}::uuid`) : sql`null::boolean`} as guarded,
      (select coalesce(json_agg(json_build_object('id', z.id, 'consented', ${reachedOf(sql`p`)} <> 'NO_CONSENT', 'marks', ${MARKS},
          'item', (select json_build_object('servedBy', i.j->>'served_by', 'limits', i.j->'limits') from (select ${itemJson(sql`z.realm`, sql`z.item_code`)} as j) i where i.j is not null),
          'preferred', (select coalesce(json_agg(y.person_id order by y.person_id), '[]'::json) from series_people y where y.realm = z.realm and y.series_id = z.id))), '[]'::json)
        from series z join persons p on p.realm = z.realm and p.id = z.requester_id where z.realm = ${realm} and z.id = any(${ids(rows.map(({ id }) => id))})) as series
    from c cross join me left join realms r on r.realm = ${realm}`);
  const actor = actorFor(realm, row!.standing, asker);
  const [first] = rows;
  return {
    now: dateOf(row!.now), timeZone: row!.time_zone ?? 'Asia/Shanghai', settings: settingsOf(row!.settings ?? {}), stands: row!.stands,
    actor: holding && 'caller' in asker && actor.personId !== null ? { ...actor, wardIds: row!.guarded === true && first ? [first.requesterId] : [] } : actor,
    by: new Map(row!.series.map(({ id, marks, ...one }) => [id, {
      ...one, marks: marks.map((mark): Marked => ({ date: mark.date, mark: mark.mark, startsAt: dateOf(mark.starts_at), endsAt: dateOf(mark.ends_at), orderId: mark.order_id })),
    }])),
  };
}

function actorFor(realm: string, standing: Standing | null, asker: Asker): Actor {
  if ('clock' in asker) return clockOf(realm);
  if ('actor' in asker) return asker.actor;
  return standing ? actorOf(realm, standing, asker.caller) : guestOf(realm, asker.caller as Caller);
}
