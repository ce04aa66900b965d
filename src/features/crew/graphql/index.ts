import type { NodeLoaders } from '../../../graphql/context.ts';
import { coolingLoader, seatLoader, waitLoader } from '../loaders.ts';
import { CaptainMoves } from './captain.moves.ts';
import { CoolingFields, CoolingMoves, ViewerCooling } from './cooling.resolver.ts';
import { SeatMoves } from './seat.moves.ts';
import { OrderCrew, SeatFields, ViewerSeats } from './seat.resolver.ts';
import { LineMoves } from './waiting.moves.ts';
import { OrderLine, ViewerWaiting, WaitingFields } from './waiting.resolver.ts';

export { SeatKindEnum, SeatStateEnum } from './enums.ts';
export { InDraw, Seat, SeatConnection } from './seat.type.ts';

export const resolvers = [SeatFields, OrderCrew, ViewerSeats, SeatMoves, CaptainMoves, WaitingFields, OrderLine, ViewerWaiting, LineMoves, CoolingFields, CoolingMoves, ViewerCooling];

export const nodes: NodeLoaders = {
  Waiting: (reading, ids) => waitLoader(reading).loadMany(ids),
  CoolingOff: (reading, ids) => coolingLoader(reading).loadMany(ids),
  Seat: (reading, ids) => seatLoader(reading).loadMany(ids),
};
