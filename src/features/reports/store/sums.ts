import { sql, type SQL } from 'drizzle-orm';
import type { Executor } from '../../../platform/db.ts';
import type { Reach } from '../roles.ts';
import type { Divided, Numbers } from '../words.ts';
import { ids } from './events.ts';
import { NO_UNIT } from './figures.ts';

/** Of which orders figures are asked. */
export interface Asked {
  /** Days of the realm's zone, both within. */
  readonly from: string;
  readonly until: string;
  readonly streetId?: string | null;
  readonly communityId?: string | null;
  readonly itemCode?: string | null;
  readonly organisationId?: string | null;
}

const KEYS: { readonly [D in Divided]: SQL } = { NOTHING: sql`''`, DIVISION: sql`d.place_id::text`, ITEM: sql`d.item_code`, ORGANISATION: sql`d.organisation_id::text`, DAY: sql`d.day::text` };

/** Condition over figures `d`: what the reader may see. A unit's own are told to whoever speaks for it, wherever they lie. */
function within({ all, streetIds, communityIds, organisationIds }: Reach): SQL {
  if (all) return sql`true`;
  return sql`(${sql.join([sql`d.street_id = any(${ids(streetIds)})`, sql`d.community_id = any(${ids(communityIds)})`, sql`d.organisation_id = any(${ids(organisationIds)})`], sql` or `)})`;
}

const asked = ({ from, until, streetId, communityId, itemCode, organisationId }: Asked): SQL => sql.join([
  sql`d.day >= ${from}::date and d.day <= ${until}::date`, ...(streetId ? [sql`d.street_id = ${streetId}::uuid`] : []), ...(communityId ? [sql`d.community_id = ${communityId}::uuid`] : []),
  ...(itemCode ? [sql`d.item_code = ${itemCode}`] : []), ...(organisationId ? [sql`d.organisation_id = ${organisationId}::uuid`] : []),
], sql` and `);

const figures = (realm: string, reach: Reach, what: Asked, by: Divided): SQL => sql`from report_generations g join report_days d on d.realm = g.realm and d.generation = g.generation
  where g.realm = ${realm} and g.state = 'CURRENT' and ${within(reach)} and ${asked(what)} ${by === 'ORGANISATION' ? sql`and d.organisation_id <> ${NO_UNIT}::uuid` : sql``}`;

/** Sums by what they are divided by, in the order of its keys, after one. One statement. */
export async function sumsPage(db: Executor, realm: string, reach: Reach, what: Asked, by: Divided, limit: number, after: string | null): Promise<{ key: string; numbers: Numbers }[]> {
  const rows = await db.execute<{ key: string; numbers: Numbers }>(sql`
    with found as materialized (select ${KEYS[by]} collate "C" as key, d.numbers ${figures(realm, reach, what, by)}),
    page as (select distinct key from found ${after === null ? sql`` : sql`where key > ${after}`} order by key limit ${limit}::int)
    select s.key, jsonb_object_agg(s.name, s.n) as numbers from (select f.key, n.key as name, sum(n.value::bigint) as n from found f join page p on p.key = f.key, jsonb_each_text(f.numbers) n group by 1, 2) s
    group by s.key order by s.key`);
  return rows.map(({ key, numbers }) => ({ key, numbers }));
}

export async function countSums(db: Executor, realm: string, reach: Reach, what: Asked, by: Divided): Promise<number> {
  const [row] = await db.execute<{ n: number }>(sql`select count(distinct ${KEYS[by]})::int as n ${figures(realm, reach, what, by)}`);
  return row!.n;
}
