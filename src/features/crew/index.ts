export { grab, grabSeat, type GrabCall, type GrabbedSeat } from './grab.ts';
export { crewLoader, seatLoader, seesCrew } from './loaders.ts';
export { crewEffects } from './order-effects.ts';
export { moveSeat, takeSeatAsClock, type SeatCall, type SeatMoved } from './step.ts';
export type { SeatRow } from './store/rows.ts';
export { countSeatsOfPerson, seatsById, seatsOf, seatsOfPerson } from './store/read.ts';
/** For joins in the stores of upper rooms. */
export { seats } from './tables.ts';
