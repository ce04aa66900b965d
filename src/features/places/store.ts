import { and, asc, count, eq, gt, inArray, isNull, or, sql, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Executor, Tx } from '../../platform/db.ts';
import { keptRowsOf } from '../../platform/rows.ts';
import { asList, given, steady } from '../../platform/steady.ts';
import { byKey, together } from '../../platform/together.ts';
import type { GridKind, Level } from './levels.ts';
import { divisions, realms } from './tables.ts';

export type Division = typeof divisions.$inferSelect;
export type Realm = typeof realms.$inferSelect;

const COLUMN = {
  COUNTY: divisions.countyId, STREET: divisions.streetId, COMMUNITY: divisions.communityId,
  GRID: divisions.gridId, BUILDING: divisions.buildingId, STAIRWELL: divisions.id,
} as const satisfies Record<Level, unknown>;

/** Condition over a joined `divisions`: the division itself and all below it; one equality. */
export const within = (place: { readonly id: string; readonly level: Level }): SQL => eq(COLUMN[place.level], place.id);

/** Condition over a joined `divisions`: in or below any of these divisions, whatever their levels. */
export const withinAny = (ids: readonly string[]): SQL =>
  ids.length === 0 ? sql`false` : or(...[...new Set(Object.values(COLUMN))].map((column) => inArray(column, [...ids])))!;

export async function realmRow(db: Executor, code: string): Promise<Realm | null> {
  return (await db.select().from(realms).where(eq(realms.code, code)))[0] ?? null;
}

/** The codes of all realms. */
export const realmCodes = async (db: Executor): Promise<string[]> => (await db.select({ code: realms.code }).from(realms).orderBy(asc(realms.code))).map(({ code }) => code);

/** False: the code is taken. */
export async function insertRealm(tx: Tx, row: Omit<Realm, 'createdAt'>): Promise<boolean> {
  return (await tx.insert(realms).values(row).onConflictDoNothing().returning({ code: realms.code })).length === 1;
}

/** A realm's settings as they are stored, locked until the transaction ends. */
export async function lockSettings(tx: Tx, code: string): Promise<Realm['settings']> {
  return (await tx.select({ settings: realms.settings }).from(realms).where(eq(realms.code, code)).for('no key update'))[0]?.settings ?? {};
}

/** Replaces what a realm decides for itself. */
export async function putSettings(db: Executor, code: string, settings: Realm['settings']): Promise<void> {
  await db.update(realms).set({ settings }).where(eq(realms.code, code));
}

/** The realms in which a division has this code. */
export async function realmsHolding(db: Executor, code: string): Promise<string[]> {
  const rows = await db.selectDistinct({ realm: divisions.realm }).from(divisions).where(eq(divisions.code, code)).orderBy(divisions.realm);
  return rows.map(({ realm }) => realm);
}

export interface NewDivision {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly level: Level;
  /** Null only for the outermost division of a realm. */
  readonly parentCode: string | null;
  readonly gridKind: GridKind | null;
  readonly households: number | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
}

/**
 * Inserts divisions whose parents are already there and were not given up, with their place in the tree; one statement. A known code keeps its id and place and takes
 * the new name. Answers one row a division taken, `added` false for a known one whose name or facts changed; unchanged ones are left out.
 */
export async function putDivisions(db: Executor, realm: string, rows: readonly NewDivision[]): Promise<{ code: string; added: boolean }[]> {
  const given = JSON.stringify(rows.map((row) => ({
    id: row.id, code: row.code, name: row.name, level: row.level, parent: row.parentCode,
    kind: row.gridKind, households: row.households, lat: row.latitude, lng: row.longitude,
  })));
  const own = (level: Level, column: SQL): SQL => sql`case when g.level = ${level} then g.id else ${column} end`;
  const found = await db.execute<{ code: string; added: boolean }>(sql`
    with p as materialized (select * from divisions where realm = ${realm} and code in (select g.parent from json_to_recordset(${given}::json) as g(parent text)) and ended_at is null for key share)
    insert into divisions (realm, id, code, name, level, parent_id, county_id, street_id, community_id, grid_id, building_id, grid_kind, households, latitude, longitude)
    select ${realm}, g.id, g.code, g.name, g.level, p.id,
      ${own('COUNTY', sql`p.county_id`)}, ${own('STREET', sql`p.street_id`)}, ${own('COMMUNITY', sql`p.community_id`)},
      ${own('GRID', sql`p.grid_id`)}, ${own('BUILDING', sql`p.building_id`)}, g.kind, g.households, g.lat, g.lng
    from json_to_recordset(${given}::json) as g(id uuid, code text, name text, level text, parent text, kind text, households int, lat float8, lng float8)
    left join p on p.code = g.parent
    where g.parent is null or p.id is not null
    order by g.code
    on conflict on constraint divisions_code do update set name = excluded.name,
      grid_kind = coalesce(excluded.grid_kind, divisions.grid_kind), households = coalesce(excluded.households, divisions.households),
      latitude = coalesce(excluded.latitude, divisions.latitude), longitude = coalesce(excluded.longitude, divisions.longitude)
    where divisions.ended_at is null and divisions.parent_id is not distinct from excluded.parent_id and divisions.level = excluded.level
      and (divisions.name, divisions.grid_kind, divisions.households, divisions.latitude, divisions.longitude) is distinct from (excluded.name,
        coalesce(excluded.grid_kind, divisions.grid_kind), coalesce(excluded.households, divisions.households),
        coalesce(excluded.latitude, divisions.latitude), coalesce(excluded.longitude, divisions.longitude))
    returning code, (xmax = 0) as added`);
  return [...found];
}

