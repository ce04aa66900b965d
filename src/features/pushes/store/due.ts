import { sql, type SQL } from 'drizzle-orm';
import { dateOf } from '../../../platform/columns.ts';
import type { Tx } from '../../../platform/db.ts';
import type { Mute } from '../facts.ts';
import type { ChosenPreferences } from '../rules/chosen.ts';
import type { Muted } from '../words.ts';

/** Somebody for whom something is to be decided; their row of preferences is held until the transaction ends. */
export interface Someone {
  readonly realm: string;
  readonly personId: string;
}

/** An SQL value of type timestamptz over `p` (realm, person_id) and `c.now`. */
export type OffUntil = SQL;

/** A living subscription, as a push needs it. */
export interface Target {
  readonly id: string;
  readonly channel: string;
  readonly lane: string;
}

/** News that is to be decided, with all that the decision looks at; what is the same for all news of a person stands in `Recipient`. */
export interface DueNews {
  readonly entryId: string;
  readonly inDigest: boolean;
  readonly table: string;
  readonly step: string;
  readonly audience: string;
  readonly happenedAt: Date;
  readonly read: boolean;
  readonly over: boolean;
  readonly answerBy: Date | null;
  readonly order: { readonly id: string; readonly itemCode: string; readonly plannedStart: Date | null; readonly plannedEnd: Date | null } | null;
  readonly teamIds: readonly string[];
}

export interface Recipient extends Someone {
  /** Business time. */
  readonly now: Date;
  readonly chosen: ChosenPreferences;
  /** Of the realm, as the database writes them. */
  readonly settings: string;
  readonly timeZone: string;
  readonly mutes: readonly Mute[];
  /** Until when they take days off; null: they do not. */
  readonly offUntil: Date | null;
  readonly serving: readonly string[];
  /** When they were pushed within the last two days. */
  readonly pushedAt: readonly Date[];
  readonly targets: readonly Target[];
  /** The oldest first. */
  readonly news: readonly DueNews[];
}

/**
 * Takes hold of people for whom something is due by business time, the longest waiting first; whom another node holds are left to it. Whoever
 * decides about somebody does it alone: the day's pushes are counted by nobody else.
 */
export async function holdPeople(tx: Tx, most: number): Promise<Someone[]> {
  const rows = await tx.execute<{ realm: string; person_id: string }>(sql`
    select p.realm, p.person_id from push_preferences p where (p.realm, p.person_id) in (
      select n.realm, n.person_id from (select realm, person_id from push_news where decided is null and due_at <= business_now() order by due_at limit ${most * 4}::int) n)
    order by p.realm, p.person_id limit ${most}::int for update of p skip locked`);
  return rows.map(({ realm, person_id: personId }) => ({ realm, personId }));
}

interface Row extends Record<string, unknown> {
  readonly realm: string; readonly person_id: string; readonly now: string; readonly chosen: ChosenPreferences; readonly settings: string; readonly time_zone: string; readonly off_until: string | null;
  readonly mutes: readonly { readonly what: Muted; readonly of: string; readonly until: string | null }[];
  readonly serving: readonly string[]; readonly pushed_at: readonly string[]; readonly targets: readonly Target[]; readonly news: readonly NewsRow[];
}
interface NewsRow {
  readonly entry_id: string; readonly digest: boolean; readonly table_name: string; readonly step: string; readonly audience: string; readonly at: string; readonly read: boolean;
  readonly over: boolean; readonly answer_by: string | null; readonly order_id: string | null; readonly item_code: string; readonly planned_start: string | null; readonly planned_end: string | null; readonly teams: readonly string[];
}

/** An offer that is answered, or an ask that is over. What became of it is news of its own. */
const OVER = sql`case when i.table_name = 'SEAT' and i.step in ('assign', 'offer', 'takeOver') then t.state is distinct from 'OFFERED' when i.table_name = 'ASK' then a.state is distinct from 'ASKED' else false end`;

/** When the service was to be: also of an order that has lost its date, if they had a seat in it. */
const PLANNED = sql`coalesce(case when o.planned_start is not null then tstzrange(o.planned_start, o.planned_end) end, (select h.during from seats h where h.realm = i.realm and h.order_id = i.order_id and h.person_id = i.person_id order by h.taken_at desc limit 1))`;

