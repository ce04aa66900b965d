import { sql, type SQL } from 'drizzle-orm';
import type { Executor } from '../../../platform/db.ts';
import { pairStands } from '../../appointments/index.ts';
import { divisions, within, withinAny, type Division } from '../../places/index.ts';

/** A grid that lacks an officer, or a pair for one of its officers. */
export interface GridGap { readonly grid: Division; readonly officers: number; readonly pairs: number }

const from: SQL = sql`divisions cross join (select business_now() as at offset 0) clock cross join lateral (
  select (count(*) filter (where a.role = 'GRID_OFFICER'))::int as officers, (count(*) filter (where a.role = 'PAIR' and ${pairStands}))::int as pairs from appointments a
  where a.realm = divisions.realm and a.division_id = divisions.id and a.role in ('GRID_OFFICER', 'PAIR') and a.since <= clock.at and (a.until is null or a.until > clock.at)) k`;

/** `reach`: divisions below which the reader may look. */
export interface Looked { readonly reach: readonly string[]; readonly under: Division | null }

const where = (realm: string, { reach, under }: Looked): SQL => sql`divisions.realm = ${realm} and divisions.level = 'GRID' and divisions.ended_at is null
  and ${withinAny(reach)} and ${under === null ? sql`true` : within(under)} and (k.officers = 0 or k.pairs < k.officers)`;

/** A page of grids without officer or pair, in the order of their codes. */
export async function gridGaps(db: Executor, realm: string, looked: Looked, limit: number, afterCode: string | null): Promise<GridGap[]> {
  const rows = await db.execute<{ id: string; officers: number; pairs: number }>(sql`select divisions.id, k.officers, k.pairs from ${from}
    where ${where(realm, looked)} and divisions.code > ${afterCode ?? ''} order by divisions.code limit ${limit}::int`);
  const found = await db.select().from(divisions).where(sql`${divisions.realm} = ${realm} and ${divisions.id} = any(${`{${rows.map(({ id }) => id).join(',')}}`}::uuid[])`);
  const byId = new Map(found.map((row) => [row.id, row]));
  return rows.map(({ id, officers, pairs }) => ({ grid: byId.get(id)!, officers, pairs }));
}

export async function countGridGaps(db: Executor, realm: string, looked: Looked): Promise<number> {
  const [row] = await db.execute<{ n: number }>(sql`select count(*)::int as n from ${from} where ${where(realm, looked)}`);
  return row!.n;
}