/** Every division of a realm as far as an import compares it. */
export async function knownDivisions(db: Executor, realm: string): Promise<(Omit<NewDivision, 'id'> & { readonly ended: boolean })[]> {
  const above = alias(divisions, 'above');
  return db.select({
    code: divisions.code, name: divisions.name, level: divisions.level, parentCode: above.code, gridKind: divisions.gridKind,
    households: divisions.households, latitude: divisions.latitude, longitude: divisions.longitude, ended: sql<boolean>`${divisions.endedAt} is not null`,
  }).from(divisions).leftJoin(above, and(eq(above.realm, divisions.realm), eq(above.id, divisions.parentId))).where(eq(divisions.realm, realm));
}

export async function divisionByCode(db: Executor, realm: string, code: string): Promise<Division | null> {
  return (await db.select().from(divisions).where(and(eq(divisions.realm, realm), eq(divisions.code, code))))[0] ?? null;
}

/**
 * A division that was not given up, and is not until the transaction ends: whatever is put into it is there when `endDivision` looks. Costs
 * nothing beside the lock that the foreign key takes anyway.
 */
export async function livingDivision(tx: Tx, realm: string, code: string): Promise<Division | null> {
  return (await livingDivisions(tx, realm, [code]))[0] ?? null;
}

/** The same for several; those that were given up are left out. */
export async function livingDivisions(tx: Tx, realm: string, codes: readonly string[]): Promise<Division[]> {
  return codes.length === 0 ? [] : tx.select().from(divisions)
    .where(and(eq(divisions.realm, realm), inArray(divisions.code, [...codes]), isNull(divisions.endedAt))).orderBy(asc(divisions.code)).for('key share');
}

/** A division, locked so that nothing can be put into it until the transaction ends. */
export async function lockDivision(tx: Tx, realm: string, code: string): Promise<Division | null> {
  return (await tx.select().from(divisions).where(and(eq(divisions.realm, realm), eq(divisions.code, code))).for('update'))[0] ?? null;
}

/** Gives a division up: it is on no list any more and takes nothing in. Its row and code stay, for what refers to it. */
export async function endDivisionRow(tx: Tx, realm: string, id: string): Promise<void> {
  await tx.update(divisions).set({ endedAt: sql`business_now()` }).where(and(eq(divisions.realm, realm), eq(divisions.id, id)));
}

export async function divisionsByCodes(db: Executor, realm: string, codes: readonly string[]): Promise<Division[]> {
  return codes.length === 0 ? [] : db.select().from(divisions).where(and(eq(divisions.realm, realm), inArray(divisions.code, [...codes])));
}

const d = keptRowsOf(divisions, 'd');
const byIds = steady<Division>(
  sql`select ${d.columns} from divisions d where d.realm = ${given('realm')} and d.id = any(${given('ids')}::uuid[])`, d.read);

export const divisionsById = together((db, realm, ids) => byIds(db, { realm, ids: asList(ids) }), byKey(({ id }: Division) => id));

/** What a list of divisions may be narrowed to. */
export interface DivisionFilter {
  readonly levels?: readonly Level[];
  readonly parentId?: string;
  /** In or below this one. */
  readonly under?: { readonly id: string; readonly level: Level };
  readonly nameStartsWith?: string;
}

const matching = (realm: string, filter: DivisionFilter): SQL => and(
  eq(divisions.realm, realm), isNull(divisions.endedAt),
  filter.levels ? inArray(divisions.level, [...filter.levels]) : undefined,
  filter.parentId ? eq(divisions.parentId, filter.parentId) : undefined,
  filter.under ? within(filter.under) : undefined,
  filter.nameStartsWith ? sql`starts_with(${divisions.name}, ${filter.nameStartsWith})` : undefined,
)!;

/** A page in the order of codes, after a code; divisions that ended are left out. */
export async function divisionPage(db: Executor, realm: string, filter: DivisionFilter, limit: number, afterCode: string | null): Promise<Division[]> {
  return db.select().from(divisions)
    .where(and(matching(realm, filter), afterCode === null ? undefined : gt(divisions.code, afterCode)))
    .orderBy(asc(divisions.code)).limit(limit);
}

export async function countDivisions(db: Executor, realm: string, filter: DivisionFilter): Promise<number> {
  return (await db.select({ n: count() }).from(divisions).where(matching(realm, filter)))[0]?.n ?? 0;
}
