export { takeAsClock } from './move.ts';
export { FIRST_FOR_ORDER } from './store/people.ts';
