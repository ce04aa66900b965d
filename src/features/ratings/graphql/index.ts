import { RatingMoves } from './rating.moves.ts';
import { OrderRatings } from './rating.resolver.ts';

/** The resolvers of the room, for the line in `src/features.ts`. */
export const resolvers = [OrderRatings, RatingMoves];
