import type { NodeLoaders } from '../../../graphql/node.ts';
import { itemByIdLoader, versionLoader } from '../loaders.ts';
import { CatalogueMoves } from './catalogue.moves.ts';
import { CatalogueResolver, CatalogueViewerMay } from './catalogue.resolver.ts';
import { ItemResolver } from './item.resolver.ts';
import { RealmLimits } from './realm-limits.resolver.ts';

export { Item, ItemConnection } from './catalogue.type.ts';
export { ServedBy } from './words.ts';

export const resolvers = [CatalogueResolver, CatalogueViewerMay, ItemResolver, CatalogueMoves, RealmLimits];

export const nodes: NodeLoaders = {
  Catalogue: (reading, ids) => versionLoader(reading).loadMany(ids),
  Item: (reading, ids) => itemByIdLoader(reading).loadMany(ids),
};
