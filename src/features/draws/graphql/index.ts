import type { NodeLoaders } from '../../../graphql/context.ts';
import { entryLoader } from '../loaders.ts';
import { DrawMoves } from './draw.moves.ts';
import { DrawEntryFields, DrawFields, InDrawEntry, OrderDraw } from './draw.resolver.ts';

export const resolvers = [DrawFields, DrawEntryFields, OrderDraw, InDrawEntry, DrawMoves];

export const nodes: NodeLoaders = {
  DrawEntry: (reading, ids) => entryLoader(reading).loadMany(ids),
};
