import { and, eq, getTableColumns, inArray, sql, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Actor } from '../../../platform/actor.ts';
import type { Executor } from '../../../platform/db.ts';
import type { OrderState } from '../../../seven-orders.ts';
import type { Level } from '../../places/index.ts';
import type { OrderRow } from '../facts.ts';
import { orders } from '../tables.ts';
import { visibleTo } from './visible.ts';

const o = alias(orders, 'o');

/** Which list: each has one index, so a page costs the same however many orders there are and however deep it lies. */
export type Scope =
  | { readonly mine: true }
  | { readonly division: { readonly id: string; readonly level: Level } }
  | { readonly heldBy: string }
  | { readonly organisation: string }
  | { readonly team: string }
  | { readonly open: true };

export interface Filter {
  readonly states?: readonly OrderState[] | null;
  readonly itemCodes?: readonly string[] | null;
  readonly communityId?: string | null;
  readonly urgent?: boolean | null;
  readonly onHold?: boolean | null;
}

export const ORDERINGS = ['NEWEST', 'OLDEST', 'STARTS_SOONEST'] as const;
export type Ordering = (typeof ORDERINGS)[number];

/** Open orders are listed by when they start; the others by when they were placed. */
export const orderingsOf = (scope: Scope): readonly Ordering[] => ('team' in scope || 'open' in scope ? ['STARTS_SOONEST'] : ['NEWEST', 'OLDEST']);

const LEVEL_COLUMN: Readonly<Record<Level, string | null>> = {
  COUNTY: null, STREET: 'street_id', COMMUNITY: 'community_id', GRID: 'grid_id', BUILDING: 'building_id', STAIRWELL: 'division_id',
};

function within(actor: Actor, scope: Scope): SQL {
  if ('mine' in scope) return sql`true`;
  if ('division' in scope) {
    const column = LEVEL_COLUMN[scope.division.level];
    return column === null ? sql`true` : sql`o.${sql.raw(column)} = ${scope.division.id}::uuid`;
  }
  if ('heldBy' in scope) return sql`o.holding_id = ${scope.heldBy}::uuid`;
  if ('organisation' in scope) return sql`o.provider_id = ${scope.organisation}::uuid`;
  if ('open' in scope) return sql`${actor.partyMember ? sql`o.state in ('ACCEPTED', 'OPEN')` : sql`o.state = 'OPEN'`} and o.planned_start is not null and o.holds = 0`;
  return sql`o.state = 'OPEN' and o.holds = 0 and ${teamFits(actor.realm, scope.team)}`;
}

/** The order `o` lies in one of the team's divisions and is of one of its items (none: every item). */
export const teamFits = (realm: string, teamId: string): SQL => sql`(
  exists (select from team_divisions t where t.realm = ${realm} and t.team_id = ${teamId}::uuid and t.division_id in (o.street_id, o.community_id, o.grid_id, o.building_id, o.division_id))
  and (not exists (select from team_items i where i.realm = ${realm} and i.team_id = ${teamId}::uuid)
    or exists (select from team_items i where i.realm = ${realm} and i.team_id = ${teamId}::uuid and i.item_code = o.item_code)))`;

function filtered({ states, itemCodes, communityId, urgent, onHold }: Filter): SQL[] {
  const parts: SQL[] = [];
  if (states && states.length > 0) parts.push(inArray(o.state, [...states]));
  if (itemCodes && itemCodes.length > 0) parts.push(inArray(o.itemCode, [...itemCodes]));
  if (communityId) parts.push(eq(o.communityId, communityId));
  if (urgent != null) parts.push(eq(o.urgent, urgent));
  if (onHold != null) parts.push(onHold ? sql`o.holds > 0` : sql`o.holds = 0`);
  return parts;
}

/** Where a page goes on: the value it is ordered by (ISO time) and the id of its last order. */
export type After = readonly [at: string, id: string] | null;

function going(ordering: Ordering, after: After, { at, id } = { at: ordering === 'STARTS_SOONEST' ? sql`o.planned_start` : sql`o.placed_at`, id: sql`o.id` }): { past: SQL; by: SQL } {
  const [direction, sign] = ordering === 'NEWEST' ? [sql`desc`, sql`<`] : [sql`asc`, sql`>`];
  return {
    past: after === null ? sql`true` : sql`(${at}, ${id}) ${sign} (${after[0]}::timestamptz, ${after[1]}::uuid)`,
    by: sql`${at} ${direction}, ${id} ${direction}`,
  };
}

/** One page of orders that the actor may see, by one statement with a keyset. */
export function pageOfOrders(db: Executor, actor: Actor, scope: Scope, filter: Filter, ordering: Ordering, limit: number, after: After): Promise<OrderRow[]> {
  const narrowed = and(eq(o.realm, actor.realm), within(actor, scope), ...filtered(filter), visibleTo(actor));
  if (!('mine' in scope)) {
    const { past, by } = going(ordering, after);
    return db.select().from(o).where(and(narrowed, past)).orderBy(by).limit(limit);
  }
  // Read in the order of one's relations, each order once, so that a page costs the same for who has thousands.
  const { past, by } = going(ordering, after, { at: sql`r.placed_at`, id: sql`r.order_id` });
  const related = sql`(select distinct r.placed_at, r.order_id from order_relations r where r.realm = ${actor.realm} and r.person_id = ${actor.personId}::uuid and ${past} order by ${by}) r`;
  return db.select(getTableColumns(o)).from(o).innerJoin(related, sql`r.order_id = o.id`).where(narrowed).orderBy(by).limit(limit);
}

const mine = (actor: Actor): SQL => sql`o.id in (select r.order_id from order_relations r where r.realm = ${actor.realm} and r.person_id = ${actor.personId}::uuid)`;

/** How many orders the whole list has for the actor. */
export async function countOrders(db: Executor, actor: Actor, scope: Scope, filter: Filter): Promise<number> {
  const where = and(eq(o.realm, actor.realm), within(actor, scope), ...filtered(filter), visibleTo(actor), ...('mine' in scope ? [mine(actor)] : []));
  const [row] = await db.select({ count: sql<number>`count(*)::int` }).from(o).where(where);
  return row!.count;
}
