export { crewEffects } from './order-effects.ts';
export { takeSeatAsClock } from './step.ts';
