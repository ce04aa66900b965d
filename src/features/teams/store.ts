import { and, asc, count, eq, gt, inArray, isNotNull, isNull, or, sql, type SQL } from 'drizzle-orm';
import { newId } from '../../kernel/ids.ts';
import type { Actor } from '../../platform/actor.ts';
import type { Executor, Tx } from '../../platform/db.ts';
import { divisions, reachOf, withinAny, type Division } from '../places/index.ts';
import { SEES_MEMBERS } from './roles.ts';
import { teamDivisions, teamItems, teamMembers, teams } from './tables.ts';
import type { Ending } from './words.ts';

export type Team = typeof teams.$inferSelect;
export type Membership = typeof teamMembers.$inferSelect;

const registered = and(eq(divisions.realm, teams.realm), eq(divisions.id, teams.divisionId));

export async function insertTeam(tx: Tx, row: Pick<Team, 'realm' | 'id' | 'name' | 'divisionId' | 'organisationId'>): Promise<void> {
  await tx.insert(teams).values(row);
}

/** Ends a team: it is on no list any more, and every membership and request ends with it. False: it has ended already. */
export async function endTeamRow(tx: Tx, realm: string, id: string, endedBy: string): Promise<boolean> {
  const ended = await tx.update(teams).set({ endedAt: sql`business_now()`, endedBy }).where(and(eq(teams.realm, realm), eq(teams.id, id), isNull(teams.endedAt))).returning({ id: teams.id });
  if (ended.length === 0) return false;
  await tx.update(teamMembers).set({ endedAt: sql`business_now()`, endedBy, ending: 'TEAM_ENDED' })
    .where(and(eq(teamMembers.realm, realm), eq(teamMembers.teamId, id), isNull(teamMembers.endedAt)));
  return true;
}

/** Keeps a team from ending until the transaction does. False: it has ended. */
export async function keepTeam(tx: Tx, realm: string, id: string): Promise<boolean> {
  return (await tx.select({ id: teams.id }).from(teams).where(and(eq(teams.realm, realm), eq(teams.id, id), isNull(teams.endedAt))).for('share')).length === 1;
}

/** Replaces where and with what a team helps; two at once leave one of the two, whole. */
export async function replaceScope(tx: Tx, realm: string, teamId: string, divisionIds: readonly string[], itemCodes: readonly string[]): Promise<void> {
  await tx.select({ id: teams.id }).from(teams).where(and(eq(teams.realm, realm), eq(teams.id, teamId))).for('update');
  await tx.delete(teamDivisions).where(and(eq(teamDivisions.realm, realm), eq(teamDivisions.teamId, teamId)));
  await tx.delete(teamItems).where(and(eq(teamItems.realm, realm), eq(teamItems.teamId, teamId)));
  if (divisionIds.length > 0) await tx.insert(teamDivisions).values(divisionIds.map((divisionId) => ({ realm, teamId, divisionId })));
  if (itemCodes.length > 0) await tx.insert(teamItems).values(itemCodes.map((itemCode) => ({ realm, teamId, itemCode })));
}

/** A team with the division under which it is registered. */
export async function teamWithPlace(db: Executor, realm: string, id: string): Promise<{ team: Team; place: Division } | null> {
  const [row] = await db.select({ team: teams, place: divisions }).from(teams).innerJoin(divisions, registered).where(and(eq(teams.realm, realm), eq(teams.id, id)));
  return row ?? null;
}

export async function teamsById(db: Executor, realm: string, ids: readonly string[]): Promise<Team[]> {
  return ids.length === 0 ? [] : db.select().from(teams).where(and(eq(teams.realm, realm), inArray(teams.id, [...ids])));
}

export async function scopesOf(db: Executor, realm: string, ids: readonly string[]): Promise<{ teamId: string; divisionIds: string[]; itemCodes: string[] }[]> {
  if (ids.length === 0) return [];
  const rows = await db.execute<{ id: string; divisions: string[]; items: string[] }>(sql`
    select t.id, coalesce((select json_agg(d.division_id order by d.division_id) from team_divisions d where d.realm = t.realm and d.team_id = t.id), '[]'::json) as divisions,
      coalesce((select json_agg(i.item_code order by i.item_code) from team_items i where i.realm = t.realm and i.team_id = t.id), '[]'::json) as items
    from teams t where t.realm = ${realm} and t.id = any(${`{${ids.join(',')}}`}::uuid[])`);
  return rows.map((row) => ({ teamId: row.id, divisionIds: row.divisions, itemCodes: row.items }));
}

export interface TeamFilter {
  /** Condition over `divisions`: registered in or below a division. */
  readonly under?: SQL;
  readonly organisationId?: string;
}

const listed = (realm: string, filter: TeamFilter): SQL =>
  and(eq(teams.realm, realm), isNull(teams.endedAt), filter.under, filter.organisationId ? eq(teams.organisationId, filter.organisationId) : undefined)!;

/** A page of living teams by name, then id; teams are public. */
export async function teamPage(db: Executor, realm: string, filter: TeamFilter, limit: number, after: { name: string; id: string } | null): Promise<Team[]> {
  const rows = await db.select({ team: teams }).from(teams).innerJoin(divisions, registered)
    .where(and(listed(realm, filter), after === null ? undefined : or(gt(teams.name, after.name), and(eq(teams.name, after.name), gt(teams.id, after.id)))))
    .orderBy(asc(teams.name), asc(teams.id)).limit(limit);
  return rows.map(({ team }) => team);
}

