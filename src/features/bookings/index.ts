export { cancelBookingsOf } from './cancel-occurrence.ts';
export type { GivenItemRow } from './desk.ts';
export { takeAsClock } from './move.ts';
