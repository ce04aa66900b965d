import type { NodeLoaders } from '../../../graphql/context.ts';
import { appointmentLoader } from '../loaders.ts';
import { AppointmentMoves } from './appointment.moves.ts';
import { AppointmentResolver, AppointmentViewer, AppointmentViewerMay, TeamCaptain } from './appointment.resolver.ts';
import { DivisionMoves } from './division.moves.ts';
import { RealmMoves } from './realm.moves.ts';

export { Appointment, AppointmentConnection, Role } from './appointment.type.ts';

export const resolvers = [AppointmentResolver, TeamCaptain, AppointmentViewer, AppointmentViewerMay, AppointmentMoves, DivisionMoves, RealmMoves];

export const nodes: NodeLoaders = {
  Appointment: (reading, ids) => appointmentLoader(reading).loadMany(ids),
};
