import type { NodeLoaders } from '../../../graphql/context.ts';
import { seatLoader } from '../loaders.ts';
import { SeatMoves } from './seat.moves.ts';
import { OrderCrew, SeatFields, ViewerSeats } from './seat.resolver.ts';

export const resolvers = [SeatFields, OrderCrew, ViewerSeats, SeatMoves];

export const nodes: NodeLoaders = {
  Seat: (reading, ids) => Promise.all(ids.map((id) => seatLoader(reading).load(id))),
};
