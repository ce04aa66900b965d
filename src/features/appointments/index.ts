export { appoint, endAppointment, type AppointInput } from './appoint.ts';
export { foundRealm, type RealmInput } from './found-realm.ts';
export { appointmentLoader, captainLoader } from './loaders.ts';
export { actorOf, callerJson, readActor, readActorOfPerson, standingJson, type Standing } from './store/actor.ts';
export { captainsOf, holdersOver, insertAppointment, type Appointment } from './store/appointments.ts';
/** For joins in the stores of upper rooms. */
export { appointments } from './tables.ts';
