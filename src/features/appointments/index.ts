export { appoint, endAppointment } from './appoint.ts';
export { endDivision, handInLooks, type LookInDivision } from './end-division.ts';
export { foundRealm } from './found-realm.ts';
export { actorOf, callerJson, readActor, rightsText, standingJson, type Standing } from './store/actor.ts';
export { insertAppointment, insertAppointments } from './store/appointments.ts';
export { PAIR_STANDS, pairStands } from './store/pairs.ts';
export { operatorsOf } from './store/operators.ts';