/** Teams that they muted, through which it reached them: it asks them, or tells them as who speaks for the team, and lies on its board. */
const TEAMS = sql`array(select m.of from push_mutes m where m.realm = i.realm and m.person_id = i.person_id and m.what = 'TEAM' and (i.table_name = 'ASK' or i.audience in ('provider', 'owner'))
  and (o.provider_team_id::text = m.of or (
    exists (select from team_divisions d where d.realm = m.realm and d.team_id::text = m.of and d.division_id in (o.street_id, o.community_id, o.grid_id, o.building_id, o.division_id))
    and (o.item_code in (select c.item_code from team_items c where c.realm = m.realm and c.team_id::text = m.of) or not exists (select from team_items c where c.realm = m.realm and c.team_id::text = m.of)))))`;

/** All that is due for the people and all that is to be looked at, by one statement; of each so much news at most. `offUntil`: until when person `p` takes days off at `c.now`. */
export async function dueFor(tx: Tx, people: readonly Someone[], most: number, offUntil: OffUntil | null): Promise<Recipient[]> {
  const rows = await tx.execute<Row>(sql`
    select p.realm, p.person_id, c.now, p.chosen, r.settings::text as settings, r.time_zone, ${offUntil ?? sql`null::timestamptz`} as off_until,
      (select coalesce(json_agg(json_build_object('what', m.what, 'of', m.of, 'until', m.until)), '[]') from push_mutes m where m.realm = p.realm and m.person_id = p.person_id) as mutes,
      (select coalesce(json_agg(s.order_id), '[]') from seats s where s.realm = p.realm and s.person_id = p.person_id and s.state = 'SERVING') as serving,
      (select coalesce(json_agg(n.decided_at), '[]') from push_news n where n.realm = p.realm and n.person_id = p.person_id and n.counts and n.decided_at > c.now - interval '2 days') as pushed_at,
      (select coalesce(json_agg(json_build_object('id', s.id, 'channel', s.channel, 'lane', s.lane)), '[]') from push_subscriptions s where s.realm = p.realm and s.person_id = p.person_id and s.ended_at is null) as targets,
      (select coalesce(json_agg(n order by n.at, n.entry_id), '[]') from (
        select w.entry_id, w.digest, i.table_name, i.step, i.audience, i.at, i.read_at is not null as read, ${OVER} as over, i.order_id, o.item_code, lower(g.during) as planned_start, upper(g.during) as planned_end, ${TEAMS} as teams,
          (select min(d.due_at) from deadlines d where d.realm = i.realm and d.subject_table = i.table_name and d.subject_id = i.subject_id and d.step in ('lapse', 'lapseOffer')) as answer_by
        from (select * from push_news n where n.realm = p.realm and n.person_id = p.person_id and n.decided is null and n.due_at <= c.now order by n.due_at limit ${most}::int) w
          join inbox_entries i on i.realm = w.realm and i.id = w.entry_id
          left join orders o on o.realm = i.realm and o.id = i.order_id
          left join seats t on i.table_name = 'SEAT' and t.realm = i.realm and t.id = i.subject_id
          left join asks a on i.table_name = 'ASK' and a.realm = i.realm and a.id = i.subject_id
          cross join lateral (select ${PLANNED} as during) g) n) as news
    from json_to_recordset(${JSON.stringify(people)}::text::json) as q(realm text, "personId" uuid)
      join push_preferences p on p.realm = q.realm and p.person_id = q."personId" join realms r on r.realm = p.realm, (select business_now() as now offset 0) c`);
  return rows.map((row) => ({
    realm: row.realm, personId: row.person_id, now: dateOf(row.now), chosen: row.chosen, settings: row.settings, timeZone: row.time_zone, offUntil: dated(row.off_until),
    mutes: row.mutes.map(({ what, of, until }) => ({ what, of, until: dated(until) })), serving: row.serving, pushedAt: row.pushed_at.map(dateOf), targets: row.targets, news: row.news.map(newsOf),
  }));
}

const dated = (at: string | null): Date | null => (at === null ? null : dateOf(at));

const newsOf = (n: NewsRow): DueNews => ({
  entryId: n.entry_id, inDigest: n.digest, table: n.table_name, step: n.step, audience: n.audience, happenedAt: dateOf(n.at), read: n.read, over: n.over, answerBy: dated(n.answer_by), teamIds: n.teams,
  order: n.order_id === null ? null : { id: n.order_id, itemCode: n.item_code, plannedStart: dated(n.planned_start), plannedEnd: dated(n.planned_end) },
});
