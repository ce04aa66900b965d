import { sql, type SQL } from 'drizzle-orm';
import type { Executor } from '../../../platform/db.ts';

/**
 * Condition over an appointment `a`: it is no pair's, or what it hangs on is in force, too: the officer's appointment with which it was given, and the
 * volunteer's registration. So a pair ends with either of them, at once, and begins again with it.
 */
export const PAIR_STANDS = `(a.with_id is null or (
  exists (select from appointments w, (select business_now() as at offset 0) clock where w.realm = a.realm and w.id = a.with_id and w.since <= clock.at and (w.until is null or w.until > clock.at))
  and exists (select from volunteers v where v.realm = a.realm and v.person_id = a.person_id and v.ended_at is null)))`;
export const pairStands: SQL = sql.raw(PAIR_STANDS);

/** Who holds the appointment, if it is one of a grid officer over this grid that is not over; and whether somebody is a registered volunteer. One statement. */
export async function officerOver(db: Executor, realm: string, appointmentId: string, gridId: string, volunteerId: string): Promise<{ readonly officerId: string; readonly volunteer: boolean } | null> {
  const [row] = await db.execute<{ officer_id: string; volunteer: boolean }>(sql`
    select a.person_id as officer_id, exists (select from volunteers v where v.realm = a.realm and v.person_id = ${volunteerId}::uuid and v.ended_at is null) as volunteer
    from appointments a where a.realm = ${realm} and a.id = ${appointmentId}::uuid and a.role = 'GRID_OFFICER' and a.division_id = ${gridId}::uuid and (a.until is null or a.until > business_now())`);
  return row ? { officerId: row.officer_id, volunteer: row.volunteer } : null;
}
