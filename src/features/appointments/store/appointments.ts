import { and, asc, count, eq, gt, inArray, isNull, lte, ne, or, sql, type SQL } from 'drizzle-orm';
import type { Role } from '../../../appointing.ts';
import type { Actor } from '../../../platform/actor.ts';
import type { Executor, Tx } from '../../../platform/db.ts';
import { organisations } from '../../organisations/index.ts';
import { SEES_PEOPLE } from '../../people/index.ts';
import { divisions, reachOf, realms, withinAny, type Division } from '../../places/index.ts';
import { teams } from '../../teams/index.ts';
import { appointments } from '../tables.ts';

export type Appointment = typeof appointments.$inferSelect;

const now = sql`business_now()`;
/** In force at business time. */
const inForce = and(lte(appointments.since, now), or(isNull(appointments.until), gt(appointments.until, now)));
/** In force, or to come. */
const notOver = or(isNull(appointments.until), gt(appointments.until, now));

/** False: the exclusion constraints saw the same person in this role, or another one in a role that only one may hold. */
export async function insertAppointment(tx: Tx, row: Omit<typeof appointments.$inferInsert, 'endedBy'>): Promise<boolean> {
  return (await tx.insert(appointments).values(row).onConflictDoNothing().returning({ id: appointments.id })).length === 1;
}

/** Many at once, whose scopes and holders the caller has made sure of; throws when a constraint finds otherwise. */
export async function insertAppointments(db: Executor, rows: readonly Omit<typeof appointments.$inferInsert, 'endedBy'>[]): Promise<void> {
  if (rows.length > 0) await db.insert(appointments).values([...rows]);
}

/** True when this person already holds the role over the scope in a time that overlaps. */
export async function holdsAlready(db: Executor, row: Pick<Appointment, 'realm' | 'personId' | 'role'> & { scopeId: string; since: Date | null; until: Date | null }): Promise<boolean> {
  const given = sql`tstzrange(coalesce(${row.since?.toISOString() ?? null}::timestamptz, business_now()), ${row.until?.toISOString() ?? null}::timestamptz)`;
  const rows = await db.select({ id: appointments.id }).from(appointments).where(and(
    eq(appointments.realm, row.realm), eq(appointments.personId, row.personId), eq(appointments.role, row.role),
    sql`coalesce(${appointments.divisionId}, ${appointments.organisationId}, ${appointments.teamId}) = ${row.scopeId}::uuid`,
    sql`tstzrange(${appointments.since}, ${appointments.until}) && ${given}`)).limit(1);
  return rows.length === 1;
}

/** Ends it now, or before it began. False: it is over already. */
export async function endAppointmentRow(tx: Tx, realm: string, id: string, endedBy: string): Promise<boolean> {
  const rows = await tx.update(appointments).set({ until: sql`greatest(${appointments.since}, business_now())`, endedBy })
    .where(and(eq(appointments.realm, realm), eq(appointments.id, id), notOver)).returning({ id: appointments.id });
  return rows.length === 1;
}

/** Locks the realm, so that operators end one after the other, and says whether another one stays without end. */
export async function anotherOperatorStays(tx: Tx, realm: string, appointmentId: string): Promise<boolean> {
  await tx.select({ code: realms.code }).from(realms).where(eq(realms.code, realm)).for('update');
  const rows = await tx.select({ id: appointments.id }).from(appointments).innerJoin(divisions, onDivision).where(and(
    eq(appointments.realm, realm), eq(appointments.role, 'OPERATOR'), eq(divisions.code, realm),
    ne(appointments.id, appointmentId), lte(appointments.since, now), isNull(appointments.until))).limit(1);
  return rows.length === 1;
}

const onDivision = and(eq(divisions.realm, appointments.realm), eq(divisions.id, appointments.divisionId));
const onOrganisation = and(eq(organisations.realm, appointments.realm), eq(organisations.id, appointments.organisationId));
const onTeam = and(eq(teams.realm, appointments.realm), eq(teams.id, appointments.teamId));
/** The division itself, or the one that looks after the organisation or under which the team is registered. */
const onPlace = and(eq(divisions.realm, appointments.realm), sql`${divisions.id} = coalesce(${appointments.divisionId}, ${organisations.divisionId}, ${teams.divisionId})`);

const placed = (db: Executor) => db.select({ appointment: appointments, place: divisions }).from(appointments)
  .leftJoin(organisations, onOrganisation).leftJoin(teams, onTeam).innerJoin(divisions, onPlace).$dynamic();

/** Condition over appointments with their place: one's own, or over what one looks after, or of one's own team. */
const visibleTo = (actor: Actor): SQL => and(eq(appointments.realm, actor.realm), or(
  actor.personId === null ? undefined : eq(appointments.personId, actor.personId),
  actor.teamIds.length === 0 ? undefined : inArray(appointments.teamId, [...actor.teamIds]),
  withinAny(reachOf(actor.roles, SEES_PEOPLE))))!;

/** Appointments that the actor may see, by id, ended ones too, each with the division that it lies in. */
export async function visibleAppointments(db: Executor, actor: Actor, ids: readonly string[]): Promise<{ appointment: Appointment; place: Division }[]> {
  return ids.length === 0 ? [] : placed(db).where(and(visibleTo(actor), inArray(appointments.id, [...ids])));
}

/** An appointment whoever asks; throws when it is not there. For the answer to a deed that was just done. */
export async function appointmentById(db: Executor, realm: string, id: string): Promise<Appointment> {
  const [row] = await db.select().from(appointments).where(and(eq(appointments.realm, realm), eq(appointments.id, id)));
  if (!row) throw new Error(`there is no appointment ${id}`);
  return row;
}

export interface AppointmentFilter {
  readonly roles?: readonly Role[];
  /** Condition over `divisions`. */
  readonly under?: SQL;
  readonly personId?: string;
}

const listed = (actor: Actor, filter: AppointmentFilter): SQL => and(visibleTo(actor), notOver, filter.under,
  filter.roles ? inArray(appointments.role, [...filter.roles]) : undefined, filter.personId ? eq(appointments.personId, filter.personId) : undefined)!;

/** A page of appointments in force or to come that the actor may see, by id. */
export async function appointmentPage(db: Executor, actor: Actor, filter: AppointmentFilter, limit: number, afterId: string | null): Promise<Appointment[]> {
  const rows = await placed(db).where(and(listed(actor, filter), afterId === null ? undefined : gt(appointments.id, afterId))).orderBy(asc(appointments.id)).limit(limit);
  return rows.map(({ appointment }) => appointment);
}

export async function countAppointments(db: Executor, actor: Actor, filter: AppointmentFilter): Promise<number> {
  const [row] = await db.select({ n: count() }).from(appointments).leftJoin(organisations, onOrganisation).leftJoin(teams, onTeam)
    .innerJoin(divisions, onPlace).where(listed(actor, filter));
  return row?.n ?? 0;
}

/** The captains in force of teams, by team. */
export async function captainsOf(db: Executor, realm: string, teamIds: readonly string[]): Promise<{ teamId: string; personId: string }[]> {
  if (teamIds.length === 0) return [];
  const rows = await db.select({ teamId: appointments.teamId, personId: appointments.personId }).from(appointments)
    .where(and(eq(appointments.realm, realm), eq(appointments.role, 'CAPTAIN'), inArray(appointments.teamId, [...teamIds]), inForce));
  return rows.flatMap(({ teamId, personId }) => (teamId === null ? [] : [{ teamId, personId }]));
}
