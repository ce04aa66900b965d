import { sql, type SQL } from 'drizzle-orm';
import type { Executor, Tx } from '../../../platform/db.ts';
import type { Numbers } from '../words.ts';

/** No unit: part of a key, and so never null. */
export const NO_UNIT = '00000000-0000-0000-0000-000000000000';

/** Numbers of one cell: of one subject, or to be added. */
export interface Cellful {
  readonly day: string;
  readonly placeId: string;
  readonly itemCode: string;
  readonly organisationId: string;
  readonly streetId: string | null;
  readonly communityId: string | null;
  readonly gridId: string | null;
  readonly numbers: Numbers;
}

/** Whoever counts in a realm counts alone; a lock that gives the transaction no id, so no feed waits for whoever waits here. Answers the generations that are counted into. */
export async function lockFigures(tx: Tx, realm: string): Promise<{ generation: number; state: 'CURRENT' | 'BUILDING' }[]> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('reports ' || ${realm}::text, 0))`);
  return tx.execute<{ generation: number; state: 'CURRENT' | 'BUILDING' }>(sql`select generation, state from report_generations where realm = ${realm} order by generation`);
}

/** What these subjects add now. */
export async function countedBefore(tx: Tx, realm: string, generation: number, subjects: readonly string[]): Promise<Map<string, Cellful>> {
  const rows = await tx.execute<Cellful & { id: string } & Record<string, unknown>>(sql`select subject_id as id, day::text as day, place_id as "placeId", item_code as "itemCode", organisation_id as "organisationId",
    street_id as "streetId", community_id as "communityId", grid_id as "gridId", numbers from report_subjects where realm = ${realm} and generation = ${generation}::int and subject_id = any(${`{${subjects.join(',')}}`}::uuid[])`);
  return new Map(rows.map(({ id, ...one }) => [id, one]));
}

const SUMMED = sql.raw(`(select coalesce(jsonb_object_agg(s.key, s.n), '{}'::jsonb) from (select u.key, sum(u.value::bigint) as n from (
    select * from jsonb_each_text(t.numbers) union all select * from jsonb_each_text(excluded.numbers)) u group by u.key having sum(u.value::bigint) <> 0) s)`);

/** What sums change by, of days and of the months that they lie in: `day` is the month's first. */
export interface Differences { readonly days: readonly Cellful[]; readonly months: readonly Cellful[] }

const adding = (table: 'report_days' | 'report_months', time: 'day' | 'month', realm: string, generation: number, differences: readonly Cellful[]): SQL => sql`
    insert into ${sql.raw(table)} as t (realm, generation, ${sql.raw(time)}, place_id, item_code, organisation_id, street_id, community_id, grid_id, numbers)
    select ${realm}, ${generation}::int, k.day, k."placeId", k."itemCode", k."organisationId", k."streetId", k."communityId", k."gridId", k.numbers
    from json_to_recordset(${JSON.stringify(differences)}::text::json) as k (day date, "placeId" uuid, "itemCode" text, "organisationId" uuid, "streetId" uuid, "communityId" uuid, "gridId" uuid, numbers jsonb)
    on conflict (realm, generation, ${sql.raw(time)}, place_id, item_code, organisation_id) do update set numbers = ${SUMMED}`;

/** Writes what subjects add from now on, and adds the differences to the sums of days and months, by one statement: so no reader sees the one without the other. */
export async function writeCounted(tx: Tx, realm: string, generation: number, subjects: readonly (Cellful & { readonly id: string })[], { days, months }: Differences): Promise<void> {
  await tx.execute(sql`
    with counted as (insert into report_subjects (realm, generation, subject_id, day, place_id, item_code, organisation_id, street_id, community_id, grid_id, numbers)
      select ${realm}, ${generation}::int, k.id, k.day, k."placeId", k."itemCode", k."organisationId", k."streetId", k."communityId", k."gridId", k.numbers
      from json_to_recordset(${JSON.stringify(subjects)}::text::json) as k (id uuid, day date, "placeId" uuid, "itemCode" text, "organisationId" uuid, "streetId" uuid, "communityId" uuid, "gridId" uuid, numbers jsonb)
      on conflict (realm, generation, subject_id) do update set day = excluded.day, place_id = excluded.place_id, item_code = excluded.item_code, organisation_id = excluded.organisation_id,
        street_id = excluded.street_id, community_id = excluded.community_id, grid_id = excluded.grid_id, numbers = excluded.numbers),
    monthly as (${adding('report_months', 'month', realm, generation, months)})
    ${adding('report_days', 'day', realm, generation, days)}`);
}

/** The months of a realm, out of its days as they stand: where days were laid down that were counted elsewhere. Whoever counts meanwhile would be counted twice. */
export async function monthsOfDays(db: Executor, realm: string): Promise<void> {
  await db.execute(sql`
    insert into report_months (realm, generation, month, place_id, item_code, organisation_id, street_id, community_id, grid_id, numbers)
    select m.realm, m.generation, m.month, m.place_id, m.item_code, m.organisation_id, m.street_id, m.community_id, m.grid_id,
      (select coalesce(jsonb_object_agg(s.key, s.n), '{}') from (select n.key, sum(n.value::bigint) as n from unnest(m.days) d (numbers), jsonb_each_text(d.numbers) n group by n.key) s)
    from (select realm, generation, date_trunc('month', day)::date as month, place_id, item_code, organisation_id, (array_agg(street_id))[1] as street_id, (array_agg(community_id))[1] as community_id,
      (array_agg(grid_id))[1] as grid_id, array_agg(numbers) as days from report_days where realm = ${realm} group by 1, 2, 3, 4, 5, 6) m`);
}

export async function putGeneration(tx: Tx, realm: string, generation: number, state: 'CURRENT' | 'BUILDING'): Promise<void> {
  await tx.execute(sql`insert into report_generations (realm, generation, state, since) values (${realm}, ${generation}::int, ${state}, business_now())`);
}

/** The generation that was built takes the place of whatever was read and of what began to be built before it; what began later goes on. False: one that began later has taken its place, and this one is not counted into any more. */
export async function takePlace(tx: Tx, realm: string, generation: number): Promise<boolean> {
  if ((await tx.execute(sql`select 1 from report_generations where realm = ${realm} and generation = ${generation}::int`)).length === 0) return false;
  await tx.execute(sql`delete from report_generations where realm = ${realm} and generation < ${generation}::int`);
  await tx.execute(sql`update report_generations set state = 'CURRENT', since = business_now() where realm = ${realm} and generation = ${generation}::int`);
  return true;
}

/** A portion of what no generation needs any more; false: there is nothing left of it. */
export async function dropPortion(db: Executor, realm: string, portion: number): Promise<boolean> {
  let dropped = 0;
  for (const table of ['report_days', 'report_months', 'report_subjects']) {
    const rows = await db.execute(sql`delete from ${sql.identifier(table)} where ctid in (select t.ctid from ${sql.identifier(table)} t where t.realm = ${realm}
      and not exists (select from report_generations g where g.realm = t.realm and g.generation = t.generation) limit ${portion}) returning 1`);
    dropped += rows.length;
  }
  return dropped > 0;
}

/** The zone of a realm with what its calendar needs; null: there is no such realm. */
export async function zoneOf(db: Executor, realm: string): Promise<{ timeZone: string; settings: unknown } | null> {
  return (await db.execute<{ timeZone: string; settings: unknown }>(sql`select time_zone as "timeZone", settings from realms where realm = ${realm}`))[0] ?? null;
}
