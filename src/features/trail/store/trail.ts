import { sql } from 'drizzle-orm';
import { dateOf, moment } from '../../../platform/columns.ts';
import type { Executor } from '../../../platform/db.ts';
import type { OrderRow } from '../../orders/index.ts';
import { TRAIL_TABLES } from '../words.ts';

/** One step of an order's trail. */
export interface TrailRow {
  readonly at: Date;
  readonly table: string;
  readonly step: string;
  /** Of the order; null for what moves it not. */
  readonly revision: number | null;
  readonly as: string | null;
  readonly actorKind: string;
  readonly actorPerson: string | null;
  readonly attempt: number | null;
  /** Where it stands among those of the same moment. */
  readonly place: number;
}

/** Where a page of a trail goes on. */
export interface TrailPlace { readonly at: Date; readonly revision: number; readonly place: number }

/** What happened to the order, and to its bookings, whose events name no order in their head. */
const of = ({ realm, id }: OrderRow) => sql`e.realm = ${realm}
  and coalesce(e.order_id, e.subject_id) = any(array(select ${id}::uuid union all select b.id from bookings b where b.realm = ${realm} and b.order_id = ${id}::uuid)) and e.table_name = any(${`{${TRAIL_TABLES.join(',')}}`}::text[])`;

/** A booking counts its own. */
const REVISION = sql`case when e.table_name <> 'BOOKING' then e.revision end`;

/** One page of an order's trail, from its beginning on, put away or not: one statement. */
export async function trailPage(db: Executor, order: OrderRow, limit: number, after: TrailPlace | null): Promise<TrailRow[]> {
  const rows = await db.execute<{ at: string; table_name: string; step: string; revision: number | null; as: string | null; actor_kind: string; actor_person: string | null; attempt: number | null; seq: string }>(sql`
    select e.at, e.table_name, e.step, ${REVISION} as revision, e.facts ->> 'as' as "as", e.actor_kind, e.actor_person, (e.facts ->> 'attempt')::int as attempt, e.seq::text
    from all_events e where ${of(order)} ${after === null ? sql`` : sql`and (e.at, coalesce(${REVISION}, 0), e.seq) > (${moment(after.at)}, ${after.revision}::int, ${after.place}::bigint)`}
    order by e.at, coalesce(${REVISION}, 0), e.seq limit ${limit}::int`);
  return rows.map((row) => ({
    at: dateOf(row.at), table: row.table_name, step: row.step, revision: row.revision, as: row.as, actorKind: row.actor_kind, actorPerson: row.actor_person, attempt: row.attempt, place: Number(row.seq),
  }));
}

/** How many steps it has. */
export async function countTrail(db: Executor, order: OrderRow): Promise<number> {
  const [row] = await db.execute<{ n: number }>(sql`select count(*)::int as n from all_events e where ${of(order)}`);
  return row!.n;
}
