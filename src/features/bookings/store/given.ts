import { sql, type SQL } from 'drizzle-orm';
import { moment } from '../../../platform/columns.ts';
import type { Executor } from '../../../platform/db.ts';

/** What was said of bookings that were delivered, in numbers alone. */
export interface GivenRatings {
  readonly count: number;
  /** Average, 1 to 5; null: none was rated. */
  readonly stars: number | null;
  /** Of how many the rater says that the matter is resolved. */
  readonly resolved: number;
}

type Row = GivenRatings & { key: string } & Record<string, unknown>;

/** Of each order the last attempt that was rated counts. */
const rated = (key: SQL, where: SQL): SQL => sql`
  select ${key} as key, count(*)::int as count, avg(r.stars)::float as stars, (count(*) filter (where r.resolved))::int as resolved
  from bookings b join resources s on s.realm = b.realm and s.id = b.resource_id
    join ratings r on r.realm = b.realm and r.order_id = b.order_id and r.attempt = (select max(x.attempt) from ratings x where x.realm = b.realm and x.order_id = b.order_id)
  where b.state = 'DELIVERED' and ${where} group by 1`;

const byKey = (rows: readonly Row[]): Map<string, GivenRatings> => new Map(rows.map(({ key, count, stars, resolved }) => [key, { count, stars, resolved }]));

/** What was said of what these owners gave in a span of time, by item. One statement. */
export async function ratingsByItem(db: Executor, realm: string, owners: readonly string[], { from, until }: { readonly from: Date; readonly until: Date }): Promise<Map<string, GivenRatings>> {
  return byKey(await db.execute<Row>(rated(sql`s.item_code`, sql`b.realm = ${realm} and b.owner_id = any(${`{${owners.join(',')}}`}::uuid[]) and b.starts_at >= ${moment(from)} and b.starts_at < ${moment(until)}`)));
}

/** The same of resources, whenever. One statement. */
export async function ratingsByResource(db: Executor, realm: string, ids: readonly string[]): Promise<Map<string, GivenRatings>> {
  return byKey(await db.execute<Row>(rated(sql`b.resource_id::text`, sql`b.realm = ${realm} and b.resource_id = any(${`{${ids.join(',')}}`}::uuid[])`)));
}
