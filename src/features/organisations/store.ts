import { and, asc, count, eq, gt, inArray, isNull, or, sql, type SQL } from 'drizzle-orm';
import type { Executor, Tx } from '../../platform/db.ts';
import { divisions, type Division } from '../places/index.ts';
import { organisations } from './tables.ts';
import type { OrganisationKind } from './words.ts';

export type Organisation = typeof organisations.$inferSelect;

const where = and(eq(divisions.realm, organisations.realm), eq(divisions.id, organisations.divisionId));

export async function insertOrganisation(tx: Tx, row: Pick<Organisation, 'realm' | 'id' | 'kind' | 'name' | 'divisionId' | 'coBuilding'>): Promise<void> {
  await tx.insert(organisations).values(row);
}

/** False: it was closed in the meantime. */
export async function changeOrganisation(
  tx: Tx, realm: string, id: string, change: Partial<Pick<Organisation, 'kind' | 'name' | 'coBuilding'>> | 'END',
): Promise<boolean> {
  const rows = await tx.update(organisations).set(change === 'END' ? { endedAt: sql`business_now()` } : { ...change, realm })
    .where(and(eq(organisations.realm, realm), eq(organisations.id, id), isNull(organisations.endedAt))).returning({ id: organisations.id });
  return rows.length === 1;
}

/** An organisation, closed ones too, with the division that looks after it. */
export async function organisationWithPlace(db: Executor, realm: string, id: string): Promise<{ organisation: Organisation; place: Division } | null> {
  const [row] = await db.select({ organisation: organisations, place: divisions }).from(organisations).innerJoin(divisions, where)
    .where(and(eq(organisations.realm, realm), eq(organisations.id, id)));
  return row ?? null;
}

export async function organisationsById(db: Executor, realm: string, ids: readonly string[]): Promise<Organisation[]> {
  return ids.length === 0 ? [] : db.select().from(organisations).where(and(eq(organisations.realm, realm), inArray(organisations.id, [...ids])));
}

export interface OrganisationFilter {
  readonly kinds?: readonly OrganisationKind[];
  readonly coBuilding?: boolean;
  /** Condition over `divisions`: in or below a division. */
  readonly under?: SQL;
}

const listed = (realm: string, filter: OrganisationFilter): SQL => and(
  eq(organisations.realm, realm), isNull(organisations.endedAt), filter.under,
  filter.kinds ? inArray(organisations.kind, [...filter.kinds]) : undefined,
  filter.coBuilding === undefined ? undefined : eq(organisations.coBuilding, filter.coBuilding),
)!;

/** A page of living organisations by name, then id. */
export async function organisationPage(
  db: Executor, realm: string, filter: OrganisationFilter, limit: number, after: { name: string; id: string } | null,
): Promise<Organisation[]> {
  const rows = await db.select({ organisation: organisations }).from(organisations).innerJoin(divisions, where)
    .where(and(listed(realm, filter), after === null ? undefined
      : or(gt(organisations.name, after.name), and(eq(organisations.name, after.name), gt(organisations.id, after.id)))))
    .orderBy(asc(organisations.name), asc(organisations.id)).limit(limit);
  return rows.map(({ organisation }) => organisation);
}

export async function countOrganisations(db: Executor, realm: string, filter: OrganisationFilter): Promise<number> {
  return (await db.select({ n: count() }).from(organisations).innerJoin(divisions, where).where(listed(realm, filter)))[0]?.n ?? 0;
}
