import { sql } from 'drizzle-orm';
import { dateOf, moment } from '../../../platform/columns.ts';
import type { Executor } from '../../../platform/db.ts';
import type { OrderRow } from '../../orders/index.ts';
import type { Readable } from '../../people/index.ts';

/** One clear reading of personal data through an order. */
export interface OrderReadingRow {
  readonly id: string;
  readonly at: Date;
  readonly readerId: string;
  readonly personId: string;
  readonly what: Readable[];
  readonly operation: string;
  readonly reason: string | null;
}

/** One page of the readings through an order, the newest first: one statement. */
export async function readingsPage(db: Executor, { realm, id }: OrderRow, limit: number, after: { readonly at: Date; readonly id: string } | null): Promise<OrderReadingRow[]> {
  const rows = await db.execute<{ id: string; at: string; reader_id: string; person_id: string; what: Readable[]; operation: string; reason: string | null }>(sql`
    select r.id, r.at, r.reader_id, r.person_id, r.what, r.operation, r.reason from contact_readings r
    where r.realm = ${realm} and r.order_id = ${id}::uuid ${after === null ? sql`` : sql`and (r.at, r.id) < (${moment(after.at)}, ${after.id}::uuid)`} order by r.at desc, r.id desc limit ${limit}::int`);
  return rows.map(({ at, reader_id: readerId, person_id: personId, ...row }) => ({ ...row, at: dateOf(at), readerId, personId }));
}

/** How many there are. */
export async function countReadingsOf(db: Executor, { realm, id }: OrderRow): Promise<number> {
  const [row] = await db.execute<{ n: number }>(sql`select count(*)::int as n from contact_readings r where r.realm = ${realm} and r.order_id = ${id}::uuid`);
  return row!.n;
}
