import { sql, type SQL } from 'drizzle-orm';
import { moment } from '../../../platform/columns.ts';
import type { Executor } from '../../../platform/db.ts';
import { MOST_ITEMS } from '../words.ts';

/** Hours and number of finished seats. */
export interface Sum { readonly hours: number; readonly services: number }
export interface Service extends Sum { readonly byItem: readonly (Sum & { readonly itemCode: string })[] }

/** Whose, and which: seats that ended from `from` on and before `until` (null: without a bound). */
export interface Window { readonly realm: string; readonly personId: string; readonly from: Date | null; readonly until: Date | null }

/** Finished seats `s` of a window, by `seats_served`. */
export const served = ({ realm, personId, from, until }: Window): SQL => sql`s.realm = ${realm} and s.person_id = ${personId}::uuid and s.state = 'SERVED'
  ${from === null ? sql`` : sql`and s.ended_at >= ${moment(from)}`} ${until === null ? sql`` : sql`and s.ended_at < ${moment(until)}`}`;

/** What somebody served, added up from the seats themselves. One statement. */
export async function serviceOf(db: Executor, window: Window): Promise<Service> {
  const rows = await db.execute<{ item_code: string; hours: number; services: number }>(sql`
    select o.item_code, sum(s.hours)::float8 as hours, count(*)::int as services from seats s join orders o on o.realm = s.realm and o.id = s.order_id
    where ${served(window)} group by o.item_code order by 2 desc, 1`);
  const byItem = rows.map(({ item_code: itemCode, hours, services }) => ({ itemCode, hours, services }));
  return { ...added(byItem), byItem: byItem.slice(0, MOST_ITEMS) };
}

/** Hours have two digits behind the point; sums of them too. */
export const added = (sums: readonly Sum[]): Sum => ({ hours: Math.round(sums.reduce((sum, one) => sum + one.hours, 0) * 100) / 100, services: sums.reduce((sum, one) => sum + one.services, 0) });
