export { grab } from './grab.ts';
export { handInEntering } from './entering.ts';
export { openLots } from './lots.ts';
export { crewEffects } from './order-effects.ts';
export { moveSeat, takeSeatAsClock, type SeatCall } from './step.ts';
export { crewFactsJson, crewFactsOf, type CrewFacts } from './store/facts.ts';
export { asTaker, couldTakeNow, couldTakeOnceOpen } from './store/takeable.ts';
export { crewFactsLoader } from './loaders.ts';
export { factsOf } from './viewing.ts';