export async function countTeams(db: Executor, realm: string, filter: TeamFilter): Promise<number> {
  return (await db.select({ n: count() }).from(teams).innerJoin(divisions, registered).where(listed(realm, filter)))[0]?.n ?? 0;
}

/** The id of the new request, or null: there is a living one. */
export async function insertMembership(tx: Tx, realm: string, teamId: string, personId: string): Promise<string | null> {
  const rows = await tx.insert(teamMembers).values({ realm, id: newId(), teamId, personId }).onConflictDoNothing().returning({ id: teamMembers.id });
  return rows[0]?.id ?? null;
}

/** Many members at once; throws when somebody is there already. */
export async function insertMembers(db: Executor, rows: readonly (typeof teamMembers.$inferInsert)[]): Promise<void> {
  if (rows.length > 0) await db.insert(teamMembers).values([...rows]);
}

export async function membershipById(db: Executor, realm: string, id: string): Promise<Membership | null> {
  return (await db.select().from(teamMembers).where(and(eq(teamMembers.realm, realm), eq(teamMembers.id, id))))[0] ?? null;
}

/** False: it was answered or taken back in the meantime. */
export async function admit(tx: Tx, realm: string, id: string, admittedBy: string): Promise<boolean> {
  const rows = await tx.update(teamMembers).set({ admittedAt: sql`business_now()`, admittedBy })
    .where(and(eq(teamMembers.realm, realm), eq(teamMembers.id, id), isNull(teamMembers.admittedAt), isNull(teamMembers.endedAt))).returning({ id: teamMembers.id });
  return rows.length === 1;
}

/** Ends a living membership or request; a refusal only a request, a removal only a membership. False: it was not so any more. */
export async function endMembership(tx: Tx, realm: string, id: string, by: { endedBy: string; ending: Ending; reason?: string | null }): Promise<boolean> {
  const { admittedAt } = teamMembers;
  const rows = await tx.update(teamMembers).set({ endedAt: sql`business_now()`, ...by })
    .where(and(eq(teamMembers.realm, realm), eq(teamMembers.id, id), isNull(teamMembers.endedAt),
      by.ending === 'REFUSED' ? isNull(admittedAt) : by.ending === 'REMOVED' ? isNotNull(admittedAt) : undefined))
    .returning({ id: teamMembers.id });
  return rows.length === 1;
}

export async function livingMembership(db: Executor, realm: string, teamId: string, personId: string): Promise<Membership | null> {
  const [row] = await db.select().from(teamMembers)
    .where(and(eq(teamMembers.realm, realm), eq(teamMembers.teamId, teamId), eq(teamMembers.personId, personId), isNull(teamMembers.endedAt)));
  return row ?? null;
}

/** The first 50 memberships and requests of a person that last. */
export async function livingMemberships(db: Executor, realm: string, personId: string): Promise<Membership[]> {
  return db.select().from(teamMembers).where(and(eq(teamMembers.realm, realm), eq(teamMembers.personId, personId), isNull(teamMembers.endedAt)))
    .orderBy(asc(teamMembers.id)).limit(50);
}

/** Condition over `team_members` joined with `teams` and their `divisions`: one's own, of teams one belongs to or leads, or of a division one looks after. */
export const memberVisibleTo = (actor: Actor): SQL => and(eq(teamMembers.realm, actor.realm), or(
  actor.personId === null ? undefined : eq(teamMembers.personId, actor.personId),
  actor.teamIds.length === 0 ? undefined : inArray(teamMembers.teamId, [...actor.teamIds]),
  withinAny(reachOf(actor.roles, SEES_MEMBERS))))!;

const ofTeam = and(eq(teams.realm, teamMembers.realm), eq(teams.id, teamMembers.teamId));

/** Memberships that the actor may see, by id, ended ones too. */
export async function visibleMembers(db: Executor, actor: Actor, ids: readonly string[]): Promise<Membership[]> {
  if (ids.length === 0) return [];
  const rows = await db.select({ member: teamMembers }).from(teamMembers).innerJoin(teams, ofTeam).innerJoin(divisions, registered)
    .where(and(memberVisibleTo(actor), inArray(teamMembers.id, [...ids])));
  return rows.map(({ member }) => member);
}

const members = (actor: Actor, teamId: string, waiting: boolean | null): SQL => and(memberVisibleTo(actor), eq(teamMembers.teamId, teamId), isNull(teamMembers.endedAt),
  waiting === null ? undefined : waiting ? isNull(teamMembers.admittedAt) : isNotNull(teamMembers.admittedAt))!;

/** A page of the living memberships of a team that the actor may see, by id. `waiting`: only requests, or only members. */
export async function memberPage(db: Executor, actor: Actor, teamId: string, waiting: boolean | null, limit: number, afterId: string | null): Promise<Membership[]> {
  const rows = await db.select({ member: teamMembers }).from(teamMembers).innerJoin(teams, ofTeam).innerJoin(divisions, registered)
    .where(and(members(actor, teamId, waiting), afterId === null ? undefined : gt(teamMembers.id, afterId))).orderBy(asc(teamMembers.id)).limit(limit);
  return rows.map(({ member }) => member);
}

export async function countMembers(db: Executor, actor: Actor, teamId: string, waiting: boolean | null): Promise<number> {
  return (await db.select({ n: count() }).from(teamMembers).innerJoin(teams, ofTeam).innerJoin(divisions, registered).where(members(actor, teamId, waiting)))[0]?.n ?? 0;
}
