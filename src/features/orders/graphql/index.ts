import type { NodeLoaders } from '../../../graphql/context.ts';
import { orderLoader } from '../loaders.ts';
import { CenterMoves } from './center.moves.ts';
import { CommunityMoves } from './community.moves.ts';
import { OrderFields } from './order.fields.ts';
import { OrderResolver } from './order.resolver.ts';
import { OrderTies } from './order.ties.ts';
import { ResidentMoves } from './resident.moves.ts';

export { Order, OrderConnection } from './order.type.ts';
export { OrderResult, moved } from './moved.ts';
export { filterOf, OrderFilter } from './order.resolver.ts';
export { OrderInput } from './order.inputs.ts';

export const resolvers = [OrderResolver, OrderFields, OrderTies, ResidentMoves, CenterMoves, CommunityMoves];

export const nodes: NodeLoaders = {
  Order: (reading, ids) => orderLoader(reading).loadMany(ids),
};
