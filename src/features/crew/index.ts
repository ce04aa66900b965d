export { grab } from './grab.ts';
export { crewEffects } from './order-effects.ts';
export { moveSeat, takeSeatAsClock, type SeatCall } from './step.ts';
