import { and, asc, desc, eq, inArray, or, sql, type SQL } from 'drizzle-orm';
import type { Actor } from '../../../platform/actor.ts';
import { moment } from '../../../platform/columns.ts';
import type { Executor } from '../../../platform/db.ts';
import type { ResourceState } from '../../../resource-steps.ts';
import type { Level } from '../../places/index.ts';
import { OWNING_ROLES } from '../roles.ts';
import { indexOf, tokensOf } from '../rules/dates.ts';
import { resourcePeriods, resources } from '../tables.ts';
import { LIVING } from './booking.ts';
import { VIEW, viewOf, type ResourceView } from './rows.ts';
import { visibleTo } from './visible.ts';

const R = resources;

/** What a list of resources may be narrowed to. */
export interface ResourceFilter {
  readonly itemCodes?: readonly string[] | null;
  /** Given in or below it. */
  readonly within?: { readonly id: string; readonly level: Level } | null;
  readonly organisationId?: string | null;
  readonly ownerDivisionId?: string | null;
  readonly teamId?: string | null;
  /** Those that the reader speaks for. */
  readonly mine?: boolean | null;
  readonly states?: readonly ResourceState[] | null;
  /** Given on this date (YYYY-MM-DD) of the realm's zone. */
  readonly date?: string | null;
}

export const RESOURCE_ORDERS = ['NEWEST', 'OLDEST'] as const;
export type ResourceOrder = (typeof RESOURCE_ORDERS)[number];

const COLUMN = { COUNTY: R.countyId, STREET: R.streetId, COMMUNITY: R.communityId, GRID: R.gridId, BUILDING: R.divisionId, STAIRWELL: R.divisionId } as const satisfies Record<Level, unknown>;

function matching(actor: Actor, filter: ResourceFilter, timeZone: string): SQL {
  return and(
    eq(R.realm, actor.realm), visibleTo(actor),
    filter.itemCodes ? inArray(R.itemCode, [...filter.itemCodes]) : undefined,
    filter.within ? eq(COLUMN[filter.within.level], filter.within.id) : undefined,
    filter.organisationId ? eq(R.ownerOrganisationId, filter.organisationId) : undefined,
    filter.ownerDivisionId ? eq(R.ownerDivisionId, filter.ownerDivisionId) : undefined,
    filter.teamId ? eq(R.ownerTeamId, filter.teamId) : undefined,
    filter.mine ? ownedBy(actor) : undefined,
    filter.states ? inArray(R.state, [...filter.states]) : undefined,
    filter.date ? happensOn(filter.date, timeZone) : undefined,
  )!;
}

/** What the actor speaks for. */
function ownedBy(actor: Actor): SQL {
  const held = (roles: readonly string[], of: 'divisionId' | 'organisationId' | 'teamId'): string[] => actor.roles.flatMap((one) => (roles.includes(one.role) ? one[of] ?? [] : []));
  return or(
    actor.personId === null ? sql`false` : eq(R.ownerPersonId, actor.personId),
    inArray(R.ownerOrganisationId, held(['REPRESENTATIVE'], 'organisationId')),
    inArray(R.ownerTeamId, held(['CAPTAIN'], 'teamId')),
    inArray(R.ownerDivisionId, held(OWNING_ROLES, 'divisionId')),
  )!;
}

/** Condition: it is given on a date, wholly within its validity (a plain period: at least in part). The SQL face of `periodAt`. */
export function happensOn(date: string, timeZone: string): SQL {
  const begins = sql`((${date}::date + ${R.startTime}::time) at time zone ${timeZone})`;
  const due = sql`case ${R.periodKind} when 'DATES' then true when 'WEEKLY' then ${indexOf('WEEKLY', date)}::integer % ${R.every} = ${R.phase}
    else ${indexOf('MONTHLY', date)}::integer % ${R.every} = ${R.phase} end`;
  return sql`case
    when ${R.periodKind} is null then false
    when ${R.periodKind} in ('DAY', 'WEEK', 'MONTH') then ${R.validFrom} < ((${date}::date + 1)::timestamp at time zone ${timeZone})
      and (${R.validUntil} is null or ${R.validUntil} > (${date}::date::timestamp at time zone ${timeZone}))
    else ${R.days} && ${`{${tokensOf(date).join(',')}}`}::text[] and ${due} and ${begins} >= ${R.validFrom}
      and (${R.validUntil} is null or ${begins} + ${R.minutes} * interval '1 minute' <= ${R.validUntil}) end`;
}

/** A page by the time of drafting, after a (time, id). One statement. */
export async function resourcePage(
  db: Executor, actor: Actor, filter: ResourceFilter, timeZone: string, order: ResourceOrder, limit: number, after: { readonly at: Date; readonly id: string } | null,
): Promise<ResourceView[]> {
  const [by, beyond] = order === 'NEWEST' ? [desc, sql`<`] : [asc, sql`>`];
  const from = after === null ? undefined : sql`(${R.draftedAt}, ${R.id}) ${beyond} (${moment(after.at)}, ${after.id}::uuid)`;
  const rows = await db.select(VIEW).from(R).where(and(matching(actor, filter, timeZone), from)).orderBy(by(R.draftedAt), by(R.id)).limit(limit);
  return rows.map(viewOf);
}

export const countResources = (db: Executor, actor: Actor, filter: ResourceFilter, timeZone: string): Promise<number> => db.$count(R, matching(actor, filter, timeZone));

/** Resources by id that the actor may see. One statement. */
export async function resourcesById(db: Executor, actor: Actor, ids: readonly string[]): Promise<ResourceView[]> {
  if (ids.length === 0) return [];
  return (await db.select(VIEW).from(R).where(and(eq(R.realm, actor.realm), inArray(R.id, [...ids]), visibleTo(actor)))).map(viewOf);
}

/** What is booked in periods that are not over, by resource. One statement. */
export async function bookedOf(db: Executor, realm: string, ids: readonly string[]): Promise<{ resourceId: string; startsAt: Date; booked: number; cancelled: boolean }[]> {
  const P = resourcePeriods;
  return db.select({ resourceId: P.resourceId, startsAt: P.startsAt, booked: P.booked, cancelled: sql<boolean>`${P.cancelledAt} is not null` }).from(P)
    .where(and(eq(P.realm, realm), inArray(P.resourceId, [...ids]), sql`${P.endsAt} > business_now()`));
}

/** How many bookings are living, by resource; those without are left out. One statement. */
export async function livingCounts(db: Executor, realm: string, ids: readonly string[]): Promise<Map<string, number>> {
  const rows = await db.execute<{ id: string; n: number }>(sql`select b.resource_id as id, count(*)::int as n
    from bookings b join resource_periods p on p.realm = b.realm and p.resource_id = b.resource_id and p.starts_at = b.starts_at
    where b.realm = ${realm} and b.resource_id = any(${`{${ids.join(',')}}`}::uuid[]) and b.state ${LIVING} and p.ends_at > business_now() group by b.resource_id`);
  return new Map(rows.map(({ id, n }) => [id, n]));
}

/** The last thing said at a step, by resource: why it was returned or withdrawn. One statement. */
export async function lastSayings(db: Executor, realm: string, ids: readonly string[]): Promise<Map<string, { step: string; words: string }>> {
  const rows = await db.execute<{ id: string; step: string; words: string }>(sql`select distinct on (resource_id) resource_id as id, step, words
    from resource_sayings where realm = ${realm} and resource_id = any(${`{${ids.join(',')}}`}::uuid[]) order by resource_id, revision desc`);
  return new Map(rows.map(({ id, step, words }) => [id, { step, words }]));
}
