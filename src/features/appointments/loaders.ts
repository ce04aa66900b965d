import { Loader } from '../../platform/loader.ts';
import type { Reading } from '../../platform/platform.ts';
import { captainsOf, visibleAppointments, type Appointment } from './store/appointments.ts';

const [APPOINTMENTS, CAPTAINS] = [{}, {}];

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
