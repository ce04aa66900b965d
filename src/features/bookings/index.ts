export { cancelBookingsOf } from './cancel-occurrence.ts';
export { bookingLoader } from './loaders.ts';
export { takeAsClock } from './move.ts';
