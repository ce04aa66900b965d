import type { NodeLoaders } from '../../../graphql/context.ts';
import { askLoader } from '../loaders.ts';
import { AskMoves } from './ask.moves.ts';
import { AskFields, OrderViewerAsk, ViewerAsks } from './ask.resolver.ts';
import { AskedPersonFields, OrderAskingField, OrderAskingFields } from './asking.resolver.ts';
import { OrderSuggestions } from './suggestion.resolver.ts';

export { AskReason } from './ask.type.ts';

export const resolvers = [AskFields, OrderViewerAsk, ViewerAsks, AskMoves, OrderAskingFields, AskedPersonFields, OrderAskingField, OrderSuggestions];

export const nodes: NodeLoaders = {
  Ask: (reading, ids) => askLoader(reading).loadMany(ids),
};
