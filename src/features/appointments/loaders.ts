import { Loader } from '../../platform/loader.ts';
import type { Reading } from '../../platform/platform.ts';
import { namesOf } from '../people/index.ts';
import { knowsOfficials } from './rules.ts';
import { captainsOf, officialsAmong, visibleAppointments, type Appointment } from './store/appointments.ts';

const [APPOINTMENTS, CAPTAINS, OFFICIALS] = [{}, {}, {}];

/** Appointments that the reader may see, by id. One statement a batch. */
export const appointmentLoader = (reading: Reading): Loader<string, Appointment | null> =>
  reading.memo(APPOINTMENTS, () => new Loader(async (ids) => {
    const rows = new Map((await visibleAppointments(reading.platform.db, reading.actor, ids)).map(({ appointment }) => [appointment.id, appointment]));
    return ids.map((id) => rows.get(id) ?? null);
  }));

/** The captain of a team, as a person's id. */
export const captainLoader = (reading: Reading): Loader<string, string | null> =>
  reading.memo(CAPTAINS, () => new Loader(async (ids) => {
    const rows = new Map((await captainsOf(reading.platform.db, reading.actor.realm, ids)).map(({ teamId, personId }) => [teamId, personId]));
    return ids.map((id) => rows.get(id) ?? null);
  }));

/** Names in full of those who hold or held an office, for those who look over a street: they know who did what, and to whom they hand over. Null for all others, and to all others. */
export const officialNameLoader = (reading: Reading): Loader<string, string | null> =>
  reading.memo(OFFICIALS, () => new Loader(async (ids) => {
    const { actor, platform: { db } } = reading;
    const officials = knowsOfficials(actor) ? await officialsAmong(db, actor.realm, ids) : [];
    const names = officials.length === 0 ? new Map<string, { name: string }>() : await namesOf(db, actor.realm, officials);
    return ids.map((id) => names.get(id)?.name ?? null);
  }));
