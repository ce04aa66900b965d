import type { NodeLoaders } from '../../../graphql/node.ts';
import { resourceLoader } from '../loaders.ts';
import { ResourceFields } from './resource.fields.ts';
import { ResourceMoves } from './resource.moves.ts';
import { ItemResources, ResourceResolver, ResourceViewerMay } from './resource.resolver.ts';

export { RecurringInput } from './resource.inputs.ts';
export { Resource } from './resource.type.ts';

export const resolvers = [ResourceResolver, ItemResources, ResourceViewerMay, ResourceFields, ResourceMoves];

export const nodes: NodeLoaders = {
  Resource: (reading, ids) => resourceLoader(reading).loadMany(ids),
};
