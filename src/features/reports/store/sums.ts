import { sql, type SQL } from 'drizzle-orm';
import type { Executor } from '../../../platform/db.ts';
import type { Reach } from '../roles.ts';
import { partsOf, type Part } from '../rules/parts.ts';
import { LEAST_PUBLIC, type Count, type Divided, type Numbers } from '../words.ts';
import { ids } from './events.ts';
import { NO_UNIT } from './figures.ts';

/** Of which orders figures are asked. */
export interface Asked {
  /** Days of the realm's zone, both within. */
  readonly from: string;
  readonly until: string;
  readonly streetId?: string | null;
  readonly communityId?: string | null;
  readonly gridId?: string | null;
  readonly itemCode?: string | null;
  readonly organisationId?: string | null;
  /** Items that are not sensitive, for whoever is shown the others in one row; left out: each stands for itself. */
  readonly open?: readonly string[] | null;
}

/** What is sensitive stands in one row, so that nobody reads of one such item. */
export const OTHER = 'OTHER';

/** The item under which figures `d` are shown: its own for whoever looks over the street or serves it, and where it is not sensitive. By units nothing veiled is told: whose a sensitive service is, is known. */
const itemOf = ({ streetIds, organisationIds }: Reach, open: readonly string[] | null | undefined): SQL => (open == null ? sql`d.item_code`
  : sql`case when d.street_id = any(${ids(streetIds)}) or d.organisation_id = any(${ids(organisationIds)}) or d.item_code = any(${`{${open.join(',')}}`}::text[]) then d.item_code else ${OTHER} end`);

const KEYS: { readonly [D in Exclude<Divided, 'ITEM'>]: SQL } = { NOTHING: sql`''`, DIVISION: sql`coalesce(d.community_id, d.street_id, d.place_id)::text`, GRID: sql`d.grid_id::text`, ORGANISATION: sql`d.organisation_id::text`, DAY: sql`d.day::text` };
const keyOf = (reach: Reach, { open }: Asked, by: Divided): SQL => (by === 'ITEM' ? itemOf(reach, open) : KEYS[by]);

/** Condition over figures `d`: what the reader may see. A unit's own are told to whoever speaks for it, wherever they lie. */
function within({ all, streetIds, communityIds, gridIds, organisationIds }: Reach): SQL {
  if (all) return sql`true`;
  return sql`(${sql.join([sql`d.street_id = any(${ids(streetIds)})`, sql`d.community_id = any(${ids(communityIds)})`, sql`d.grid_id = any(${ids(gridIds)})`, sql`d.organisation_id = any(${ids(organisationIds)})`], sql` or `)})`;
}

const asked = (reach: Reach, { streetId, communityId, gridId, itemCode, organisationId, open }: Asked, by: Divided): SQL => sql.join([
  within(reach), ...(streetId ? [sql`d.street_id = ${streetId}::uuid`] : []), ...(communityId ? [sql`d.community_id = ${communityId}::uuid`] : []), ...(gridId ? [sql`d.grid_id = ${gridId}::uuid`] : []),
  ...(itemCode ? [sql`d.item_code = ${itemCode} and ${itemOf(reach, open)} = ${itemCode}`] : []), ...(organisationId ? [sql`d.organisation_id = ${organisationId}::uuid`] : []),
  ...(organisationId || by === 'ORGANISATION' ? [sql`${itemOf(reach, open)} <> ${OTHER}`] : []), ...(by === 'ORGANISATION' ? [sql`d.organisation_id <> ${NO_UNIT}::uuid`] : by === 'GRID' ? [sql`d.grid_id is not null`] : []),
], sql` and `);

const CELLS: { readonly [O in Part['of']]: { readonly table: SQL; readonly time: SQL } } = { MONTHS: { table: sql`report_months`, time: sql`d.month` }, DAYS: { table: sql`report_days`, time: sql`d.day` } };

/** Cells of a period by what they are divided by: its whole months and the days at its edges, of which those with the sign -1 are taken away again; by days, its days alone. */
const found = (realm: string, reach: Reach, what: Asked, by: Divided): SQL => sql.join((by === 'DAY' ? [{ of: 'DAYS' as const, from: what.from, until: what.until, sign: 1 }] : partsOf(what.from, what.until)).map(({ of, from, until, sign }) => sql`
  select (${keyOf(reach, what, by)}) collate "C" as key, ${sql.raw(String(sign))} as sign, d.numbers from report_generations g join ${CELLS[of].table} d on d.realm = g.realm and d.generation = g.generation
  where g.realm = ${realm} and g.state = 'CURRENT' and ${CELLS[of].time} >= ${from}::date and ${CELLS[of].time} <= ${until}::date and ${asked(reach, what, by)}`), sql` union all `);

const sumOf = (name: Count): SQL => sql.raw(`coalesce(sum(f.sign * (f.numbers ->> '${name}')::bigint), 0)`);

/** Rows that may be shown: those in which anything lies (each order and each resource is one of these two), or those of so many orders that none of them is told by itself. */
const shown = (small: boolean): SQL => (small ? sql`having ${sumOf('PLACED')} >= ${sql.raw(String(LEAST_PUBLIC))}` : sql`having ${sumOf('PLACED')} + ${sumOf('LISTED')} > 0`);

/** Sums by what they are divided by, in the order of its keys, after one; `hides`: without rows of too few orders. One statement. */
export async function sumsPage(db: Executor, realm: string, reach: Reach, what: Asked, by: Divided, limit: number, after: string | null, hides = false): Promise<{ key: string; numbers: Numbers }[]> {
  const rows = await db.execute<{ key: string; numbers: Numbers }>(sql`
    with found as materialized (${found(realm, reach, what, by)}),
    page as (select f.key from found f ${after === null ? sql`` : sql`where f.key > ${after}`} group by f.key ${shown(hides)} order by f.key limit ${limit}::int)
    select s.key, jsonb_object_agg(s.name, s.n) as numbers from (select f.key, n.key as name, sum(f.sign * n.value::bigint) as n from found f join page p on p.key = f.key, jsonb_each_text(f.numbers) n group by 1, 2) s
    where s.n <> 0 group by s.key order by s.key`);
  return rows.map(({ key, numbers }) => ({ key, numbers }));
}

/** Some of the counts alone, by what they are divided by: a small part of what it takes to add up everything. */
export async function countsBy<Name extends Count>(db: Executor, realm: string, reach: Reach, what: Asked, by: Divided, names: readonly Name[], limit: number): Promise<{ readonly key: string; readonly counts: Readonly<Record<Name, number>> }[]> {
  const sums = sql.join(names.map((name) => sql`${sql.raw(`'${name}'`)}, ${sumOf(name)}`), sql`, `);
  const rows = await db.execute<{ key: string; counts: Record<Name, number> }>(sql`select f.key, json_build_object(${sums}) as counts from (${found(realm, reach, what, by)}) f group by f.key ${shown(false)} order by f.key limit ${limit}::int`);
  return rows.map(({ key, counts }) => ({ key, counts }));
}

export async function countSums(db: Executor, realm: string, reach: Reach, what: Asked, by: Divided, hides = false): Promise<number> {
  const [row] = await db.execute<{ n: number }>(sql`select count(*)::int as n from (select f.key from (${found(realm, reach, what, by)}) f group by f.key ${shown(hides)}) k`);
  return row!.n;
}
