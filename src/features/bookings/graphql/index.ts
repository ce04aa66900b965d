import type { NodeLoaders } from '../../../graphql/context.ts';
import { bookingLoader } from '../loaders.ts';
import { BookingFields, OrderBooking } from './booking.fields.ts';
import { BookingMoves } from './booking.moves.ts';
import { Desk, ResourceUse } from './desk.resolver.ts';
import { GivenItemRatings, ResourceRatings } from './given.resolver.ts';

export { Booking } from './booking.type.ts';

/** The resolvers of the room, for the line in `src/features.ts`. */
export const resolvers = [BookingFields, OrderBooking, BookingMoves, Desk, ResourceUse, GivenItemRatings, ResourceRatings];

export const nodes: NodeLoaders = {
  Booking: (reading, ids) => bookingLoader(reading).loadMany(ids),
};
