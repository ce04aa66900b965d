import { sql, type SQL } from 'drizzle-orm';
import type { Actor } from '../../../platform/actor.ts';
import { dateOf, moment } from '../../../platform/columns.ts';
import type { Executor } from '../../../platform/db.ts';
import { countBeside, ordersBeside, type OrderFilter, type OrderRow } from '../../orders/index.ts';
import type { Trouble } from '../words.ts';

/** Which list: what a division holds by when it is due, what is trouble in a street by how long, what is on hold there by when it comes back. Each has one index. */
export type Agenda =
  | { readonly of: 'HOLDING'; readonly divisionId: string; readonly overdue: boolean | null }
  | { readonly of: 'TROUBLES'; readonly streetId: string; readonly troubles: readonly Trouble[] }
  | { readonly of: 'HELD'; readonly streetId: string };

/** An order and what is to be done about it. */
export interface AgendaItem {
  readonly order: OrderRow;
  /** By which the list is ordered. */
  readonly at: Date;
  readonly overdue: boolean;
  readonly troubles: readonly Trouble[];
}

const AT: Readonly<Record<Agenda['of'], SQL>> = { HOLDING: sql`g.due_at`, TROUBLES: sql`g.trouble_since`, HELD: sql`g.held_until` };
const OVERDUE = sql`g.due_at <= (select business_now())`;

function where(agenda: Agenda): SQL {
  if (agenda.of === 'HOLDING') return sql`g.holding_id = ${agenda.divisionId}::uuid and o.holding_id = g.holding_id ${agenda.overdue === null ? sql`` : agenda.overdue ? sql`and ${OVERDUE}` : sql`and not ${OVERDUE}`}`;
  if (agenda.of === 'HELD') return sql`g.street_id = ${agenda.streetId}::uuid and g.held_until is not null and o.holds > 0`;
  return sql`g.street_id = ${agenda.streetId}::uuid and g.trouble_since is not null ${agenda.troubles.length === 0 ? sql`` : sql`and g.troubles && ${`{${agenda.troubles.join(',')}}`}::text[]`}`;
}

const listed = (agenda: Agenda, filter: OrderFilter) => ({ table: sql`order_agenda g`, on: sql`g.realm = o.realm and g.order_id = o.id`, where: sql`g.realm = o.realm and ${where(agenda)}`, filter });

/** One page, what is longest overdue (or trouble, or comes back first) at its head. */
export async function agendaPage(db: Executor, actor: Actor, agenda: Agenda, filter: OrderFilter, limit: number, after: { readonly at: Date; readonly id: string } | null): Promise<AgendaItem[]> {
  const list = listed(agenda, filter);
  const at = AT[agenda.of];
  const rows = await ordersBeside(db, actor, {
    ...list, limit, by: sql`${at}, g.order_id`, also: sql<{ at: string; overdue: boolean; troubles: Trouble[] }>`json_build_object('at', ${at}, 'overdue', ${OVERDUE}, 'troubles', g.troubles)`,
    where: after === null ? list.where : sql`${list.where} and (${at}, g.order_id) > (${moment(after.at)}, ${after.id}::uuid)`,
  });
  return rows.map(({ order, also }) => ({ order, at: dateOf(also.at), overdue: also.overdue, troubles: also.troubles }));
}

/** How many there are. */
export const countAgenda = (db: Executor, actor: Actor, agenda: Agenda, filter: OrderFilter): Promise<number> => countBeside(db, actor, listed(agenda, filter));
