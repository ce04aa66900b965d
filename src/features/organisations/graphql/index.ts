import type { NodeLoaders } from '../../../graphql/context.ts';
import { organisationLoader } from '../loaders.ts';
import { OrganisationMoves } from './organisation.moves.ts';
import { OrganisationResolver, OrganisationViewerMay } from './organisation.resolver.ts';

export { Organisation, OrganisationConnection, OrganisationKind } from './organisation.type.ts';

export const resolvers = [OrganisationResolver, OrganisationViewerMay, OrganisationMoves];

export const nodes: NodeLoaders = {
  Organisation: (reading, ids) => organisationLoader(reading).loadMany(ids),
};
