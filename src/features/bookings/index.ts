export { cancelBookingsOf } from './cancel-occurrence.ts';
export { takeAsClock } from './move.ts';
