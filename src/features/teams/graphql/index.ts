import type { NodeLoaders } from '../../../graphql/context.ts';
import { memberLoader, teamLoader } from '../loaders.ts';
import { TeamMemberResolver } from './member.resolver.ts';
import { TeamMoves } from './team.moves.ts';
import { TeamResolver, TeamViewer, TeamViewerMay } from './team.resolver.ts';

export { Team, TeamConnection, TeamMember } from './team.type.ts';

export const resolvers = [TeamResolver, TeamMemberResolver, TeamViewer, TeamViewerMay, TeamMoves];

export const nodes: NodeLoaders = {
  Team: (reading, ids) => teamLoader(reading).loadMany(ids),
  TeamMember: (reading, ids) => memberLoader(reading).loadMany(ids),
};
