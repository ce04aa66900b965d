import { and, eq, sql, type SQL } from 'drizzle-orm';
import { dateOf } from '../../../platform/columns.ts';
import type { Executor, Tx } from '../../../platform/db.ts';
import type { Fillable } from '../rules.ts';
import { askings } from '../tables.ts';

export type AskingRow = typeof askings.$inferSelect;

/** An order as the asking looks at it. */
export interface OrderAsked extends Fillable {
  readonly id: string;
  readonly itemCode: string;
  readonly skills: readonly string[];
  readonly streetId: string | null;
  readonly communityId: string | null;
  readonly gridId: string | null;
  readonly buildingId: string | null;
  readonly divisionId: string;
  readonly holdingId: string | null;
  readonly requesterId: string | null;
  readonly attempt: number;
  readonly revision: number;
  readonly plannedEnd: Date | null;
  readonly urgent: boolean;
}

/** An order `o` as JSON, for `orderAsked`. */
export const ORDER_ASKED: SQL = sql.raw(`json_build_object('id', o.id, 'itemCode', o.item_code, 'skills', o.skills, 'streetId', o.street_id, 'communityId', o.community_id, 'gridId', o.grid_id, 'buildingId', o.building_id, 'divisionId', o.division_id,
  'holdingId', o.holding_id, 'requesterId', o.requester_id, 'attempt', o.attempt, 'revision', o.revision, 'plannedStart', o.planned_start, 'plannedEnd', o.planned_end, 'urgent', o.urgent, 'state', o.state, 'serves', o.serves,
  'holds', o.holds, 'drawAt', o.draw_at, 'helpersWanted', o.helpers_wanted, 'helpersLiving', o.helpers_living, 'leadsLiving', o.leads_living, 'waiting', o.waiting)`);

type Json<T> = { readonly [K in keyof T]: T[K] extends Date | null ? string | null : T[K] };
const when = (at: string | null): Date | null => (at === null ? null : dateOf(at));

export const orderAsked = (json: unknown): OrderAsked => {
  const order = json as Json<OrderAsked>;
  return { ...order, drawAt: when(order.drawAt), plannedStart: when(order.plannedStart), plannedEnd: when(order.plannedEnd) };
};

/** The divisions that an order lies in, without the county. */
export const lineageOf = ({ streetId, communityId, gridId, buildingId, divisionId }: Pick<OrderAsked, 'streetId' | 'communityId' | 'gridId' | 'buildingId' | 'divisionId'>): string[] =>
  [...new Set([streetId, communityId, gridId, buildingId, divisionId].filter((id) => id !== null))];

/** The row, locked until the transaction ends: whoever sends a wave or stops the asking takes this lock first. Null: there is none. */
export async function lockAsking(tx: Tx, realm: string, id: string): Promise<AskingRow | null> {
  const [row] = await tx.select().from(askings).where(and(eq(askings.realm, realm), eq(askings.id, id))).for('update');
  return row ?? null;
}

/** The same without the lock, and so as it was. */
export async function askingOf(db: Executor, realm: string, id: string): Promise<AskingRow | null> {
  const [row] = await db.select().from(askings).where(and(eq(askings.realm, realm), eq(askings.id, id)));
  return row ?? null;
}

/** What is true in this moment: the order, business time, the realm's settings, and whether the clock's limit still stands. */
export async function lookAround(db: Executor, { realm, orderId }: AskingRow, stands: SQL): Promise<{ readonly order: OrderAsked; readonly now: Date; readonly settings: unknown; readonly timeZone: string; readonly stands: boolean }> {
  const [row] = await db.execute<{ order: unknown; now: string; settings: unknown; time_zone: string; stands: boolean }>(sql`
    select ${ORDER_ASKED} as "order", business_now() as now, z.settings, z.time_zone, ${stands} as stands from orders o join realms z on z.realm = o.realm where o.realm = ${realm} and o.id = ${orderId}::uuid`);
  return { order: orderAsked(row!.order), now: dateOf(row!.now), settings: row!.settings, timeZone: row!.time_zone, stands: row!.stands };
}

/** Forgets who was asked and keeps the numbers, if the order has ended; false: it goes on, and nothing is forgotten. The asking is locked. */
export async function forget(tx: Tx, { realm, id, orderId }: AskingRow, ended: readonly string[]): Promise<boolean> {
  const [there] = await tx.execute(sql`select from orders o where o.realm = ${realm} and o.id = ${orderId}::uuid and o.state = any(${`{${ended.join(',')}}`}::text[])`);
  if (!there) return false;
  await tx.execute(sql`
    with gone as (delete from asks a where a.realm = ${realm} and a.asking_id = ${id}::uuid returning a.state)
    update askings set state = 'PUT_AWAY', asked = (select count(*) from gone), taken = (select count(*) from gone where state = 'TAKEN'), declined = (select count(*) from gone where state = 'DECLINED') where realm = ${realm} and id = ${id}::uuid`);
  return true;
}
