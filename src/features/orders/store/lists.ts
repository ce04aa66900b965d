import { and, eq, inArray, sql, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Actor } from '../../../platform/actor.ts';
import type { Executor } from '../../../platform/db.ts';
import { keptRowsOf, rowsOf } from '../../../platform/rows.ts';
import { askKept } from '../../../platform/steady.ts';
import type { OrderState } from '../../../seven-orders.ts';
import { rightsText } from '../../appointments/index.ts';
import type { Level } from '../../places/index.ts';
import type { OrderRow, Sight } from '../facts.ts';
import { orders } from '../tables.ts';
import { groundOf, sightsOn, standingOf, type Ground, type Standing } from './sights.ts';
import { uuids, visibleTo } from './visible.ts';

const o = alias(orders, 'o');

/** Which list: each has one index, so a page costs the same however many orders there are and however deep it lies. */
export type Scope =
  | { readonly mine: true }
  | { readonly division: { readonly id: string; readonly level: Level } }
  | { readonly heldBy: string }
  | { readonly organisation: string }
  | { readonly team: string }
  | { readonly open: true };

/** Who works on an order at the center. */
export const TAKEN = ['NOBODY', 'ME', 'ANOTHER'] as const;
export type Taken = (typeof TAKEN)[number];

export interface Filter {
  readonly states?: readonly OrderState[] | null;
  readonly itemCodes?: readonly string[] | null;
  readonly communityCode?: string | null;
  readonly urgent?: boolean | null;
  readonly onHold?: boolean | null;
  readonly taken?: Taken | null;
  readonly projectId?: string | null;
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

const takenBy = (taken: Taken, personId: string | null): SQL => (taken === 'NOBODY' ? sql`o.taken_by is null` : taken === 'ME' ? sql`o.taken_by = ${personId}::uuid` : sql`o.taken_by <> ${personId}::uuid`);

/** What of the orders `o` a filter leaves. */
export function filtered({ realm, personId }: Actor, { states, itemCodes, communityCode, urgent, onHold, taken, projectId }: Filter): SQL[] {
  const parts: SQL[] = [];
  if (states && states.length > 0) parts.push(inArray(o.state, [...states]));
  if (itemCodes && itemCodes.length > 0) parts.push(inArray(o.itemCode, [...itemCodes]));
  if (communityCode != null) parts.push(sql`o.community_id = (select d.id from divisions d where d.realm = ${realm} and d.code = ${communityCode})`);
  if (urgent != null) parts.push(eq(o.urgent, urgent));
  if (onHold != null) parts.push(onHold ? sql`o.holds > 0` : sql`o.holds = 0`);
  if (taken != null) parts.push(takenBy(taken, personId));
  if (projectId != null) parts.push(eq(o.projectId, projectId));
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

/** One page of a list: at most `limit` orders. */
export interface Asked {
  readonly scope: Scope;
  readonly filter: Filter;
  readonly ordering: Ordering;
  readonly limit: number;
  readonly after: After;
}

export interface OrderPage {
  readonly orders: readonly OrderRow[];
  /** How the actor stands to each of them, in their order; empty unless they were to be read along. */
  readonly sights: readonly Sight[];
  /** The caller's rights as they are now, as `readActor.of` takes them; null unless they were to be read along. */
  readonly rights: string | null;
}

const [one, p] = [rowsOf(orders, 'o'), keptRowsOf(orders, 'p')];
/** Rows of a page with one more, which says whether there is another page. Written out, they are planned once; other sizes are guessed at by the planner each time. */
const USUAL = [11, 21, 26, 51, 101];

/** One page of orders that the actor may see, by one statement with a keyset; with it, if wanted, what is the same for the whole page and how the actor stands to each order. */
export async function pageOfOrders(db: Executor, actor: Actor, asked: Asked, along: { readonly rights?: boolean; readonly sights?: boolean } = {}): Promise<OrderPage> {
  const rights = along.rights && actor.caller ? rightsText(actor.caller) : sql`null::text`;
  const [shared, standing] = along.sights ? [groundOf(actor), standingOf(sql`p`, sql`${actor.personId}::uuid`)] : [sql`null::json`, sql`null::json, null::text`];
  // Numbered, because no ORDER BY stands outside; what is said once stands in the first row, which is there even when no order is.
  const rows = await askKept(db, sql`
    with once as materialized (select ${rights} as rights, ${shared} as ground)
    select case when coalesce(p.n, 1) = 1 then once.rights end, case when p.n = 1 then once.ground end, p.n, ${standing}, ${p.columns}
    from once left join (select row_number() over () as n, l.* from (${listOf(actor, asked)}) l) p on true`, (values) => values);
  const found = rows.filter(([, , n]) => n !== null).sort(([, , a], [, , b]) => Number(a) - Number(b));
  const page = found.map((values) => p.read(values, 5));
  const [told, ground] = (found[0] ?? rows[0]!) as [string | null, Ground | null];
  return {
    orders: page, rights: told,
    sights: along.sights && ground ? sightsOn(ground, actor, page, found.map(([, , , mine, reached]) => [mine, reached] as Standing)) : [],
  };
}

function listOf(actor: Actor, { scope, filter, ordering, limit, after }: Asked): SQL {
  const narrowed = and(eq(o.realm, actor.realm), within(actor, scope), ...filtered(actor, filter), visibleTo(actor))!;
  const most = USUAL.includes(limit) ? sql.raw(String(limit)) : sql`${limit}::integer`;
  if (!('mine' in scope)) {
    const { past, by } = going(ordering, after);
    return sql`select ${one.columns} from orders o where ${narrowed} and ${past} order by ${by} limit ${most}`;
  }
  // Read in the order of one's relations, each order once, so that a page costs the same for who has thousands.
  const { past, by } = going(ordering, after, { at: sql`r.placed_at`, id: sql`r.order_id` });
  const related = sql`(select distinct r.placed_at, r.order_id from order_relations r where r.realm = ${actor.realm} and ${relatedTo(actor)} and ${past} order by ${by}) r`;
  return sql`select ${one.columns} from orders o join ${related} on r.order_id = o.id where ${narrowed} order by ${by} limit ${most}`;
}

const mine = (actor: Actor): SQL => sql`o.id in (select r.order_id from order_relations r where r.realm = ${actor.realm} and ${relatedTo(actor)})`;

/** Relations `r` of the actor, and those of requesters for whom they act. */
const relatedTo = ({ personId, wardIds }: Actor): SQL => (wardIds.length === 0 ? sql`r.person_id = ${personId}::uuid`
  : sql`(r.person_id = ${personId}::uuid or (r.person_id = any(${uuids(wardIds)}) and r.relation = 'REQUESTER'))`);

/** How many orders the whole list has for the actor. */
export async function countOrders(db: Executor, actor: Actor, scope: Scope, filter: Filter): Promise<number> {
  const where = and(eq(o.realm, actor.realm), within(actor, scope), ...filtered(actor, filter), visibleTo(actor), ...('mine' in scope ? [mine(actor)] : []));
  const [row] = await db.select({ count: sql<number>`count(*)::int` }).from(o).where(where);
  return row!.count;
}
