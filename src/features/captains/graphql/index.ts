import { TeamDesk, TeamSeatFields } from './captain.resolver.ts';

export const resolvers = [TeamSeatFields, TeamDesk];
