import { CenterMoves } from './center.moves.ts';
import { CommunityMoves } from './community.moves.ts';
import { OrderFields } from './order.fields.ts';
import { OrderResolver } from './order.resolver.ts';
import { ResidentMoves } from './resident.moves.ts';

export { Order, OrderConnection, StepAnswer } from './order.type.ts';
export { OrderResult, moved, shown } from './moved.ts';
export { OrderInput, MaySayInput, SayInput } from './order.inputs.ts';

/** The resolvers of the room, for the list in `src/features.ts`. */
export const orderResolvers = [OrderResolver, OrderFields, ResidentMoves, CenterMoves, CommunityMoves] as const;
