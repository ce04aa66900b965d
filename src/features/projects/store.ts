import { and, asc, eq, gt, inArray, isNull, or, sql, type SQL } from 'drizzle-orm';
import type { Executor, Tx } from '../../platform/db.ts';
import { projectPartners, projects } from '../organisations/index.ts';

export type Project = typeof projects.$inferSelect;
const P = projects;

export async function insertProject(tx: Tx, row: Pick<Project, 'realm' | 'id' | 'name' | 'ownerId' | 'signedOn' | 'itemCodes'>, partnerIds: readonly string[]): Promise<void> {
  await tx.insert(P).values(row);
  await putPartners(tx, row, partnerIds);
}

/** Changes what is given, or ends it. False: it has ended. */
export async function changeProject(tx: Tx, realm: string, id: string, change: Partial<Pick<Project, 'name' | 'itemCodes'>> | 'END'): Promise<boolean> {
  const rows = await tx.update(P).set(change === 'END' ? { endedAt: sql`business_now()` } : { ...change, realm })
    .where(and(eq(P.realm, realm), eq(P.id, id), isNull(P.endedAt))).returning({ id: P.id });
  return rows.length === 1;
}

/** Its partners are these from now on. Ask under the lock of the project's row. */
export async function replacePartners(tx: Tx, project: Pick<Project, 'realm' | 'id'>, partnerIds: readonly string[]): Promise<void> {
  await tx.delete(projectPartners).where(and(eq(projectPartners.realm, project.realm), eq(projectPartners.projectId, project.id)));
  await putPartners(tx, project, partnerIds);
}

async function putPartners(tx: Tx, { realm, id }: Pick<Project, 'realm' | 'id'>, partnerIds: readonly string[]): Promise<void> {
  if (partnerIds.length > 0) await tx.insert(projectPartners).values(partnerIds.map((organisationId) => ({ realm, projectId: id, organisationId })));
}

export const projectsById = (db: Executor, realm: string, ids: readonly string[]): Promise<Project[]> =>
  db.select().from(P).where(and(eq(P.realm, realm), inArray(P.id, [...ids])));

export const partnersOf = (db: Executor, realm: string, ids: readonly string[]): Promise<{ projectId: string; organisationId: string }[]> =>
  db.select({ projectId: projectPartners.projectId, organisationId: projectPartners.organisationId }).from(projectPartners)
    .where(and(eq(projectPartners.realm, realm), inArray(projectPartners.projectId, [...ids]))).orderBy(asc(projectPartners.organisationId));

/** What a list of projects is narrowed to. */
export interface ProjectFilter {
  /** Its owner or one of its partners. */
  readonly organisationId?: string | null;
  readonly itemCode?: string | null;
}

const listed = (realm: string, { organisationId, itemCode }: ProjectFilter): SQL => and(
  eq(P.realm, realm), isNull(P.endedAt), itemCode ? sql`${itemCode} = any(${P.itemCodes})` : undefined,
  organisationId ? sql`(${P.ownerId} = ${organisationId}::uuid or exists (select from project_partners x where x.realm = ${P.realm} and x.project_id = ${P.id} and x.organisation_id = ${organisationId}::uuid))` : undefined,
)!;

/** A page of living projects by name, then id. */
export const projectPage = (db: Executor, realm: string, filter: ProjectFilter, limit: number, after: { name: string; id: string } | null): Promise<Project[]> =>
  db.select().from(P).where(and(listed(realm, filter), after === null ? undefined : or(gt(P.name, after.name), and(eq(P.name, after.name), gt(P.id, after.id)))))
    .orderBy(asc(P.name), asc(P.id)).limit(limit);

export const countProjects = (db: Executor, realm: string, filter: ProjectFilter): Promise<number> => db.$count(P, listed(realm, filter));

/** The living project of an id that serves an item, if there is one, as an SQL value of type uuid; kept from ending until whoever puts something into it has. */
export const servingProject = (realm: string, projectId: string, itemCode: string): SQL => sql`(select j.id from projects j
  where j.realm = ${realm} and j.id = ${projectId}::uuid and j.ended_at is null and ${itemCode} = any(j.item_codes) for share of j)`;
