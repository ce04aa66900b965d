import DataLoader from 'dataloader';
import type { Reading } from '../../platform/platform.ts';
import { captainsOf, visibleAppointments, type Appointment } from './store/appointments.ts';

const [APPOINTMENTS, CAPTAINS] = [{}, {}];

/** Appointments that the reader may see, by id. One statement a batch. */
export const appointmentLoader = (reading: Reading): DataLoader<string, Appointment | null> =>
  reading.memo(APPOINTMENTS, () => new DataLoader(async (ids) => {
    const rows = new Map((await visibleAppointments(reading.platform.db, reading.actor, ids)).map(({ appointment }) => [appointment.id, appointment]));
    return ids.map((id) => rows.get(id) ?? null);
  }));

/** The captain of a team, as a person's id. */
export const captainLoader = (reading: Reading): DataLoader<string, string | null> =>
  reading.memo(CAPTAINS, () => new DataLoader(async (ids) => {
    const rows = new Map((await captainsOf(reading.platform.db, reading.actor.realm, ids)).map(({ teamId, personId }) => [teamId, personId]));
    return ids.map((id) => rows.get(id) ?? null);
  }));
