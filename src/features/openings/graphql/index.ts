import { ViewerOpenings } from './opening.resolver.ts';

export const resolvers = [ViewerOpenings];
