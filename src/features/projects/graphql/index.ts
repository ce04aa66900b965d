import type { NodeLoaders } from '../../../graphql/context.ts';
import { projectLoader } from '../loaders.ts';
import { OrderProject, ResourceProject } from './project.fields.ts';
import { ProjectMoves, ProjectResolver } from './project.resolver.ts';

/** The resolvers of the room, for the line in `src/features.ts`. */
export const resolvers = [ProjectResolver, ProjectMoves, OrderProject, ResourceProject];

export const nodes: NodeLoaders = {
  Project: (reading, ids) => projectLoader(reading).loadMany(ids),
};
